/* Which addresses lie on the open internet: the others are a machine's or a house's own. */
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** By the IANA registries of special-purpose addresses: this network, private, shared, loopback, link-local, documentation, multicast, reserved. */
const OWN_V4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
const OWN_V6: readonly [string, number][] = [
  ['::', 127],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];

const own = new BlockList();
for (const [network, bits] of OWN_V4) own.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of OWN_V6) own.addSubnet(network, bits, 'ipv6');

/** Of an IP address in its usual writing; an IPv4 address inside an IPv6 one counts as what it is. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !own.check(address, 'ipv4');
  return version === 6 && !own.check(address, 'ipv6');
}

/** Of a host as it stands in an address: a name without a dot, or one of this machine or house, is none. */
export function mayBePublicHost(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(bare) !== 0) return isPublicAddress(bare);
  return bare.includes('.') && !/\.(localhost|local|internal|home\.arpa|lan)$/i.test(bare);
}

export class PrivateAddress extends Error {}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Looks a host up, and finds nothing where any of its addresses is not public. Handed to a connection, it decides about the very address that is connected to. */
export function lookUpPublic(host: string, options: LookupOptions, found: Found): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return found(error, []);
    const [first] = addresses;
    if (first === undefined || !addresses.every((one) => isPublicAddress(one.address))) {
      return found(new PrivateAddress(`${host} is not a public address`), []);
    }
    if (options.all === true) return found(null, addresses);
    found(null, first.address, first.family);
  });
}
