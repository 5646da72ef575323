import type { PhrasingContent, RootContent } from 'mdast';
import { cleanUpCommands, cleanUpOf } from '../../example/cleanup.ts';
import type { Example } from '../../example/load.ts';
import { MARKS } from '../../example/marks.ts';
import { shellLine } from '../../example/shell.ts';
import type { VerifiedRun } from '../../example/verified.ts';
import { files, paths } from '../../text/addresses.ts';
import type { Lang } from '../../text/lang.ts';
import { courseEvidence } from '../course-evidence.ts';
import { EXPLANATIONS, evidenceFacts, evidenceOf, isMoving, recordedWhen, testedMinors } from '../evidence.ts';
import { excerpt, type Span } from '../excerpt.ts';
import { type Translate, translator } from '../i18n/t.ts';
import { absolute, pageHref, SITE_URL } from '../site.ts';
import { type ShownStep, secondTerminalHint, shownSteps } from '../steps.ts';
import { block, code, link, list, paragraph, present, strong } from './nodes.ts';

/** The whole address of a page in a language. */
export const addressOf = (path: string, lang: Lang): string => SITE_URL.origin + pageHref(path, lang);

const rawAddress = (example: Example) => (file: string) => absolute(files.raw(example.id, file));

/**
 * A file of an example as its sheet shows it: what it is, its text, the commands for it, and its evidence in words.
 * @param commands whether the sheet has the commands that apply and delete the file
 */
export function sheetNodes(example: Example, name: string | undefined, lang: Lang, commands = true): RootContent[] {
  const t = translator(lang);
  const file = example.files.find((one) => one.name === name) ?? example.files[0]!;
  const address = rawAddress(example)(file.name);
  const isCluster = file.name === example.cluster;
  return present(
    paragraph(
      strong(example.title[lang]),
      ' ',
      link(addressOf(paths.example(example.id), lang), `${example.id}/${file.name}`),
    ),
    example.broken !== undefined && paragraph(strong(t('brokenFrame')), `: ${t('brokenFrameHint')}`),
    block('yaml', file.text),
    ...(commands && !isCluster
      ? (['apply', 'delete'] as const).flatMap((verb) => [
          paragraph(`${t(verb === 'apply' ? 'applyIt' : 'cleanUp')}:`),
          block('sh', shellLine(['kubectl', verb, '-f', address])),
        ])
      : [paragraph(link(address, t('rawOf', { file: file.name })))]),
    ...(isCluster ? courseNodes(t) : evidenceNodes(example, lang)),
  );
}

/** Whether all notes were walked through, in words; empty if there is no course. */
export function courseNodes(t: Translate): RootContent[] {
  const evidence = courseEvidence(t);
  if (!evidence) return [];
  return [paragraph(strong(t(evidence.word)), [...evidence.facts].map((fact) => ` · ${fact}`).join(''))];
}

/** What the strip under a manifest says when it is open. */
export function evidenceNodes(example: Example, lang: Lang): RootContent[] {
  const t = translator(lang);
  const evidence = evidenceOf(example);
  const { run, mark, state, changed } = evidence;
  const facts = [MARKS[mark].word[lang], ...evidenceFacts(evidence, t)].join(' · ');
  const explained = [
    ...(mark === 'fails' ? [t(EXPLANATIONS.fails)] : []),
    t(EXPLANATIONS[state]),
    ...(changed.length > 0 ? [t('changedWhat', { changed: changed.join(', ') })] : []),
  ];
  const steps = shownSteps(example, lang, run?.steps ?? [], rawAddress(example));
  return present(
    paragraph(strong(`${t('evidence')}: ${facts}`)),
    paragraph(explained.join(' ')),
    run && paragraph(`${t('whatChecked')}:`),
    ...(run
      ? list(
          steps.map((step) => paragraph(step.say ?? step.sentence, outcomeOf(step, t))),
          true,
        )
      : []),
    ...(run ? runNodes(run, testedMinors([example]), t) : []),
  );
}

function outcomeOf({ result }: ShownStep, t: Translate): string {
  if (!result) return '';
  return ` — ${t(result.outcome)}${result.checks > 0 ? ` · ${t('checks', { count: result.checks })}` : ''}`;
}

/** Where a run happened and with which images, as RunFacts.astro shows it. */
function runNodes(run: VerifiedRun, tested: readonly string[], t: Translate): RootContent[] {
  const { nodeImage } = run;
  const day = run.date.slice(0, 10);
  const where = [`Kubernetes ${run.kubernetes}`, run.tool, run.architecture, day].join(' · ');
  const images = run.images.flatMap(({ reference, digest, standIn }) => [
    paragraph(
      code(reference),
      ' ',
      ...(digest ? [code(digest), ' '] : []),
      `(${t(standIn ? 'standIn' : 'published')})`,
    ),
    ...(digest && isMoving(reference) ? [paragraph(t('movingTag', { reference, date: day, digest }))] : []),
  ]);
  return present(
    paragraph(
      `${t('whereRun')}: ${where}`,
      ...(nodeImage
        ? [' · ', code(nodeImage.reference), ` (${t(nodeImage.published ? 'nodePublished' : 'nodeLocal')})`]
        : []),
      ...(tested.length > 0 ? [`. ${t('testedOn', { minors: tested.join(', ') })}.`] : []),
    ),
    images.length > 0 && paragraph(`${t('imagesUsed')}:`),
    ...list(images),
  );
}

/** The steps of an example: what to type, what was printed, what is checked; then the commands that clean up. */
export function stepNodes(example: Example, lang: Lang): RootContent[] {
  const t = translator(lang);
  const evidence = evidenceOf(example);
  const stale = evidence.mark === 'changed';
  const steps = shownSteps(example, lang, evidence.run?.steps ?? [], rawAddress(example));
  return [...steps.flatMap((step) => stepOf(step, evidence.run, stale, t)), ...cleanUpNodes(example, lang, t)];
}

function stepOf(step: ShownStep, run: VerifiedRun | undefined, stale: boolean, t: Translate): RootContent[] {
  const { output, seen } = step.result ?? {};
  const number = step.index.split('.').map((part) => Number(part) + 1);
  const looked = Object.entries((output === undefined && seen) || {});
  const isDated = run && (output !== undefined || (stale && looked.length > 0));
  const conditions = step.conditions.map(({ path, relation, value }) =>
    paragraph(
      ...([path && code(path), relation, value && code(value)].filter(Boolean) as (string | PhrasingContent)[]).flatMap(
        (part, index) => (index > 0 ? [' ', part] : [part]),
      ),
    ),
  );
  return present(
    paragraph(strong(`${number.join('.')}.`), ` ${step.say ?? step.sentence}`),
    step.isSecondTerminal && paragraph(t(secondTerminalHint(step))),
    block('sh', step.command),
    output !== undefined && block('text', output),
    isDated && paragraph(recordedWhen(run, stale, t)),
    output === undefined && (step.verb === 'run' || step.verb === 'watch') && paragraph(t('notRecorded')),
    step.isAwaited && paragraph(t('repeat')),
    conditions.length > 0 &&
      paragraph(`${t('conditions', { count: conditions.length })}.`, step.say ? ` ${step.sentence}` : ''),
    ...list(conditions),
    ...list(looked.map(([name, value]) => paragraph(code(`${name}: ${value}`)))),
  );
}

/** What a run recorded of one command of an example, or a part of it. */
export function outputNodes(example: Example, command: string, span: Span, lang: Lang): RootContent[] {
  const t = translator(lang);
  const { run, mark } = evidenceOf(example);
  const steps = shownSteps(example, lang, run?.steps ?? [], rawAddress(example));
  const output = steps.find((step) => step.command === command)?.result?.output;
  if (!run || output === undefined) return [paragraph(t('notRecorded'))];
  return [block('text', excerpt(output, span)), paragraph(recordedWhen(run, mark === 'changed', t))];
}

function cleanUpNodes(example: Example, lang: Lang, t: Translate): RootContent[] {
  const cleanUp = cleanUpOf(example);
  const commands = cleanUpCommands(cleanUp, rawAddress(example)).map(shellLine);
  if (commands.length === 0) return [];
  const left = new Intl.ListFormat(lang).format(cleanUp.left);
  return [
    paragraph(strong(t('cleanUp')), `: ${t('cleanUpSkipped', { left, count: cleanUp.left.length })}`),
    ...commands.map((command) => block('sh', command)),
  ];
}
