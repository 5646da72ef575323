import { defineConfig } from 'astro/config';
import { studylog } from './src/site/integration.ts';
import config from './studylog.config.ts';

export default defineConfig({ integrations: [studylog(config)] });
