/** An IP address as bytes. */
export type Address = readonly number[];

/** Read an IPv4 or IPv6 address as the API server does since strict validation: no leading zeros, no `::ffff:1.2.3.4`. */
export function parseAddress(value: string): Address | undefined {
  return value.includes(':') ? parseV6(value) : parseV4(value);
}

export function parseV4(value: string): Address | undefined {
  if (!/^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(value)) return undefined;
  const bytes = value.split('.').map(Number);
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
}

function parseV6(value: string): Address | undefined {
  const halves = value.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(groups);
  if (!head || (halves.length === 2 && !tail)) return undefined;
  const gap = 16 - head.length - (tail?.length ?? 0);
  if (halves.length === 2 ? gap < 2 : gap !== 0) return undefined;
  const bytes = [...head, ...Array<number>(gap).fill(0), ...(tail ?? [])];
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  return mapped ? undefined : bytes;
}

function groups(half: string): number[] | undefined {
  if (half === '') return [];
  const bytes: number[] = [];
  const parts = half.split(':');
  for (const [index, part] of parts.entries()) {
    const v4 = index === parts.length - 1 && part.includes('.') ? parseV4(part) : undefined;
    if (v4) bytes.push(...v4);
    else if (/^[0-9a-fA-F]{1,4}$/.test(part))
      bytes.push(Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 255);
    else return undefined;
  }
  return bytes;
}

/** A network: its address and how many leading bits count. */
export interface Network {
  readonly address: Address;
  readonly bits: number;
}

/** Read `10.0.0.0/8`. Bits after the prefix must be zero, as strict validation demands. */
export function parseNetwork(value: string): Network | undefined {
  const [, ip, prefix] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(value) ?? [];
  const address = ip === undefined ? undefined : parseAddress(ip);
  const bits = Number(prefix);
  if (!address || bits > address.length * 8) return undefined;
  return address.every((byte, index) => (byte & ~mask(bits, index) & 255) === 0) ? { address, bits } : undefined;
}

/** The bits of the byte at `index` that count. */
export function mask(bits: number, index: number): number {
  const within = Math.max(0, Math.min(8, bits - index * 8));
  return (255 << (8 - within)) & 255;
}
