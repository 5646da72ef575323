import { type Preview, PreviewBox } from './preview-box.ts';
import { KEY, keyAt, movedTo, prepareManifest, previewOfKey, whenFocused } from './preview-keys.ts';
import { addPreviewStyles } from './preview-styles.ts';
import { previewOfTerm } from './preview-terms.ts';

/** The pointer may leave what is explained for as long on its way to the box. */
const LINGER_MS = 200;
const TERM = 'a.term';
const MANIFEST = 'pre.numbered, pre[data-keys]';

/**
 * Show what a term means and what the API says of a key: while the pointer is on it or on the box, while it has the focus, and
 * after a tap. It goes with Escape, and stays otherwise (WCAG 1.4.13).
 * @param first what made the page load this
 */
export function startPreviews(first: Event): void {
  addPreviewStyles();
  const box = new PreviewBox();
  let wanted: HTMLElement | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  /** Not while the page moves below a pointer that rests, as it does when somebody goes on by keyboard. */
  let isPointing = true;

  async function show(anchor: HTMLElement, isTap: boolean): Promise<void> {
    clearTimeout(leaving);
    if (wanted === anchor) return;
    hide();
    wanted = anchor;
    const preview: Preview | undefined = anchor.matches(TERM)
      ? await previewOfTerm(anchor as HTMLAnchorElement, isTap)
      : previewOfKey(anchor);
    if (preview && wanted === anchor) box.show(anchor, preview);
  }
  function hide(): void {
    clearTimeout(leaving);
    wanted = undefined;
    box.hide();
  }

  async function pointedAt(event: PointerEvent): Promise<void> {
    // A button is down while text is selected.
    if (event.pointerType === 'touch' || event.buttons > 0 || !isPointing) return;
    const anchor = anchorAt(event.target) ?? (await newKeyAt(event));
    if (anchor) void show(anchor, false);
    else if (isIn(box.element, event.target)) clearTimeout(leaving);
    else if (wanted && document.activeElement !== wanted) {
      clearTimeout(leaving);
      leaving = setTimeout(hide, LINGER_MS);
    }
  }
  async function focused({ target }: FocusEvent): Promise<void> {
    const anchor = anchorAt(target);
    if (anchor?.matches(':focus-visible')) return void show(anchor, false);
    if (anchor || isIn(box.element, target)) return;
    hide();
    const manifest = target instanceof HTMLElement && target.matches(MANIFEST) ? target : undefined;
    if (!manifest?.matches(':focus-visible') || !(await prepareManifest(manifest))) return;
    if (document.activeElement !== manifest) return;
    wanted = manifest;
    box.show(manifest, whenFocused());
  }
  async function clicked(event: PointerEvent): Promise<void> {
    const isTap = event.pointerType === 'touch';
    const anchor = anchorAt(event.target) ?? (await newKeyAt(event));
    if (anchor?.matches(KEY)) {
      // Whoever selects text reads on.
      if (!getSelection()?.isCollapsed) return;
      if (isTap && wanted === anchor) hide();
      else void show(anchor, isTap);
    } else if (anchor && isTap) void show(anchor, true);
    else if (!anchor && !isIn(box.element, event.target)) hide();
  }

  function pressed(event: KeyboardEvent): void {
    isPointing = false;
    if (event.key === 'Escape') {
      closed();
      return;
    }
    // Within the box, links and scrolling have their own keys.
    const next = isIn(box.element, event.target) ? undefined : movedTo(event);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    void show(next, false);
  }
  /** Close the box, with the focus back where it came from; another time, go back from a key to its manifest. */
  function closed(): void {
    const { activeElement } = document;
    const from = wanted;
    if (!from) {
      if (activeElement?.matches(KEY)) activeElement.closest<HTMLElement>(MANIFEST)!.focus();
      return;
    }
    const wasIn = isIn(box.element, activeElement);
    hide();
    if (!wasIn) return;
    // Known as shown, it is not shown again by its focus.
    wanted = from;
    from.focus();
    wanted = undefined;
  }

  const handlers: Readonly<Record<string, (event: never) => unknown>> = {
    pointerover: pointedAt,
    pointermove: (event: PointerEvent) => {
      if (isPointing) return;
      isPointing = true;
      void pointedAt(event);
    },
    focusin: focused,
    click: clicked,
    keydown: pressed,
  };
  for (const [type, handler] of Object.entries(handlers))
    document.addEventListener(type, handler as (event: Event) => void);
  handlers[first.type]!(first as never);
}

function anchorAt(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>(`${TERM}, ${KEY}`)) || undefined;
}

/** The key at a place of a manifest whose keys nobody asked for before. */
async function newKeyAt({ target, clientX, clientY }: PointerEvent): Promise<HTMLElement | undefined> {
  const manifest = target instanceof Element ? target.closest<HTMLElement>(MANIFEST) : null;
  if (!manifest || !(await prepareManifest(manifest))) return undefined;
  return keyAt(document.elementFromPoint(clientX, clientY));
}

const isIn = (box: Element, target: EventTarget | null): boolean => target instanceof Node && box.contains(target);
