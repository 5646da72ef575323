/** Load the stylesheets of another page that this one lacks. */
export async function addStyles(page: Document): Promise<void> {
  const known = new Set([...document.styleSheets].map(({ href, ownerNode }) => href ?? ownerNode?.textContent));
  const missing = [...page.head.querySelectorAll<HTMLLinkElement | HTMLStyleElement>('link[rel="stylesheet"], style')]
    .map((sheet) => document.importNode(sheet, true))
    .filter((sheet) => !known.has('href' in sheet ? sheet.href : sheet.textContent));
  document.head.append(...missing);
  await Promise.all(
    missing.map((sheet) => 'href' in sheet && new Promise((done) => (sheet.onload = sheet.onerror = done))),
  );
}
