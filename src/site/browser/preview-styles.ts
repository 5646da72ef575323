import styles from '../styles/previews.css?inline';

let sheet: CSSStyleSheet | undefined;

/** Give the page the styles of boxes that explain, once. */
export function addPreviewStyles(): void {
  if (sheet) return;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);
}
