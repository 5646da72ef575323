import { mask, type Network, parseAddress, parseNetwork, parseV4 } from './addresses.ts';

/** Whether `inner` lies strictly within `outer`. */
export function contains(outer: Network, inner: Network): boolean {
  if (outer.address.length !== inner.address.length || inner.bits <= outer.bits) return false;
  return outer.address.every((byte, index) => ((byte ^ inner.address[index]!) & mask(outer.bits, index)) === 0);
}

/** The network that `10.0.0.1`, `010.0.0.0/8` or `10.0.0.1/8` stands for, where that is plain. */
export function meantNetwork(value: string): string | undefined {
  if (parseAddress(value)) return `${value}/${value.includes(':') ? 128 : 32}`;
  const [ip = '', prefix] = withoutZeros(value).split('/');
  const address = parseV4(ip)?.map((byte, index) => byte & mask(Number(prefix), index));
  const network = `${address?.join('.')}/${prefix}`;
  return parseNetwork(network) && network;
}

/** An address or network without the zeros that some write before its numbers. */
export function withoutZeros(value: string): string {
  return value.replace(/\b0+(?=\d)/g, '');
}
