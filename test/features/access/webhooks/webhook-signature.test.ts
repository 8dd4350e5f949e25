import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { signWebhook } from '../../../../src/features/access/webhooks/webhook-signature.ts';
import { verifyWebhook } from './verify-webhook.ts';

const hmac = (secret: string, text: string) =>
  createHmac('sha256', secret).update(text).digest('hex');
const sentAt = Temporal.Instant.from('2026-03-09T09:00:00Z');
const webhook = {
  id: 'evt_1',
  timestamp: sentAt.epochMilliseconds / 1000,
  rawBody: '{"type":"access.granted","team":"Claims"}',
};
const signature = signWebhook('s3cret', webhook, hmac);
const verify = (changes: Partial<typeof webhook>, now = sentAt, signed = signature) =>
  verifyWebhook({ ...webhook, ...changes }, signed, { secret: 's3cret', now, hmac });

it('a webhook is signed over its id, its time and its raw body', () => {
  const signed = 'evt_1.1773046800.{"type":"access.granted","team":"Claims"}';
  expect(signature).toBe(`v1=${hmac('s3cret', signed)}`);
  expect(signature).toMatch(/^v1=[0-9a-f]{64}$/);
  expect(verify({})).toBe('valid');
});

it('a changed id, time, body or secret is found out', () => {
  expect(verify({ id: 'evt_2' })).toBe('wrong');
  expect(verify({ timestamp: webhook.timestamp + 1 })).toBe('wrong');
  expect(verify({ rawBody: `${webhook.rawBody} ` })).toBe('wrong');
  expect(verify({}, sentAt, signWebhook('other', webhook, hmac))).toBe('wrong');
  expect(verify({}, sentAt, '')).toBe('wrong');
});

it('a signature holds for five minutes either way', () => {
  expect(verify({}, sentAt.add({ minutes: 5 }))).toBe('valid');
  expect(verify({}, sentAt.add({ minutes: 5, milliseconds: 1 }))).toBe('too-old');
  expect(verify({}, sentAt.subtract({ minutes: 5, milliseconds: 1 }))).toBe('from-the-future');
});

it('an old and a new secret can sign side by side', () => {
  const both = `${signWebhook('old', webhook, hmac)} ${signature}`;
  expect(verify({}, sentAt, both)).toBe('valid');
});
