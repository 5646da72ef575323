import type { Command } from './main.ts';
import { readOptions } from './options.ts';
import { serveSite } from './serve.ts';
import { painter } from './terminal.ts';

export const help = `Check every example, run all of them on the embedded cluster, build the site and serve it.

Usage: studylog start [options]

  --no-serve  end after the summary
  --port <n>  the port to try first (default: 4321); the next free one is taken, and said so

The first stage that finds something ends it, with the reason and exit code 1.
`;

interface Stage {
  readonly name: string;
  readonly argv: readonly string[];
  load(): Promise<Command>;
}

const STAGES: readonly Stage[] = [
  { name: 'check every example', argv: [], load: () => import('./check.ts') },
  {
    name: 'run every example on the embedded cluster',
    argv: ['--engine', 'embedded'],
    load: () => import('./verify.ts'),
  },
  { name: 'build the site', argv: [], load: () => import('./build.ts') },
];

/** `studylog start` */
export async function run(argv: string[]): Promise<number> {
  const { values } = readOptions(argv, {
    'no-serve': { type: 'switch' },
    port: { type: 'text', value: 'a port number' },
  });
  const paint = painter(process.stdout, process.env);
  const began = performance.now();
  const total = STAGES.length + (values['no-serve'] ? 0 : 1);
  const took: string[] = [];
  for (const [index, stage] of STAGES.entries()) {
    console.log(paint('strong', `\n[${index + 1}/${total}] ${stage.name}`));
    const started = performance.now();
    const code = await (await stage.load()).run([...stage.argv]);
    if (code !== 0) {
      console.error(`\nstopped: «${stage.name}» found what is listed above; mend it and run npm start again`);
      return code;
    }
    took.push(`${stage.name} ${seconds(started)}`);
  }
  const summary = `\nAll is well: ${took.join(', ')}; ${seconds(began)} in all.`;
  if (values['no-serve']) {
    console.log(summary);
    return 0;
  }
  console.log(paint('strong', `\n[${total}/${total}] serve the site`));
  const wanted = Number(values.port ?? 4321);
  const serving = await serveSite(wanted);
  const moved = serving.port === wanted ? '' : ` (port ${wanted} is taken)`;
  console.log(`${summary}\n\n  ${paint('strong', serving.url)}${moved}\n  Ctrl-C stops it.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void serving.stop());
  await serving.closed();
  return 0;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
