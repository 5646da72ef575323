import { inWords } from '@studylog/check/selectors';
import { nearWords } from './cards.ts';
import { type Container, isOwnHost } from './containers.ts';
import { type Graph, type GraphNode, type ServicePart, untranslated } from './model.ts';
import { ownedBy, ownerships, rootsOf } from './ownership.ts';
import { cut, ROWS, spelled } from './pieces.ts';
import type { Words } from './words.ts';

/** A line of a list in words, with those below it. What is of the manifest stands between backticks. */
export interface TextLine {
  readonly text: string;
  readonly lines: readonly TextLine[];
}

interface Context {
  readonly graph: Graph;
  readonly words: Words;
}

/** A graph in words: every object under the one that owns it, with each of its relations. */
export function textOf(graph: Graph, words: Words): TextLine[] {
  const context = { graph, words };
  const seen = new Set<string>();
  return [
    ...rootsOf(graph).map((node) => lineOf(node, context, seen)),
    ...(graph.omitted > 0 ? [line(words.more(graph.omitted))] : []),
    ...(graph.omittedRelations > 0 ? [line(words.more(graph.omittedRelations))] : []),
  ];
}

const line = (text: string, lines: readonly TextLine[] = []): TextLine => ({ text, lines });

/** What is written in a manifest, as a piece of code; a backtick in it would end it. */
const code = (text: string | number): string => `\`${cut(String(text)).replaceAll('`', '´')}\``;
const called = ({ kind, name }: GraphNode): string => `${kind} ${code(name)}`;

function lineOf(node: GraphNode, context: Context, seen: Set<string>): TextLine {
  const { graph, words } = context;
  seen.add(node.id);
  const lacks = ownerships(graph).find(({ kind, to }) => kind === 'lacks' && to === node.id);
  const children = ownedBy(node, graph).filter(({ id }) => !seen.has(id));
  const facts = [
    ...(node.replicas === undefined ? [] : [`${words.replicas} ${node.replicas}`]),
    ...(node.pod && !lacks && node.pod.count !== 1 ? [words.makes(node.pod.count)] : []),
    ...(node.pod?.count === 0 ? [words.noPods] : []),
    ...(node.service ? [node.service.type, ...(node.service.isHeadless ? [words.headless] : [])] : []),
    ...(node.namespace === 'default' || node.isImplied ? [] : [`${words.namespace} ${code(node.namespace)}`]),
    ...(node.apiVersion === '' ? [words.noApiVersion] : []),
    ...(node.isImplied && !lacks ? [words.made] : []),
  ];
  const text = lacks
    ? `${words.template}: ${words.templateLacks(lacks.kind === 'lacks' ? demandsIn(lacks.lacking, words) : '')}`
    : called(node);
  return line(facts.length > 0 ? `${text} (${facts.join(', ')})` : text, [
    ...selectorLines(node, context),
    ...(node.service ? portLines(node, node.service, context) : []),
    ...podLines(node, context),
    ...referenceLines(node, context),
    ...children.map((child) => lineOf(child, context, seen)),
  ]);
}

/** The first of some texts, and how many more there are. */
const listed = (texts: readonly string[], { more }: Words): string =>
  [...texts.slice(0, ROWS), ...(texts.length > ROWS ? [more(texts.length - ROWS)] : [])].join(', ');

const demandsIn = (demands: NonNullable<GraphNode['demands']>, words: Words): string =>
  listed(
    demands.map((demand) => code(inWords(demand))),
    words,
  );

/** The first of some lines, and how many more there are. */
const limited = (lines: readonly TextLine[], { more }: Words): TextLine[] => [
  ...lines.slice(0, ROWS),
  ...(lines.length > ROWS ? [line(more(lines.length - ROWS))] : []),
];

function selectorLines({ id, demands }: GraphNode, { graph, words }: Context): TextLine[] {
  if (!demands) return [];
  const selector = `${words.selector}: ${demands.length > 0 ? demandsIn(demands, words) : words.selectsAll}`;
  const none = graph.relations.find((relation) => relation.kind === 'selects-none' && relation.from === id);
  if (none?.kind === 'selects-none') {
    const near = graph.nodes.find((node) => node.id === none.near?.to);
    const own = graph.nodes.find((node) => node.id === id);
    const reason =
      near && none.near
        ? `. ${nearWords(
            { ...near, name: code(near.name) },
            none.near.lacking.map((one) => code(inWords(one))),
            own,
            words,
          )}`
        : '';
    return [line(selector, [line(`${words.selectsNone()}${reason}`)])];
  }
  const found = graph.relations.flatMap((relation) =>
    relation.kind === 'selects' && relation.from === id ? graph.nodes.filter((node) => node.id === relation.to) : [],
  );
  return [line(selector, found.length > 0 ? [line(words.selects(listed(found.map(called), words)))] : [])];
}

function portLines(
  { id }: GraphNode,
  { type, isHeadless, ports, externalName }: ServicePart,
  { graph, words }: Context,
): TextLine[] {
  if (externalName !== undefined) return [line(`→ ${code(externalName)}`)];
  const lines = ports.map((port) => {
    const node = port.nodePort === 'any' ? words.anyPort : code(`:${port.nodePort}`);
    const idle = isHeadless ? untranslated(port) : undefined;
    const way = [
      ...(isHeadless ? [words.byName] : []),
      ...(type === 'LoadBalancer' ? [`${words.loadBalancer} ${code(`EXTERNAL-IP:${port.port ?? '?'}`)}`] : []),
      ...(port.nodePort === undefined ? [] : [`${words.node} ${node}`]),
      ...(isHeadless ? [] : [`${words.port} ${code(spelled(port.port, port.protocol))}`]),
      `${words.targetPort} ${code(port.target ?? '?')}${idle === undefined ? '' : ` (${words.untranslated(idle)})`}`,
    ].join(' → ');
    const ends = graph.relations.flatMap((relation) => {
      if (relation.kind !== 'sends' || relation.from !== id || relation.port !== port) return [];
      const pod = graph.nodes.find((one) => one.id === relation.to);
      if (!pod) return [];
      const { number, container } = relation;
      const missing = number === undefined ? words.noSuchPort : words.undeclared;
      const where = container === undefined ? missing : `${words.container} ${code(container)}`;
      return [line(`${called(pod)} ${code(number ?? port.target ?? '?')}: ${where}`)];
    });
    return line(way, limited(ends, words));
  });
  return limited(lines, words);
}

function podLines({ id, pod }: GraphNode, context: Context): TextLine[] {
  if (!pod) return [];
  const { words } = context;
  const labels = listed(
    [...pod.labels].map(([key, value]) => code(`${key}=${value}`)),
    words,
  );
  return [
    line(pod.labels.size > 0 ? `${words.labels}: ${labels}` : words.noLabels),
    ...limited(
      pod.containers.map((container) => containerLine(id, container, context)),
      words,
    ),
  ];
}

function containerLine(id: string, container: Container, { graph, words }: Context): TextLine {
  const { name, image, isInit, ports, variables, probes } = container;
  const what = `${isInit ? words.initContainer : words.container} ${code(name)}`;
  const lines = [
    ...ports.map((port) =>
      line(
        `${words.port} ${code(spelled(port.number, port.protocol))}${port.name === undefined ? '' : ` (${code(port.name)})`}`,
      ),
    ),
    ...variables.flatMap((variable) => {
      const written = code(`${variable.name}=${variable.value}`);
      if (isOwnHost(variable)) return [line(`${written}: ${words.ownHost}`)];
      const call = graph.relations.find(
        (relation) =>
          relation.kind === 'calls' &&
          relation.from === id &&
          relation.container === name &&
          relation.variable === variable.name,
      );
      const service = call?.kind === 'calls' ? graph.nodes.find((node) => node.id === call.to) : undefined;
      return service ? [line(`${written}: ${words.names(called(service))}`)] : [];
    }),
    ...probes.map(({ kind, action, port, number, path }) => {
      const target = code([action, `${port === undefined ? '' : `:${port}`}${path ?? ''}`].filter(Boolean).join(' '));
      const resolved =
        typeof port !== 'string' ? '' : number === undefined ? ` (${words.noSuchPort})` : ` = ${code(number)}`;
      return line(`${words.probes[kind]}: ${target}${resolved}`);
    }),
  ];
  return line(image === undefined ? what : `${what}, ${words.image} ${code(image)}`, limited(lines, words));
}

function referenceLines({ id }: GraphNode, { graph, words }: Context): TextLine[] {
  return graph.relations.flatMap((relation) => {
    if (relation.kind !== 'refers' || relation.from !== id) return [];
    const other = graph.nodes.find((node) => node.id === relation.to);
    return other ? [line(`${called(other)}: ${words.refers(code(relation.by))}`)] : [];
  });
}
