import type { KubeObject } from '../engine.ts';

/** How webernetes ends the names of EndpointSlices: always the same. */
const END = /-simulator$/;
/** Of which the API server makes the ends of names. */
const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';
const LENGTH = 5;

/** An EndpointSlice with a name as its controller makes it: its Service's, and letters that are its own as its uid is. */
export function withSliceName(object: KubeObject): KubeObject {
  const { kind, metadata } = object;
  if (kind !== 'EndpointSlice' || !END.test(metadata.name)) return object;
  const name = metadata.name.replace(END, `-${lettersOf(String(metadata.uid))}`);
  return { ...object, metadata: { ...metadata, name } };
}

function lettersOf(uid: string): string {
  let number = [...uid].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 0x7fffffff, 7);
  return Array.from({ length: LENGTH }, () => {
    const letter = LETTERS[number % LETTERS.length]!;
    number = Math.floor(number / LETTERS.length);
    return letter;
  }).join('');
}
