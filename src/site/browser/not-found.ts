/** The address that was asked for, as the error page of another language has handed it on. */
const asked = /^#(\/(?!\/).*)/.exec(location.hash)?.[1];

// Many hosts show one error page for every address. Each language has its own, which then stands at the address as well.
if (asked) history.replaceState(null, '', asked);
else {
  const homes = [...document.querySelectorAll<HTMLElement>('[data-home]')];
  const own = homes.map((section) => ({ lang: section.lang, home: section.dataset.home ?? '' }));
  const [nearest] = own
    .filter(({ home }) => location.pathname.startsWith(home))
    .sort((a, b) => b.home.length - a.home.length);
  if (nearest && nearest.lang !== document.documentElement.lang) {
    location.replace(`${nearest.home}404.html#${location.pathname}${location.search}`);
  }
}
