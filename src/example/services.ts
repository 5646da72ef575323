import { readManifest } from '@studylog/check/manifest';
