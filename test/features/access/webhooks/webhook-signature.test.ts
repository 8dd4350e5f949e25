import { createHmac, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { signWebhook } from '../../../../src/features/access/webhooks/webhook-signature.ts';
import { wallClock } from '../../../../src/platform/clock.ts';

const hmac = (key: string, text: string) =>
  createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64');
const secret = `whsec_${randomBytes(32).toString('base64')}`;
const sentAt = Math.floor(wallClock.now().epochMilliseconds / 1000);
const webhook = {
  id: 'evt_1',
  timestamp: sentAt,
  rawBody: '{"type":"access.granted","team":"Équipe"}',
};

/** As a receiver checks it, with the standard's own library. */
function check(changes: Partial<typeof webhook> = {}, signedWith = secret): unknown {
  const signature = signWebhook(signedWith, webhook, hmac);
  const { id, timestamp, rawBody } = { ...webhook, ...changes };
  return new Webhook(secret).verify(rawBody, {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signature,
  });
}

it('any library of the Standard Webhooks takes our signature', () => {
  expect(check()).toEqual({ type: 'access.granted', team: 'Équipe' });
  const theirs = new Webhook(secret).sign(webhook.id, new Date(sentAt * 1000), webhook.rawBody);
  expect(signWebhook(secret, webhook, hmac)).toBe(theirs);
});

it('a changed id, time, body or secret is found out', () => {
  expect(() => check({ id: 'evt_2' })).toThrow('No matching signature');
  expect(() => check({ timestamp: sentAt + 1 })).toThrow('No matching signature');
  expect(() => check({ rawBody: `${webhook.rawBody} ` })).toThrow('No matching signature');
  expect(() => check({}, `whsec_${randomBytes(32).toString('base64')}`)).toThrow(
    'No matching signature',
  );
});

it('the example of the specification comes out as it stands there', () => {
  const signed = signWebhook(
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, rawBody: '{"test": 2432232314}' },
    hmac,
  );
  expect(signed).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});
