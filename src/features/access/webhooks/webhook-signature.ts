/** HMAC-SHA-256 of a text in base64, under a key in base64; handed in, so that this file stays pure. */
export type HmacSha256 = (key: string, text: string) => string;

export type SignedWebhook = {
  /** Also the idempotency key: the same for every attempt. */
  id: string;
  /** Unix seconds. */
  timestamp: number;
  rawBody: string;
};

/** How the Standard Webhooks specification writes a symmetric secret: this, and base64. */
export const SECRET_PREFIX = 'whsec_';

/**
 * As the Standard Webhooks specification says: `v1,` and base64 of HMAC-SHA256(key, "id.timestamp.rawBody"),
 * where the key is the secret behind its prefix, read as base64. Any library of that standard verifies it.
 */
export function signWebhook(secret: string, webhook: SignedWebhook, hmac: HmacSha256): string {
  const { id, timestamp, rawBody } = webhook;
  const key = secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret;
  return `v1,${hmac(key, `${id}.${timestamp}.${rawBody}`)}`;
}
