import type { Row } from '../row.ts';
import { deployment } from './objects.ts';

/** A Deployment whose spec holds this value as `replicas`; without a value the field is absent. */
const having = (value?: unknown) => ({ objects: [deployment(value === undefined ? {} : { replicas: value })] });

/**
 * One operator among others that let both worlds pass.
 * @param operators what `spec.replicas` must fulfil
 * @param [yes, no] values in the world that passes and in the one that fails
 * @param says what is reported of the value that fails
 */
function operator(name: string, operators: object, [yes, no]: readonly [unknown, unknown], says: string): Row {
  return {
    verb: 'expect',
    option: `expect.spec.replicas.${name}`,
    step: { expect: { kind: 'Deployment', spec: { replicas: operators } }, within: '1s' },
    passes: having(yes),
    fails: having(no),
    alone: 'fails',
    says: ['no Deployment matches; the closest is echo, after 1s', `spec.replicas: ${says}`],
  };
}

export const OPERATOR_ROWS: readonly Row[] = [
  operator('$match', { $ne: 0, $match: '^ec' }, ['echo', 'the echo'], 'matches /^ec/, not the echo'),
  operator('$match', { $ne: 0, $match: '^1\\d$' }, [12, 2], 'matches /^1\\d$/, not 2'),
  operator('$gt', { $gte: 1, $gt: 1 }, [2, 1], '> 1, not 1'),
  operator('$gt', { $ne: 0, $gt: '9' }, ['10', '9'], '> 9, not 9'),
  operator('$gt', { $ne: 0, $gt: 'b' }, ['c', 'b'], '> b, not b'),
  operator('$gte', { $gt: 0, $gte: 2 }, [2, 1], '>= 2, not 1'),
  operator('$lt', { $lte: 2, $lt: 2 }, [1, 2], '< 2, not 2'),
  operator('$lt', { $ne: 0, $lt: 'b' }, ['a', 'b'], '< b, not b'),
  operator('$lte', { $lt: 9, $lte: 2 }, [2, 3], '<= 2, not 3'),
  operator('$lte', { $lt: 9, $lte: 0 }, [undefined, 1], '<= 0, not 1'),
  operator('$ne', { $gte: 0, $ne: 2 }, [1, 2], 'not 2, not 2'),
  operator('$ne', { $gte: 0, $ne: 0 }, [1, undefined], 'not 0, not (absent)'),
  operator('$oneOf', { $gte: 0, $oneOf: [1, 3] }, [3, 2], 'one of [1,3], not 2'),
  operator('$oneOf', { $ne: 9, $oneOf: ['a', null] }, [undefined, 'b'], 'one of ["a",null], not b'),
  operator('$save', { $ne: 9, $save: 'first' }, [1, undefined], 'a value to save as first, not (absent)'),
];
