/*
 * Words that only the bot reads again, and names by which it alone knows somebody. Both follow from a secret
 * that is thrown away in the end; then nobody can tell any more whose they were.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Database } from './database.ts';
import { deriveSecret } from './derived-secrets.ts';
import { someBytes } from './entropy.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Every sealed text has the same length, so that it tells nothing of what is in it. */
const PADDED_TO = 240;

/** A new secret, from chance alone. */
export function newSecret(): string {
  return someBytes(32).toString('base64url');
}

/** A name for somebody or something that can't be turned back without the secret. */
export function nameUnder(secret: string, plain: string): string {
  return createHmac('sha256', secret).update(plain).digest('base64url');
}

/** What stays on the disk, with the operator's SECRETS_KEY where there is one: the database alone opens nothing. */
export function secretWithKey(database: Database, secret: string): string {
  const key = deriveSecret(database, 'sealed') ?? '';
  return createHmac('sha256', key).update(secret).digest('base64url');
}

export function seal(secret: string, plain: string): string {
  if (plain.length > PADDED_TO) throw new Error('This is too long to be sealed.');
  const iv = someBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(secret), iv);
  const sealed = Buffer.concat([cipher.update(plain.padEnd(PADDED_TO), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** What was sealed; undefined where the secret is another one. */
export function unseal(secret: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(CIPHER, keyOf(secret), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const plain = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
    return Buffer.concat(plain).toString('utf8').trimEnd();
  } catch {
    return undefined;
  }
}

const keyOf = (secret: string) => createHmac('sha256', secret).update('seal').digest();
