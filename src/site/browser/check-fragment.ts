/**
 * What stands after the `#` of an address that carries a manifest: deflated, or as it is where that is shorter, with the number of
 * its bytes, as nothing else tells that a link was cut off. Browsers send no fragment to any server.
 */
const DEFLATED = 'yaml=';
const PLAIN = 'text=';

/** A link could unfold to any size; no manifest that is passed on by link is longer. */
const MOST_BYTES = 1024 * 1024;

/** A text as a fragment without its `#`, in the letters that addresses take. */
export async function fragmentOf(text: string): Promise<string> {
  const plain = new TextEncoder().encode(text);
  const deflated = new Blob([plain]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const packed = new Uint8Array(await new Response(deflated).arrayBuffer());
  const [short, asItIs] = [DEFLATED + lettersOf(packed), `${PLAIN}${plain.length}.${lettersOf(plain)}`];
  return short.length < asItIs.length ? short : asItIs;
}

function lettersOf(bytes: Uint8Array): string {
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Whether a `location.hash` means to carry a manifest. */
export const carriesText = (hash: string): boolean => hash.startsWith(`#${DEFLATED}`) || hash.startsWith(`#${PLAIN}`);

/** The text that a `location.hash` carries, or undefined where it is cut off, too long or no text. */
export async function textOf(hash: string): Promise<string | undefined> {
  try {
    const carried = hash.slice(`#${DEFLATED}`.length);
    const [written, length] = hash.startsWith(`#${PLAIN}`) ? carried.split('.').reverse() : [carried];
    const letters = atob(written!.replaceAll('-', '+').replaceAll('_', '/'));
    if (length !== undefined && Number(length) !== letters.length) return undefined;
    const bytes = new Blob([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))]).stream();
    const unpacked = length === undefined ? bytes.pipeThrough(new DecompressionStream('deflate-raw')) : bytes;
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await bounded(unpacked));
  } catch {
    return undefined;
  }
}

async function bounded(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).arrayBuffer();
    size += value.length;
    if (size > MOST_BYTES) {
      await reader.cancel();
      throw new RangeError(`more than ${MOST_BYTES} bytes`);
    }
    parts.push(value);
  }
}
