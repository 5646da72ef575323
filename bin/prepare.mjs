/** Runs after `npm install`. Without rolldown, or where nothing can be written, the checker runs from its sources as well, a little later. */
import { makeBundle } from './bundle.mjs';

await makeBundle().catch((error) => console.error(`studylog check will run from its sources: ${error.message}`));
