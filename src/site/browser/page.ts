import { enableCopy } from './copy.ts';
import { enableSearch } from './search-open.ts';
import { enableTheme } from './theme.ts';

for (const place of document.querySelectorAll('[data-origin]')) place.textContent = location.origin;
enableCopy();
enableSearch();
enableTheme();
