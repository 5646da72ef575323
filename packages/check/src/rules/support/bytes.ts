const UTF_8 = new TextEncoder();

/** How many bytes a text takes. */
export function bytesOf(text: string): number {
  return UTF_8.encode(text).length;
}
