import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { EngineName } from '../cluster/engine.ts';
import { ENGINE_NAMES, loadEngine } from '../cluster/select.ts';
import { type Example, loadExamples } from '../example/load.ts';
import { nearest } from '../example/nearest.ts';
import { human } from '../verify/report/human.ts';
import { runSuite } from '../verify/suite.ts';
import { UsageError } from './main.ts';

export const help = `Run examples on a cluster.

Usage: studylog verify [topic | topic/name]… [--engine embedded|kind|context]
`;

export async function run(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { engine: { type: 'string', default: 'embedded' }, jobs: { type: 'string' } },
  });
  if (!(ENGINE_NAMES as string[]).includes(values.engine)) throw new UsageError(`no engine ${values.engine}`);
  const examples = select(loadExamples(process.cwd()), positionals);
  const interrupt = new AbortController();
  const engine = await loadEngine(values.engine as EngineName);
  const cluster = await engine.start({ signal: interrupt.signal, progress: (line) => console.error(line) });
  try {
    const report = await runSuite(cluster, examples, {
      signal: interrupt.signal,
      jobs: Number(values.jobs ?? availableParallelism()),
    });
    console.log(human(report, examples));
    return report.examples.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
  } finally {
    await cluster.close();
  }
}

function select(examples: Example[], names: string[]): Example[] {
  for (const name of names) {
    if (examples.some(({ id, topic }) => id === name || topic === name)) continue;
    const meant = nearest(
      name,
      examples.flatMap(({ id, topic }) => [id, topic]),
    );
    throw new UsageError(`there is no example or topic "${name}"${meant ? `; did you mean "${meant}"?` : ''}`);
  }
  return names.length === 0
    ? examples
    : examples.filter(({ id, topic }) => names.includes(id) || names.includes(topic));
}
