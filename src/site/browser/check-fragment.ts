/** What stands after the `#` of an address that carries a manifest. Browsers send no fragment to any server. */
const KEY = 'yaml=';

/** A link could unfold to any size; no manifest that is passed on by link is longer. */
const MOST_BYTES = 1024 * 1024;

/**
 * A text as a fragment without its `#`, deflated and in the letters that addresses take: shorter than as it is from ten letters on,
 * and a link that was cut off can be told from one that was not.
 */
export async function fragmentOf(text: string): Promise<string> {
  const deflated = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(deflated).arrayBuffer());
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return KEY + letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Whether a `location.hash` means to carry a manifest. */
export const carriesText = (hash: string): boolean => hash.startsWith(`#${KEY}`);

/** The text that a `location.hash` carries, or undefined where it is cut off, too long or no text. */
export async function textOf(hash: string): Promise<string | undefined> {
  try {
    const letters = atob(hash.slice(`#${KEY}`.length).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new TextDecoder('utf-8', { fatal: true }).decode(await bounded(inflated));
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
