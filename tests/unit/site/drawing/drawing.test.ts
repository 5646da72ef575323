import { parseFragment } from 'parse5';
import { expect, it } from 'vitest';
import { drawingOf } from '../../../../src/site/drawing/drawing.ts';
import { textHtml } from '../../../../src/site/drawing/html.ts';
import { broken, FONT_SIZE, widthOf } from '../../../../src/site/drawing/measure.ts';
import { objectsOf, pod, service, workload } from './objects.ts';

const draw = (...documents: readonly string[]) => drawingOf(objectsOf(documents.join('---\n')), 'en');
const WEB = service('web', { spec: '  selector: {app: web}\n  ports: [{port: 80, targetPort: 3000}]\n' });

it('draws the same objects in the same bytes', () => {
  const documents = [WEB, workload('Deployment', 'web', '  replicas: 4\n'), pod('other', { labels: '{app: web}' })];
  expect(draw(...documents)).toEqual(draw(...documents));
});

it('draws a selector that finds nothing as a dashed line to an empty place', () => {
  const { svg, lines } = draw(WEB, pod('one', { labels: '{app: wep}' }));
  expect(svg).toMatch(
    /<path [^>]*stroke-dasharray="[^"]+" data-is="selects-none" data-from="Service\/web" data-to=""\/>/,
  );
  expect(svg).toContain('no Pod matches the selector');
  expect(JSON.stringify(lines)).toContain('no Pod matches the selector');
  expect(svg).not.toContain('data-is="selects"');
});

it('says at its place that no container declares a port, and that none has a name', () => {
  const one = pod('one', { labels: '{app: web}' });
  expect(draw(WEB, one).svg).toContain('not declared by any container');
  expect(draw(WEB.replace('3000', 'http'), one).svg).toContain('no port with this name');
});

it.each([
  ['port: 80, targetPort: 3000', 'DNS → Pod `3000` (port 80: not translated)'],
  ['port: 3000', 'DNS → Pod `3000`'],
  ['port: 80, targetPort: http', 'DNS → Pod `http` (port 80: not translated)'],
])('leads from the name of a headless Service to the port of the Pods: %s', (port, way) => {
  const headless = service('web', { spec: `  clusterIP: None\n  selector: {app: web}\n  ports: [{${port}}]\n` });
  const { svg, lines } = draw(headless, pod('one', { labels: '{app: web}' }));
  expect(JSON.stringify(lines)).toContain(`"${way}"`);
  expect(svg).toContain('>DNS<');
  expect(svg.includes('port 80: not translated')).toBe(port.startsWith('port: 80'));
  expect(svg).not.toContain('>80<');
});

it('draws a card for each Pod, up to six, and the number of them', () => {
  const cards = (replicas: number) => {
    const { svg } = draw(workload('ReplicaSet', 'web', `  replicas: ${replicas}\n`));
    return [
      svg.split('<svg')[1]!.match(/<rect [^>]*stroke="var\(--soft\)" stroke-dasharray="5 3"\/>/g)?.length ?? 0,
      svg.includes(`×${replicas}<`),
    ];
  };
  expect(cards(1)).toEqual([0, false]);
  expect(cards(3)[0]).toBe(2);
  expect(cards(500)[0]).toBe(5);
  expect(draw(workload('ReplicaSet', 'web', '  replicas: 500\n')).svg).toContain('×500');
  expect(draw(workload('ReplicaSet', 'web', '  replicas: 0\n')).svg).toContain('no Pods to create');
});

const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&amp;\`</svg>`;

it('escapes whatever a manifest holds', () => {
  const quoted = JSON.stringify(HOSTILE);
  const { svg, lines } = draw(
    pod('one', { labels: `{app: web, k: ${quoted}}`, spec: `      env: [{name: A_HOST, value: localhost}]\n` }).replace(
      'echo:v1',
      quoted,
    ),
    `kind: ${quoted}\nmetadata: {name: ${quoted}, namespace: ${quoted}}\n`,
    WEB.replace('3000', quoted),
    workload('Deployment', quoted, '').replace('metadata: {labels', `metadata: {name: ${quoted}, labels`),
  );
  const names = new Set<string>();
  const visit = (node: object): void => {
    if ('attrs' in node && 'tagName' in node) {
      names.add(String(node.tagName));
      for (const { name } of node.attrs as { name: string }[]) expect(name).not.toMatch(/^on|style|href/);
    }
    for (const child of 'childNodes' in node ? (node.childNodes as object[]) : []) visit(child);
  };
  visit(parseFragment(svg + textHtml(lines)));
  expect([...names].sort()).toEqual(
    ['code', 'g', 'li', 'path', 'rect', 'svg', 'text', 'tspan', 'ul'].filter((name) => name !== 'g'),
  );
});

it('writes what nobody sees as signs, and no element into the SVG', () => {
  for (const code of ['202e', '3164', 'fe0f', '2028', '034f', '2800', '0000', '000a']) {
    const name = `"a\\u${code}b"`;
    const { svg } = draw(pod('one', { labels: `{k: ${name}}` }).replace('{name: one', `{name: ${name}`));
    expect(svg, code).not.toContain('<span');
    expect(svg, code).toContain('>k=a�b<');
    expect(svg.replaceAll('\n', ''), code).not.toContain(String.fromCodePoint(Number.parseInt(code, 16)));
  }
});

it('draws a manifest of 500 objects as far as anybody reads it, and says how many are left out', () => {
  const long = 'a'.repeat(63);
  const labels = `{${Array.from({ length: 40 }, (_, index) => `${long}${index}: ${long}`).join(', ')}}`;
  const pods = Array.from({ length: 500 }, (_, index) => pod(`${long}-${index}`, { labels }));
  const { svg, lines, graph } = draw(...pods);
  expect(graph.omitted).toBe(476);
  expect(svg).toContain('and 476 more');
  expect(JSON.stringify(lines)).toContain('and 476 more');
  expect(svg.length).toBeLessThan(500_000);
});

it('bounds the lines between many Services and many Pods, and says so', () => {
  const many = Array.from({ length: 12 }, (_, index) => [
    service(`s${index}`, { spec: '  selector: {app: web}\n  ports: [{port: 1}, {port: 2}, {port: 3}]\n' }),
    pod(`p${index}`, { labels: '{app: web}' }),
  ]).flat();
  const { svg, lines, graph } = draw(...many);
  expect(graph.relations.length).toBe(60);
  expect(svg.match(/data-is=/g)!.length).toBeLessThanOrEqual(120);
  expect(JSON.stringify(lines)).toContain(`and ${graph.omittedRelations} more`);
});

it('keeps what finds no Pod where ports of Services fill all lines', () => {
  const ports = `  ports: [${Array.from({ length: 70 }, (_, index) => `{port: ${index + 1}}`).join(', ')}]\n`;
  const { graph } = draw(
    service('full', { spec: `  selector: {app: web}\n${ports}` }),
    pod('one', { labels: '{app: web}' }),
    service('empty', { spec: '  selector: {app: none}\n' }),
  );
  expect(graph.relations.map(({ kind, from }) => `${kind} ${from}`)).toContain('selects-none Service/empty');
  expect(graph.omittedRelations).toBe(12);
});

it('breaks names behind what joins their parts, and leaves nothing out', () => {
  const font = { family: 'mono', isBold: false } as const;
  const name = 'ghcr.io/subicura/counter:latest';
  const lines = broken(name, font, 150);
  expect(lines).toEqual(['ghcr.io/subicura/', 'counter:latest']);
  const long = 'x'.repeat(63);
  expect(broken(long, font, 100).join('')).toBe(long);
  expect(broken(long, font, 100).every((line) => widthOf(line, font) <= 100)).toBe(true);
  expect(widthOf('가', font)).toBeGreaterThanOrEqual(FONT_SIZE * 0.92);
});
