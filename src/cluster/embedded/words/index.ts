import type { Finding } from '@studylog/check';
import { decodingWords, UNDECODED } from './decoding.ts';
import { MAPPING_WORDS } from './mapping.ts';
import type { Refused } from './place.ts';
import { validationWords } from './validation.ts';

/**
 * What kubectl prints when the server refuses an object that the checker has found faults in, word for word; undefined where the
 * words are not known. The server stops at the first stage that fails: it finds the kind, decodes, looks for unknown fields, validates.
 * @see https://github.com/kubernetes/kubernetes/tree/v1.36.3/pkg/apis
 */
export function serverWords(faults: readonly Finding[], refused: Refused): string | undefined {
  const { object, source } = refused;
  // Of what does not say what it is, kubectl says more than is known here.
  if (![object.apiVersion, object.kind].every((text) => typeof text === 'string')) return undefined;
  const unmapped = faults.find(({ rule }) => Object.hasOwn(MAPPING_WORDS, rule));
  if (unmapped) return MAPPING_WORDS[unmapped.rule]!(refused);
  const badRequest = (said: string) =>
    `Error from server (BadRequest): error when creating "${source}": ${object.kind} in version "${versionOf(object.apiVersion)}" cannot be handled as a ${object.kind}: ${said}`;
  const unknown = faults.filter(({ rule }) => rule === 'unknown-field').map(({ at = '' }) => at);
  // What is in a field that the server does not know is not decoded.
  const undecoded = faults.find(
    ({ rule, at = '' }) => UNDECODED.has(rule) && !unknown.some((field) => at === field || at.startsWith(`${field}.`)),
  );
  if (undecoded) {
    const said = decodingWords(undecoded, refused);
    return said === undefined ? undefined : badRequest(said);
  }
  if (unknown.length > 0) {
    const fields = unknown.map((at) => `unknown field "${at.replace(/\["(.*?)"\]/g, '.$1')}"`).sort();
    return badRequest(`strict decoding error: ${fields.join(', ')}`);
  }
  const errors = validationWords(faults, refused);
  if (errors === undefined) return undefined;
  const begin = `The ${object.kind} "${object.metadata?.name ?? ''}" is invalid: `;
  return errors.length === 1 ? begin + errors[0] : `${begin}\n${errors.map((error) => `* ${error}\n`).join('')}`;
}

function versionOf(apiVersion: string): string {
  return apiVersion.split('/').at(-1)!;
}
