type Fields = Readonly<Record<string, unknown>>;

/** By which field of its items a list of the API is merged, by the list's name; other lists are replaced as a whole. */
const MERGED_BY: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  volumes: ['name'],
  env: ['name'],
  volumeMounts: ['mountPath'],
  ports: ['containerPort', 'port'],
};

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object after a merge patch (RFC 7396): null removes. */
export function merged(before: unknown, patch: unknown): unknown {
  if (!isFields(patch)) return patch;
  const result: Record<string, unknown> = isFields(before) ? { ...before } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}

/** An object after a strategic merge patch: lists whose items have a key are merged item by item. */
export function mergedStrategically(before: unknown, patch: unknown, name = ''): unknown {
  if (Array.isArray(patch)) return mergedList(Array.isArray(before) ? before : [], patch, name);
  if (!isFields(patch)) return patch;
  const result: Record<string, unknown> = isFields(before) && patch.$patch !== 'replace' ? { ...before } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith('$')) continue;
    if (value === null) delete result[key];
    else result[key] = mergedStrategically(result[key], value, key);
  }
  return result;
}

/** The field by which the items of a list are told apart; undefined where the list is one value. */
function keyOf(list: readonly unknown[], name: string): string | undefined {
  return MERGED_BY[name]?.find((field) => list.length > 0 && list.every((item) => isFields(item) && field in item));
}

function isSame(one: unknown, other: unknown, key: string): boolean {
  return isFields(one) && isFields(other) && one[key] === other[key];
}

function mergedList(before: readonly unknown[], patch: readonly unknown[], name: string): unknown[] {
  const key = keyOf(patch, name);
  if (key === undefined) return [...patch];
  const items = patch.filter(isFields);
  const same = (one: unknown, other: unknown) => isSame(one, other, key);
  const kept = before.flatMap((item) => {
    const change = items.find((one) => same(item, one));
    if (!change) return [item];
    return change.$patch === 'delete' ? [] : [mergedStrategically(item, change)];
  });
  const added = items.filter((item) => item.$patch !== 'delete' && !before.some((one) => same(one, item)));
  return [...added.map((item) => mergedStrategically({}, item)), ...kept];
}

/** One operation of a JSON patch (RFC 6902). */
interface Operation {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
}

/** An object after a JSON patch. @throws Error in the server's words */
export function patchedByOperations(before: unknown, operations: readonly Operation[]): unknown {
  return operations.reduce<unknown>((object, { op, path, value }) => {
    const steps = path
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    return operated(object, steps, { op, path, value });
  }, before);
}

function operated(holder: unknown, [step = '', ...rest]: readonly string[], operation: Operation): unknown {
  const { op, path, value } = operation;
  const missing = new Error(`${op} operation does not apply: doc is missing path: "${path}": missing value`);
  const isEnd = rest.length === 0;
  if (Array.isArray(holder)) {
    const index = step === '-' ? holder.length : Number(step);
    const isThere = index < holder.length;
    if (!isThere && !(isEnd && op === 'add' && index === holder.length)) throw missing;
    const copy = [...holder];
    if (!isEnd) copy[index] = operated(holder[index], rest, operation);
    else if (op === 'remove') copy.splice(index, 1);
    else copy.splice(index, op === 'add' ? 0 : 1, value);
    return copy;
  }
  if (!isFields(holder) || (!(step in holder) && !(isEnd && op === 'add'))) throw missing;
  const { [step]: old, ...others } = holder;
  if (!isEnd) return { ...holder, [step]: operated(old, rest, operation) };
  return op === 'remove' ? others : { ...holder, [step]: value };
}

/** The merge patch that makes one object of the other; empty where they are the same. */
export function difference(before: Fields, after: Fields): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[key], after[key]];
    if (now === undefined) patch[key] = null;
    else if (isFields(old) && isFields(now)) {
      const inside = difference(old, now);
      if (Object.keys(inside).length > 0) patch[key] = inside;
    } else if (JSON.stringify(old) !== JSON.stringify(now)) patch[key] = now;
  }
  return patch;
}

/**
 * The merge patch by which `kubectl apply` makes an object what a manifest says: what the manifest of before set and this one
 * does not is removed, what others changed is put back, and what only the server or others set stays.
 */
export function applyPatch(live: Fields, previous: Fields, desired: Fields): Record<string, unknown> {
  const kept = withoutRemoved(live, previous, desired) as Fields;
  return difference(live, inOrderOf(desired, mergedStrategically(kept, desired)) as Fields);
}

function withoutRemoved(live: unknown, previous: unknown, desired: unknown, name = ''): unknown {
  if (isFields(live) && isFields(previous) && isFields(desired)) {
    const entries = Object.entries(live).filter(([key]) => !(key in previous) || key in desired);
    return Object.fromEntries(
      entries.map(([key, value]) => [key, withoutRemoved(value, previous[key], desired[key], key)]),
    );
  }
  if (!Array.isArray(live) || !Array.isArray(previous) || !Array.isArray(desired)) return live;
  const key = keyOf(desired, name) ?? keyOf(previous, name);
  if (key === undefined) return live;
  const find = (list: readonly unknown[], item: unknown) => list.find((one) => isSame(one, item, key));
  return live
    .filter((item) => find(previous, item) === undefined || find(desired, item) !== undefined)
    .map((item) => withoutRemoved(item, find(previous, item), find(desired, item)));
}

/** Lists as the manifest has them, with what only others added behind. */
function inOrderOf(desired: unknown, merged: unknown, name = ''): unknown {
  if (isFields(desired) && isFields(merged)) {
    return Object.fromEntries(Object.entries(merged).map(([key, value]) => [key, inOrderOf(desired[key], value, key)]));
  }
  const key = Array.isArray(desired) ? keyOf(desired, name) : undefined;
  if (key === undefined || !Array.isArray(merged)) return merged;
  const first = (desired as unknown[]).map((item) => {
    const found = merged.find((one) => isSame(one, item, key));
    return inOrderOf(item, found);
  });
  const others = merged.filter((one) => !(desired as unknown[]).some((item) => isSame(one, item, key)));
  return [...first, ...others];
}
