/**
 * The corpus of manifests that measures the checker against a real API server.
 *   npm run corpus               the table, from the recorded verdicts; disagreements go to .studylog/corpus.txt
 *   npm run corpus -- record     ask the server of the current kubeconfig again and write its verdicts
 *   npm run corpus -- ask SEED   the table for cases of another seed, which nobody has seen; records nothing
 *   npm run corpus -- show KEY   print one case's manifest
 * `--with FOLDER` takes valid manifests below a folder into it; the recorded verdicts are of this repository's examples, too.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Case, corpus } from './cases.ts';
import { type ComparedCase, compare, type Row, tabulate } from './compare.ts';
import { record } from './record.ts';
import { readVerdicts, type Verdicts, writeVerdicts } from './verdict.ts';

const { values, positionals } = parseArgs({
  options: { with: { type: 'string', multiple: true } },
  allowPositionals: true,
});
const [action = 'table', key] = positionals;
const cases = corpus(values.with);

if (action === 'record') {
  const verdicts = await ask(cases);
  writeVerdicts(verdicts);
  console.log(`${verdicts.byKey.size} verdicts of Kubernetes ${verdicts.provenance.kubernetes} recorded`);
} else if (action === 'ask') {
  const fresh = corpus(values.with, key ?? new Date().toISOString());
  await table(fresh, await ask(fresh));
} else if (action === 'show') {
  const shown = cases.find((subject) => subject.key.startsWith(key ?? '-'));
  if (shown) console.log(shown.text);
  else {
    console.error(`corpus: there is no case whose key begins with "${key ?? ''}"; .studylog/corpus.txt names keys`);
    process.exitCode = 2;
  }
} else if (action === 'table') {
  await table(cases, readVerdicts());
} else {
  console.error(`corpus: there is no action "${action}"; give record, ask SEED, show KEY or nothing`);
  process.exitCode = 2;
}

function ask(about: readonly Case[]): Promise<Verdicts> {
  const kubeconfig = process.env.KUBECONFIG ?? join(homedir(), '.kube/config');
  return record(about, kubeconfig, (done) => console.log(`${done} of ${about.length}`));
}

async function table(about: readonly Case[], verdicts: Verdicts): Promise<void> {
  const { compared, left } = await compare(about, verdicts);
  const { rows, classes, total } = tabulate(compared);
  const { kubernetes, recorded, platform } = verdicts.provenance;
  console.log(`${compared.length} manifests against Kubernetes ${kubernetes} (${platform}), recorded ${recorded}\n`);
  console.log(line('class', 'kind of fault', ['cases', 'refused', 'agreed', 'missed', 'wrongly refused', 'agreement']));
  for (const row of rows) console.log(rowLine(row));
  console.log('');
  for (const row of classes) console.log(rowLine(row));
  console.log(rowLine({ ...total, class: 'valid' }).replace('valid', 'all  '));
  console.log(
    `\nleft out: ${left.state} that hang on the cluster's state or admission, ${left.beyond} refused by the validation of a kind of which` +
      ` only the schema is checked, ${left.unrecorded} not recorded yet`,
  );
  const disagreements = compared.filter(({ agreement }) => agreement !== 'agreed');
  mkdirSync('.studylog', { recursive: true });
  writeFileSync('.studylog/corpus.txt', disagreements.map(describe).join('\n'));
  if (disagreements.length > 0) console.log(`${disagreements.length} disagreements: .studylog/corpus.txt`);
}

function rowLine(row: Row): string {
  const share = `${((row.agreed / row.cases) * 100).toFixed(2)} %`;
  return line(row.class, row.fault, [row.cases, row.refused, row.agreed, row.missed, row.wrong, share].map(String));
}

function line(first: string, second: string, cells: readonly string[]): string {
  return `${first.padEnd(7)} ${second.padEnd(46)}${cells.map((cell, index) => cell.padStart(index === 4 ? 17 : 10)).join('')}`;
}

function describe({ case: subject, verdict, agreement, findings }: ComparedCase): string {
  const said = findings.map(({ rule, at, message }) => `    ${rule} at ${at ?? ''}: ${message.en}`).join('\n');
  const text = subject.text.length > 1500 ? `${subject.text.slice(0, 1500)}…` : subject.text;
  return `== ${agreement} · ${subject.key} · ${subject.kind} · ${subject.fault} · ${subject.base}\n  server: ${verdict.outcome} ${verdict.reason}\n${said}\n${text}\n`;
}
