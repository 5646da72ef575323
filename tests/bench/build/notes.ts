import { Random } from '../random.ts';

/** A note as a site has it, without the front matter, which each tool has in its own words. */
export interface Note {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** Markdown that every tool reads alike. */
  readonly body: string;
}

/** `count` notes of about 4 KB, as long as this log's own, always the same. */
export function writeNotes(count: number): Note[] {
  return Array.from({ length: count }, (_, index) => {
    const text = new EnglishText(index + 1);
    const title = text.title();
    return { slug: slugOf(index), title, summary: text.sentence(), body: bodyOf(text, index, count) };
  });
}

/** The name of a note in addresses and files. */
export const slugOf = (index: number): string => `note-${String(index).padStart(4, '0')}`;

/** What writes the texts of a language. */
export interface Writer {
  word(): string;
  title(): string;
  sentence(): string;
  paragraph(): string;
}

/** The sections of a note: paragraphs, a list, a table, a manifest, commands, and links to two of the `count` notes. */
export function bodyOf(text: Writer, index: number, count: number, notes = '/notes/'): string {
  const link = (step: number) => `[${text.title()}](${notes}${slugOf((index + step) % count)}/)`;
  const sections = [
    `${text.paragraph()}\n\n${text.paragraph()} See ${link(1)}.`,
    `${text.paragraph()}\n\n${list(text, link(7))}`,
    `${text.paragraph()}\n\n\`\`\`yaml unchecked\n${manifest(`app-${index}`, text)}\`\`\`\n\n${text.paragraph()}`,
    `${table(text)}\n\n${text.paragraph()} The [documentation](https://kubernetes.io/docs/concepts/) has more.`,
    ...(index % 2 === 0 ? [`${text.paragraph()}\n\n\`\`\`sh\n${commands(`app-${index}`)}\`\`\``] : []),
  ];
  return sections.map((section) => `## ${text.title()}\n\n${section}\n`).join('\n');
}

function list(text: Writer, link: string): string {
  const items = [text.sentence(), `**${text.title()}**: ${text.sentence()}`, `${text.sentence()} See ${link}.`];
  return items.map((sentence) => `- ${sentence}`).join('\n');
}

function table(text: Writer): string {
  const rows = Array.from({ length: 4 }, () => `| \`${text.word()}\` | ${text.sentence()} |`);
  return ['| field | what it says |', '|---|---|', ...rows].join('\n');
}

function manifest(name: string, text: Writer): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels: {app: ${name}}
spec:
  replicas: 3 # ${text.word()}
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: app
          image: "ghcr.io/example/app:v1"
          ports:
            - containerPort: 3000
`;
}

function commands(name: string): string {
  return `kubectl apply -f ${name}.yaml
kubectl get pods --selector app=${name} --watch
kubectl logs deployment/${name} | grep "ready" # until it is there
kubectl delete deployment ${name}
`;
}

const WORDS = `a cluster runs every container in some Pod and the controller watches how many of them there are when one
ends it makes another with the same labels so that a Service which selects these finds it again by its address while
nodes come or go requests wait until probes answer that all is ready for use`.split(/\s+/);

/** English sentences and titles that a seed decides. */
export class EnglishText implements Writer {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  word(): string {
    return WORDS[this.#random.below(WORDS.length)]!;
  }

  #words(count: number): string {
    const words = Array.from({ length: count }, () => this.word()).join(' ');
    return words[0]!.toUpperCase() + words.slice(1);
  }

  title(): string {
    return this.#words(3 + this.#random.below(3));
  }

  sentence(): string {
    const code = this.#random.below(4) === 0 ? ` \`${this.word()}.${this.word()}\`` : '';
    return `${this.#words(7 + this.#random.below(9))}${code}.`;
  }

  paragraph(): string {
    return Array.from({ length: 4 }, () => this.sentence()).join(' ');
  }
}
