import type { ScalarNode } from '../manifest/document.ts';
import type { Scalar } from './schema.ts';

const isText = ({ value }: ScalarNode): boolean => typeof value === 'string';
const isNumber = ({ value }: ScalarNode): boolean => typeof value === 'number';
const isInteger = ({ value }: ScalarNode): boolean => Number.isInteger(value);
const isInt32 = ({ value }: ScalarNode): boolean => Number.isInteger(value) && (Number(value) | 0) === value;

/** Whether a value fits 64 bits; as a double it may round up to just beyond, so its digits decide. */
function isInt64(node: ScalarNode): boolean {
  if (!isInteger(node)) return false;
  if (Number.isSafeInteger(node.value)) return true;
  const digits = node.text.replaceAll('_', '').replace(/^\+/, '');
  if (!/^-?\d+$/.test(digits)) return Math.abs(Number(node.value)) < 2 ** 63;
  return BigInt.asIntN(64, BigInt(digits)) === BigInt(digits);
}

/** Whether the server's decoder takes a value of this JSON type for a field; its text is the rules' matter. */
const ACCEPTS: Readonly<Record<Scalar, (node: ScalarNode) => boolean>> = {
  string: isText,
  int32: isInt32,
  int64: isInt64,
  number: isNumber,
  boolean: ({ value }) => typeof value === 'boolean',
  'int-or-string': (node) => isText(node) || isInt32(node),
  quantity: (node) => isText(node) || isNumber(node),
  duration: isText,
  'date-time': isText,
  'micro-time': isText,
  base64: isText,
  any: () => true,
};

export function isTyped(node: ScalarNode, scalar: Scalar): boolean {
  return ACCEPTS[scalar](node);
}
