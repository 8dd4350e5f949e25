/*
 * A system of the company that is told who has access, as somebody writes it who has read the standard: it
 * checks the signature, refuses what is old, takes each id once, and believes what it was told last.
 */
import { Webhook } from 'standardwebhooks';

export const troubles = ['down', 'error', 'busy', 'slow', 'lost-answer'] as const;
export type Trouble = (typeof troubles)[number];

export type Taken = { id: string; teamId: string; personId: string; event: string; after: string };

export type Receiver = {
  url: string;
  /** Set when its address was added. */
  secret: string;
  fetch(body: string, headers: Record<string, string>): Response;
  falls(trouble: Trouble, until: Temporal.Instant): void;
  heals(): void;
  /** In their order, each once. */
  taken: Taken[];
  /** What it did not take though it was well. */
  refused: string[];
};

const OLD_AFTER_SECONDS = 300;

export function openReceiver(url: string, now: () => Temporal.Instant): Receiver {
  let trouble: { kind: Trouble; until: Temporal.Instant } | undefined;
  const ids = new Set<string>();

  function take(body: string): void {
    const { id, event, team, person, state } = JSON.parse(body);
    if (ids.has(id)) return;
    ids.add(id);
    const about = { teamId: team.id, personId: person?.slackId ?? '' };
    receiver.taken.push({ id, event, ...about, after: state.after });
  }

  const receiver: Receiver = {
    url,
    secret: '',
    taken: [],
    refused: [],
    falls(kind, until) {
      trouble = { kind, until };
    },
    heals() {
      trouble = undefined;
    },
    fetch(body, headers) {
      if (trouble !== undefined && Temporal.Instant.compare(trouble.until, now()) <= 0)
        trouble = undefined;
      if (trouble?.kind === 'down') throw lost('ECONNREFUSED');
      if (trouble?.kind === 'error') return new Response(null, { status: 503 });
      if (trouble?.kind === 'busy') return new Response(null, { status: 429 });
      const problem = problemOf(body, headers);
      if (problem !== undefined) {
        receiver.refused.push(problem);
        return new Response(null, { status: 401 });
      }
      take(body);
      if (trouble?.kind === 'slow') throw new DOMException('It took too long.', 'TimeoutError');
      if (trouble?.kind === 'lost-answer') throw lost('ECONNRESET');
      return new Response(null, { status: 204 });
    },
  };

  function problemOf(body: string, headers: Record<string, string>): string | undefined {
    const id = headers['webhook-id'] ?? '';
    const seconds = Number(headers['webhook-timestamp']);
    const signed = new Webhook(receiver.secret).sign(id, new Date(seconds * 1000), body);
    if (signed !== headers['webhook-signature']) return `${id} is signed by somebody else.`;
    if (JSON.parse(body).id !== id) return `${id} is called otherwise within.`;
    const isOld = Math.abs(now().epochMilliseconds / 1000 - seconds) > OLD_AFTER_SECONDS;
    return isOld ? `${id} is old.` : undefined;
  }

  return receiver;
}

function lost(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
