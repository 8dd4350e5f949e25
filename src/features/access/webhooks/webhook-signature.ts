/** Lower-case hex of HMAC-SHA-256; handed in, so that this file stays free of the platform. */
export type HmacSha256 = (secret: string, text: string) => string;

export type SignedWebhook = {
  /** Also the idempotency key: the same for every attempt. */
  id: string;
  /** Unix seconds. */
  timestamp: number;
  rawBody: string;
};

/** `v1=` and HMAC-SHA256(secret, "id.timestamp.rawBody"). */
export function signWebhook(secret: string, webhook: SignedWebhook, hmac: HmacSha256): string {
  const { id, timestamp, rawBody } = webhook;
  return `v1=${hmac(secret, `${id}.${timestamp}.${rawBody}`)}`;
}
