import { dump } from 'js-yaml';

/**
 * A value as YAML on one line, quoted where it has to be: `[{from: "10:00", to: "18:00"}]`.
 * @example inYaml(['쿠버네티스', 'a: b']) // "[쿠버네티스, 'a: b']"
 */
export function inYaml(value: unknown): string {
  return dump(value, { flowLevel: 0, lineWidth: -1 }).trimEnd();
}
