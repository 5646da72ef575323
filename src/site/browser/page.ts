import { enableCopy } from './copy.ts';
import { enableLanguage } from './language.ts';
import { enableTheme } from './theme.ts';

for (const place of document.querySelectorAll('[data-origin]')) place.textContent = location.origin;
enableCopy();
enableTheme();
enableLanguage();
