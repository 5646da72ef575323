const form = document.querySelector<HTMLFormElement>('[data-filter]');
if (form) enable(form);

/** List what fits the chosen values, and keep them in the address, so that they can be passed on and come back. */
function enable(form: HTMLFormElement): void {
  const fields = [...form.querySelectorAll('select')];
  const listed = [...document.querySelectorAll<HTMLElement>('[data-filtered]')];
  const groups = [...document.querySelectorAll<HTMLElement>('[data-filtered-group]')];
  const count = form.querySelector<HTMLElement>('[data-count]')!;
  const reset = form.querySelector<HTMLButtonElement>('[type="reset"]')!;

  function apply(): void {
    const chosen = fields.filter(({ value }) => value !== '');
    const fits = (one: HTMLElement) =>
      chosen.every(({ name, value }) => (one.dataset[name] ?? '').split(' ').includes(value));
    for (const one of listed) one.hidden = !fits(one);
    for (const group of groups) group.hidden = !group.querySelector('[data-filtered]:not([hidden])');
    const shown = listed.filter(({ hidden }) => !hidden).length;
    const text = shown === 0 ? count.dataset.none : count.dataset.text;
    count.textContent = (text ?? '').replace('{shown}', String(shown)).replace('{all}', String(listed.length));
    reset.hidden = chosen.length === 0;
  }

  function fromAddress(): void {
    const address = new URLSearchParams(location.search);
    for (const field of fields) {
      const value = address.get(field.name) ?? '';
      field.value = [...field.options].some((option) => option.value === value) ? value : '';
    }
    apply();
  }

  function toAddress(): void {
    const address = new URL(location.href);
    for (const { name, value } of fields) {
      if (value === '') address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    history.replaceState(history.state, '', address);
    apply();
  }

  form.addEventListener('change', toAddress);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => {
    fields[0]?.focus();
    // The fields have their values after the event.
    setTimeout(toAddress);
  });
  addEventListener('popstate', fromAddress);
  fromAddress();
}
