import type { RolloutId, UserId } from '../../../platform/ids.ts';

/** An address that is told, with a signature, when the access of a team or person changes. */
export type WebhookEndpoint = {
  id: string;
  rolloutId: RolloutId;
  url: string;
  /** The key of the signature; shown once when the endpoint is added. */
  secret: string;
  addedBy: UserId | 'operator';
  addedAt: Temporal.Instant;
  removedAt: Temporal.Instant | undefined;
};

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Only https, or this very machine: what is told is about people. */
export function addressProblem(typed: string): string | undefined {
  const url = URL.parse(typed.trim());
  const example = 'Write one such as https://crm.example.com/hooks/access.';
  if (url === null) return `This isn’t an address. ${example}`;
  if (url.username !== '' || url.password !== '')
    return 'Leave the name and password out of the address; the signature shows who is sending.';
  if (url.protocol === 'https:') return undefined;
  if (url.protocol === 'http:' && LOOPBACK.has(url.hostname)) return undefined;
  return `The address must begin with https://, because what I send is about people. ${example}`;
}

/** What stands in the body of a delivery. */
export type AccessNotice = {
  id: string;
  event: string;
  at: string;
  rollout: { id: string; name: string };
  team: { id: string; name: string; wave: number | undefined };
  /** Absent when the team as a whole is meant. */
  person: { slackId: string } | undefined;
  state: { before: string | undefined; after: string };
  reason: string;
};

/** Whether trying again may help, by the receiver's status code. */
export function verdictOf(status: number): 'taken' | 'gone' | 'slower' | 'again' {
  if (status >= 200 && status < 300) return 'taken';
  if (status === 410) return 'gone';
  return status === 429 || status === 503 ? 'slower' : 'again';
}
