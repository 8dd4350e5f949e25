import type { RolloutId } from '../ids.ts';

/** A key that a program shows to be let in; only its hash is stored. */
export type ApiKey = {
  id: string;
  name: string;
  /** The last characters, by which its owner recognises it. */
  ending: string;
  createdAt: Temporal.Instant;
  /** What it opens; nothing else. */
  purpose: string;
  rolloutId: RolloutId | undefined;
  lastUsedAt: Temporal.Instant | undefined;
  revokedAt: Temporal.Instant | undefined;
};

const PREFIX = 'gsk_';

export const keyFrom = (random: string) => `${PREFIX}${random}`;
export const endingOf = (key: string) => key.slice(-4);

/** The key in `Authorization: Bearer …` or `X-API-Key`; undefined where there is none that could be ours. */
export function presentedKey(
  authorization: string | undefined,
  apiKey: string | undefined,
): string | undefined {
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
  const key = bearer ?? apiKey?.trim();
  return key?.startsWith(PREFIX) === true && key.length <= 200 ? key : undefined;
}

export const NAME_MAX = 60;

export function keyNameProblem(name: string, taken: readonly string[]): string | undefined {
  if (name.trim() === '') return 'Give the key a name that says what uses it, for example "crm".';
  if (name.length > NAME_MAX) return `Keep the name under ${NAME_MAX} characters.`;
  if (taken.includes(name))
    return `A key called "${name}" is in use. Revoke it first, or choose another name.`;
  return undefined;
}
