const WORD = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const HOST = '(?:[a-zA-Z0-9](?:[-a-zA-Z0-9.]*[a-zA-Z0-9])?|\\[[a-fA-F0-9:]+])(?::\\d+)?';
const DIGEST = 'sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}';
const REFERENCE = new RegExp(`^(?:${HOST}/)?${WORD}(?:/${WORD})*(?::\\w[\\w.-]{0,127})?(?:@(?:${DIGEST}))?$`);
/** More than the longest name, tag and digest together. */
const MAX = 520;

/** Whether nodes can read a text as the name of an image: host, lower-case path, tag and digest. */
export function isReference(image: string): boolean {
  return image.length < MAX && REFERENCE.test(image);
}
