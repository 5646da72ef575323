import type { ShownFinding, Verdict } from './editor/verdict.ts';

/** What a reader does with a finding. */
export interface Actions {
  show(): void;
  showRelated(place: number): void;
  fix(): void;
}

/** Make a function that lists findings after the page's template, whose texts are in the page's language. */
export function findingList(root: HTMLElement, actionsOf: (index: number) => Actions): (verdict: Verdict) => void {
  const list = root.querySelector('[data-findings]')!;
  const template = root.querySelector<HTMLTemplateElement>('template[data-finding]')!;
  const more = root.querySelector<HTMLElement>('[data-more]')!;

  function item(finding: ShownFinding, index: number): Element {
    const made = (template.content.cloneNode(true) as DocumentFragment).firstElementChild!;
    const actions = actionsOf(index);
    const part = <E extends HTMLElement>(name: string) => made.querySelector<E>(`[data-${name}]`)!;
    made.classList.add(`is-${finding.severity}`);
    for (const mark of made.querySelectorAll<SVGElement>('[data-severity]')) {
      if (mark.dataset.severity !== finding.severity) mark.remove();
    }
    part('severity-word').textContent = template.dataset[finding.severity] ?? finding.severity;
    part('place').textContent = `${finding.line}:${finding.column}`;
    part('message').append(...withCode(finding.message));
    part('show').addEventListener('click', () => actions.show());
    if (finding.hint) part('hint-text').append(...withCode(finding.hint));
    else part('hint').remove();
    const related = part('related');
    for (const [place, { line, column, message }] of finding.related.entries()) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(`${line}:${column} `, ...withCode(message));
      button.addEventListener('click', () => actions.showRelated(place));
      related.append(button);
    }
    if (finding.related.length === 0) related.remove();
    // The documentation of every rule is on this page, with links to the notes that explain it.
    const notes = document.getElementById(finding.rule)?.querySelectorAll('[data-note]') ?? [];
    for (const link of notes) part('notes').append(' ', link.cloneNode(true));
    if (notes.length === 0) part('notes').remove();
    const fix = part('fix');
    fix.addEventListener('click', () => actions.fix());
    if (!finding.fix) fix.remove();
    const rule = part<HTMLAnchorElement>('rule');
    rule.href = (template.dataset.ruleAddress ?? '').replace('RULE', finding.rule);
    part('rule-id').textContent = finding.rule;
    return made;
  }

  return ({ findings, summary }) => {
    list.replaceChildren(...findings.map(item));
    const hidden = summary.errors + summary.warnings + summary.infos - findings.length;
    more.hidden = hidden === 0;
    more.textContent = (more.dataset.text ?? '').replace('{count}', String(hidden));
  };
}

/** A text whose backticks make code, as everywhere on the site. */
function withCode(text: string): (string | Element)[] {
  return text.split(/`([^`]+)`/).map((part, index) => {
    if (index % 2 === 0) return part;
    const code = document.createElement('code');
    code.textContent = part;
    return code;
  });
}
