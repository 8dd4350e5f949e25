import { expect, it } from 'vitest';
import {
  isPublicAddress,
  lookUpPublic,
  mayBePublicHost,
} from '../../../src/platform/http/public-addresses.ts';

it.each(['8.8.8.8', '172.15.255.255', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
  '%s is an address of the open internet',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

it.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fd00::1',
  'fe80::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  'not an address',
])('%s is none', (address) => expect(isPublicAddress(address)).toBe(false));

it.each([
  ['crm.example.com', true],
  ['8.8.8.8', true],
  ['localhost', false],
  ['intranet', false],
  ['printer.local', false],
  ['db.internal', false],
  ['app.localhost', false],
  ['router.home.arpa.', false],
  ['[::1]', false],
  ['169.254.169.254', false],
])('a host %s may be public: %s', (host, expected) => {
  expect(mayBePublicHost(host)).toBe(expected);
});

it('a name that leads to this machine is found out when it is looked up', async () => {
  const found = await new Promise((resolve) =>
    lookUpPublic('localhost', {}, (error) => resolve(error?.message)),
  );
  expect(found).toBe('localhost is not a public address');
});
