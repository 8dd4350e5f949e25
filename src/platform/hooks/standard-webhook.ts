/* Signatures of the Standard Webhooks specification, read: symmetric, `v1,` and base64 of HMAC-SHA256("id.timestamp.body"). */

export type SignedHeaders = {
  id: string | undefined;
  timestamp: string | undefined;
  /** One signature or several with spaces between them. */
  signature: string | undefined;
};

export type SignatureProblem = 'no-headers' | 'wrong-time' | 'wrong-signature';

/** How far the sender's clock may be from ours, in seconds. */
const TOLERANCE_SECONDS = 5 * 60;
const LONGEST_ID = 256;

/**
 * What is wrong with a signature; undefined where nothing is. `matches` compares one signature (base64) with
 * every secret that is valid, in constant time. `now` in seconds since the epoch.
 */
export function signatureProblem(
  { id, timestamp, signature }: SignedHeaders,
  now: number,
  matches: (signed: string, signature: string) => boolean,
): SignatureProblem | undefined {
  if (!id || !timestamp || !signature || id.length > LONGEST_ID) return 'no-headers';
  if (!/^\d{1,12}$/.test(timestamp)) return 'wrong-time';
  if (Math.abs(Number(timestamp) - now) > TOLERANCE_SECONDS) return 'wrong-time';
  const given = signature
    .split(' ')
    .flatMap((one) => (one.startsWith('v1,') ? [one.slice(3)] : []));
  const isOurs = given.slice(0, 10).some((one) => matches(`${id}.${timestamp}.`, one));
  return isOurs ? undefined : 'wrong-signature';
}
