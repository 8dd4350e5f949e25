/** How many questions a key may ask a minute; evaluations are cached by every client, so this is plenty. */
export const REQUESTS_PER_MINUTE = 600;
const MINUTE = 60_000;

export type Bucket = { left: number; at: number };

/** A token bucket: full at first, filled evenly, emptied by one for each request. */
export function takeFrom(
  bucket: Bucket | undefined,
  now: number,
  perMinute = REQUESTS_PER_MINUTE,
): { bucket: Bucket; retryAfterSeconds: number | undefined } {
  const since = bucket === undefined ? MINUTE : Math.max(0, now - bucket.at);
  const left = Math.min(perMinute, (bucket?.left ?? perMinute) + (since * perMinute) / MINUTE);
  if (left >= 1) return { bucket: { left: left - 1, at: now }, retryAfterSeconds: undefined };
  const seconds = Math.ceil(((1 - left) * MINUTE) / perMinute / 1000);
  return { bucket: { left, at: now }, retryAfterSeconds: Math.max(1, seconds) };
}
