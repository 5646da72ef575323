import { defineConfig } from 'astro/config';
import studylog from 'studylog';
import config from './studylog.config.ts';

export default defineConfig({ integrations: [studylog(config)] });
