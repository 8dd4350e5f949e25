import type { RolloutId, UserId } from '../../../platform/ids.ts';

/** An address that is told, with a signature, when the access of a team or person changes. */
export type WebhookEndpoint = {
  id: string;
  rolloutId: RolloutId;
  url: string;
  /** That it is derived; of addresses of older versions the secret itself. */
  secret: string;
  addedBy: UserId | 'operator';
  addedAt: Temporal.Instant;
  removedAt: Temporal.Instant | undefined;
};

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Only https, since what is told is about people. From Slack only addresses of the open internet, so that
 * nobody there reaches into the house that the bot runs in; the operator knows that house and may.
 */
export function addressProblem(
  typed: string,
  from: 'slack' | 'operator',
  mayBePublic: (host: string) => boolean,
): string | undefined {
  const url = URL.parse(typed.trim());
  const example = 'Write one such as https://crm.example.com/hooks/access.';
  if (url === null) return `This isn’t an address. ${example}`;
  if (url.username !== '' || url.password !== '')
    return 'Leave the name and password out of the address; the signature shows who is sending.';
  if (from === 'slack' && url.protocol === 'https:' && !mayBePublic(url.hostname))
    return 'This address isn’t on the public internet. The people who run Groundswell can add it with npm run groundswell -- webhook add.';
  if (url.protocol === 'https:') return undefined;
  const isHere = url.protocol === 'http:' && LOOPBACK.has(url.hostname);
  if (isHere && from === 'operator') return undefined;
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

/** Not now, or not in time; any other 4xx says that this very notice is not wanted. */
const PASSING = new Set([408, 425, 429]);

/** Whether trying again may help, by the receiver's status code; `gone` ends the address, `refused` only this notice. */
export function verdictOf(status: number): 'taken' | 'gone' | 'refused' | 'again' {
  if (status >= 200 && status < 300) return 'taken';
  if (status === 410) return 'gone';
  return status < 500 && !PASSING.has(status) ? 'refused' : 'again';
}

/**
 * Losses of access have a way of their own to each address, so that no notice of a grant which is not taken, or is
 * one of thousands, keeps them waiting.
 */
export function destinationOf(endpointId: string, event: string): string {
  return event === 'access.granted' ? endpointId : `${endpointId}${LOSSES}`;
}

export function endpointIdOf(destination: string): string {
  return destination.endsWith(LOSSES) ? destination.slice(0, -LOSSES.length) : destination;
}

const LOSSES = ' losses';
