/** With as much of its footer in the window the page is at its end; a pixel of it may be cut off. */
const END = 0.9;

/** Above this part of the window a section counts as being read. */
const READ_ABOVE = '-70%';

/** Mark the section that is being read in the table of contents, and open and close it as there is room for it. */
export function enableToc(): void {
  const toc = document.querySelector<HTMLDetailsElement>('[data-toc]');
  if (!toc) return;
  const summary = toc.querySelector('summary')!;
  const beside = matchMedia('(min-width: 62rem)');
  const arrange = () => {
    toc.open = beside.matches;
    // Beside the text it is always open, and there is nothing to press.
    summary.tabIndex = beside.matches ? -1 : 0;
  };
  arrange();
  beside.addEventListener('change', arrange);
  const close = () => {
    if (!beside.matches) toc.open = false;
  };
  toc.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a')) close();
  });
  toc.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || beside.matches) return;
    close();
    summary.focus();
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Node && !toc.contains(target)) close();
  });
  followSections(toc, beside);
}

/**
 * The section that the reader went to as long as its heading is in the window; else the one whose heading passed the upper part of
 * the window last; at the end of the page, the last one.
 */
function followSections(toc: HTMLDetailsElement, beside: MediaQueryList): void {
  const links = new Map(
    [...toc.querySelectorAll<HTMLAnchorElement>('ol a')].flatMap((link) => {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      return heading ? [[heading as Element, link] as const] : [];
    }),
  );
  const headings = [...links.keys()];
  const words = toc.querySelector('[data-current]')!;
  const passed = new Set<Element>();
  let chosen: Element | undefined;
  let atEnd = false;
  let marked: HTMLAnchorElement | undefined;

  function mark(): void {
    // The last sections may be too short to get far enough up.
    const read = atEnd ? headings.at(-1) : headings.findLast((heading) => passed.has(heading));
    const current = links.get((chosen ?? read)!);
    if (current === marked) return;
    marked?.removeAttribute('aria-current');
    current?.setAttribute('aria-current', 'true');
    marked = current;
    words.textContent = current?.textContent ?? '';
    if (current && beside.matches) keepInView(toc.parentElement!, current);
  }

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) passed[isIntersecting ? 'add' : 'delete'](target);
      mark();
    },
    // The region reaches from far above the page to a line in the upper part of the window.
    { rootMargin: `1000000px 0px ${READ_ABOVE} 0px` },
  );
  for (const heading of headings) observer.observe(heading);
  new IntersectionObserver(
    ([footer]) => {
      atEnd = footer!.intersectionRatio >= END;
      mark();
    },
    { threshold: END },
  ).observe(document.querySelector('.site-footer')!);

  const inWindow = new IntersectionObserver((entries) => {
    const { target, isIntersecting } = entries.at(-1)!;
    // Until the page has scrolled to it, it is not in the window either.
    if (chosen && !isIntersecting) inWindow.disconnect();
    chosen = isIntersecting ? target : undefined;
    mark();
  });
  function goTo({ hash }: { readonly hash: string }): void {
    inWindow.disconnect();
    chosen = undefined;
    const heading = headings.find((heading) => links.get(heading)!.hash === hash);
    if (heading) inWindow.observe(heading);
    mark();
  }
  goTo(location);
  addEventListener('hashchange', () => goTo(location));
  // A link to where the address points already changes no address.
  for (const link of links.values()) link.addEventListener('click', () => goTo(link));
}

/** Scroll a list that is longer than the window, and nothing around it. */
function keepInView(box: HTMLElement, link: HTMLElement): void {
  const [outer, inner] = [box.getBoundingClientRect(), link.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - outer.height / 2;
}
