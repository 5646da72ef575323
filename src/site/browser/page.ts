import { enableCopy } from './copy.ts';
import { enableLanguage } from './language.ts';
import { enablePreviews } from './previews-open.ts';
import { enableSearch } from './search-open.ts';
import { enableSteps } from './steps.ts';
import { enableTheme } from './theme.ts';
import { enableToc } from './toc.ts';

for (const place of document.querySelectorAll('[data-origin]')) place.textContent = location.origin;
enableCopy();
enableSearch();
enableSteps();
enablePreviews();
enableTheme();
enableToc();
enableLanguage();
