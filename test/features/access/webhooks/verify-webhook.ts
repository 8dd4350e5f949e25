/* What a receiver does with a delivery, as the docs tell it. */
import {
  type HmacSha256,
  type SignedWebhook,
  signWebhook,
} from '../../../../src/features/access/webhooks/webhook-signature.ts';

/** How old or how far ahead a timestamp may be, against replay. */
export const SIGNATURE_HOLDS_FOR = Temporal.Duration.from({ minutes: 5 });

export type SignatureVerdict = 'valid' | 'wrong' | 'too-old' | 'from-the-future';

/** Several signatures, separated by spaces or commas, let a secret be changed without a gap. */
export function verifyWebhook(
  webhook: SignedWebhook,
  signatures: string,
  { secret, now, hmac }: { secret: string; now: Temporal.Instant; hmac: HmacSha256 },
): SignatureVerdict {
  const expected = signWebhook(secret, webhook, hmac);
  const isSigned = signatures
    .split(/[\s,]+/)
    .map((each) => isSame(each, expected))
    .includes(true);
  if (!isSigned) return 'wrong';
  const age = now.epochMilliseconds - webhook.timestamp * 1000;
  const limit = SIGNATURE_HOLDS_FOR.total('milliseconds');
  if (age > limit) return 'too-old';
  return age < -limit ? 'from-the-future' : 'valid';
}

/** Takes the same time wherever two texts differ. */
function isSame(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let index = 0; index < a.length; index += 1) {
    difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  }
  return difference === 0;
}
