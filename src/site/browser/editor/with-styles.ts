import styles from '../../styles/editor.css?inline';

export { type EditorHandle, type EditorOptions, mountEditor } from './mount.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);
