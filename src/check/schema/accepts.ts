import type { ScalarNode } from '../../manifest/document.ts';
import type { Scalar } from './schema.ts';

const isText = ({ value }: ScalarNode): boolean => typeof value === 'string';
const isNumber = ({ value }: ScalarNode): boolean => typeof value === 'number';
const isInteger = ({ value }: ScalarNode): boolean => Number.isInteger(value);

/** Whether the server's decoder takes a value of this JSON type for a field; its text is the rules' matter. */
const ACCEPTS: Readonly<Record<Scalar, (node: ScalarNode) => boolean>> = {
  string: isText,
  int32: isInteger,
  int64: isInteger,
  number: isNumber,
  boolean: ({ value }) => typeof value === 'boolean',
  'int-or-string': (node) => isText(node) || isInteger(node),
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
