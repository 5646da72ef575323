import type { KubeObject } from '../../cluster/engine.ts';
import type { Command } from '../command.ts';
import { Failure, joined } from '../failure.ts';
import { goText, valuesAt } from '../jsonpath/evaluate.ts';
import { type Path, parseRelaxed } from '../jsonpath/parse.ts';
import { parseDuration } from '../print/duration.ts';
import { report } from '../report.ts';
import { select } from '../select.ts';
import { until, WEEK_MS } from '../watch.ts';

const TIMEOUT = '30s';

/** Whether an object is as awaited; undefined stands for one that is gone. @throws Failure in kubectl's words */
type Condition = (object: KubeObject | undefined) => boolean;

export const wait: Command = {
  usage:
    'kubectl wait (TYPE/NAME... | TYPE -l label) --for=(delete | create | condition=NAME[=VALUE] | jsonpath=PATH[=VALUE]) [--timeout=DURATION]',
  flags: '--for= --timeout= -f,--filename= -l,--selector= --field-selector= --all -o,--output=',
  others:
    '-R,--recursive --show-managed-fields --allow-missing-template-keys | -A,--all-namespaces --local --template=',
  run: async (call) => {
    const { flags, shell, workspace } = call;
    const [form] = flags.all('--for');
    const condition = conditionOf(form);
    const given = parseDuration(flags.text('--timeout') ?? TIMEOUT);
    if (given === undefined && !/^-/.test(flags.text('--timeout')!)) throw badTimeout(flags.text('--timeout')!);
    const timeout = given ?? WEEK_MS;
    const end = workspace.now() + timeout;
    if (form === 'create') {
      const isThere = async () => (await select(call)).selected.length > 0;
      if (!(await until(workspace, isThere, timeout, shell.signal)) && !shell.signal.aborted) {
        throw new Failure('error: timed out waiting for the condition');
      }
    }
    const { selected, missing } = await select(call);
    const failures = form === 'delete' ? [] : [...missing];
    if (selected.length + failures.length === 0 && form !== 'delete') {
      throw new Failure('error: no matching resources found');
    }
    for (const { resource, object } of selected) {
      const { name, uid } = object.metadata;
      const isMet = async () => {
        const now = (await workspace.list({ kind: resource.kind })).find(({ metadata }) => metadata.uid === uid);
        return condition(now);
      };
      const left = Math.max(0, end - workspace.now());
      if (await until(workspace, isMet, left, shell.signal)) await report(call, resource, object, 'condition met');
      else if (shell.signal.aborted) return 1;
      else {
        const said = timeout === 0 ? 'condition not met for' : 'timed out waiting for the condition on';
        failures.push(new Failure(`error: ${said} ${resource.plural}/${name}`));
      }
    }
    if (failures.length > 0) throw joined(failures);
    return 0;
  },
};

function badTimeout(text: string): Failure {
  return new Failure(
    `error: invalid argument "${text}" for "--timeout" flag: time: invalid duration "${text}"\nSee 'kubectl wait --help' for usage.`,
  );
}

function conditionOf(form: string | undefined): Condition {
  if (form?.toLowerCase() === 'delete') return (object) => object === undefined;
  if (form?.toLowerCase() === 'create') return (object) => object !== undefined;
  if (form?.startsWith('condition=')) {
    const [name = '', value = 'true'] = form.slice('condition='.length).split('=');
    return (object) => {
      const { conditions = [] } = (object?.status ?? {}) as { conditions?: { type: string; status: string }[] };
      const found = conditions.find(({ type }) => type.toLowerCase() === name.toLowerCase());
      return found?.status.toLowerCase() === value.toLowerCase();
    };
  }
  if (form?.startsWith('jsonpath=')) return jsonPathCondition(form.slice('jsonpath='.length));
  throw new Failure(`error: unrecognized condition: ${form === undefined ? '[]' : `"${form}"`}`);
}

function jsonPathCondition(text: string): Condition {
  const [, expression = '', , value] = /^(\{(?:[^{}'"]|'[^']*'|"[^"]*")*\}|[^=]*)(=(.*))?$/s.exec(text) ?? [];
  let path: Path;
  try {
    path = parseRelaxed(expression);
  } catch (error) {
    throw new Failure(`error: ${(error as Error).message}`);
  }
  if (value === '')
    throw new Failure(
      "error: jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3",
    );
  return (object) => {
    const values = object === undefined ? [] : valuesAt(object, path);
    if (values.length === 0) return false;
    if (value === undefined) return true;
    if (values.length > 1) throw new Failure('error: given jsonpath expression matches more than one value');
    if (typeof values[0] === 'object' && values[0] !== null) {
      throw new Failure('error: jsonpath leads to a nested object or list which is not supported');
    }
    return goText(values[0]).trim() === value.replace(/^(['"])(.*)\1$/, '$2');
  };
}
