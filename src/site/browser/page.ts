import { enableCopy } from './copy.ts';
import { enableLanguage } from './language.ts';
import { enableReplay } from './replay-open.ts';
import { enableSearch } from './search-open.ts';
import { enableSteps } from './steps.ts';
import { enableTerms } from './terms.ts';
import { enableTheme } from './theme.ts';
import { enableToc } from './toc.ts';

for (const place of document.querySelectorAll('[data-origin]')) place.textContent = location.origin;
enableCopy();
enableReplay();
enableSearch();
enableSteps();
enableTerms();
enableTheme();
enableToc();
enableLanguage();
