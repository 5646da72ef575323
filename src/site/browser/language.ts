/** Where in a page a reader is, as the link to the other language hands it on: `#echo-rs~3.12`, the fourth of twelve. */
const PLACE = /^#(.*)~(\d+)\.(\d+)$/;
/** What can be led to. Headings of two languages have ids of their own, and the same order. */
const places = (): Element[] => [...document.querySelectorAll('main :is(h2, h3, dl > div)[id]')];

/** A section is read from the moment its heading is this far from the top, in pixels. */
const READ_FROM = 85;

/** Let the link to the other language lead to the section that is being read, and go there when such a link has led here. */
export function enableLanguage(): void {
  const [, id = '', at, of] = PLACE.exec(location.hash) ?? [];
  if (at && of) {
    const all = places();
    const counterpart = all.length === Number(of) ? all[Number(at)] : undefined;
    // An address need not be one that can be decoded.
    const same = all.find((place) => encodeURIComponent(place.id) === id);
    location.replace(`#${(same ?? counterpart)?.id ?? ''}`);
  }
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element && target.closest<HTMLAnchorElement>('.language[hreflang]');
    if (!link) return;
    const all = places();
    const current = all.findLastIndex((one) => one.getBoundingClientRect().top < READ_FROM);
    link.hash = current < 0 ? '' : `${all[current]!.id}~${current}.${all.length}`;
  });
}
