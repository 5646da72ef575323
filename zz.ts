import { loadFieldReference, splitKind } from '@studylog/check/fields';
import { parseManifest } from '@studylog/check/manifest';
import { checkManifests } from '@studylog/check';
