/* What can become of a call, and how it then ends for the one who called. */
export type Fate =
  | { kind: 'lost-answer' | 'lost-request' | 'broken' | 'unreachable' | 'nonsense' }
  | { kind: 'slower'; seconds: number | undefined }
  | { kind: 'status'; status: number }
  | { kind: 'says'; error: string; retryAfter?: number };

export function respond(fate: Fate | undefined, work: () => Record<string, unknown>): Response {
  switch (fate?.kind) {
    case 'lost-request':
      throw new TypeError('fetch failed: the connection was lost');
    case 'unreachable':
      throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
    case 'lost-answer':
      work();
      throw new TypeError('fetch failed: the answer was lost');
    case 'broken':
      return new Response('No.', { status: 500 });
    case 'status':
      return new Response('No.', { status: fate.status });
    case 'nonsense':
      work();
      return Response.json({ ok: false, error: 'This is <no> code.' });
    case 'slower': {
      const { seconds } = fate;
      const headers = seconds === undefined ? undefined : { 'retry-after': String(seconds) };
      return Response.json(
        { ok: false, error: 'ratelimited' },
        { status: 429, ...(headers && { headers }) },
      );
    }
    case 'says': {
      const { error, retryAfter } = fate;
      const more = retryAfter === undefined ? {} : { response_metadata: { retryAfter } };
      return Response.json({ ok: false, error, ...more });
    }
    default:
      return Response.json(work());
  }
}

export type Arrival = {
  key: string | undefined;
  place: string;
  ts: string;
  at: number;
  text: string;
  blocks: { type: string }[];
};

/** One call with what came of it; `key` of a message, or of the message that an edit is for. */
export type Call = {
  method: string;
  key: string | undefined;
  place: string | undefined;
  at: number;
  fate: Fate | undefined;
  /** What Slack said was wrong. */
  error?: string;
  /** From when on messages are asked for, in seconds. */
  oldest: string | undefined;
};

/** In pages of so many, the newest first, as Slack has them. */
export function historyOf(
  {
    arrivals,
    foreign,
    markless,
  }: {
    arrivals: readonly Arrival[];
    foreign: readonly Arrival[];
    markless: ReadonlySet<string>;
  },
  channel: string,
  args: Record<string, string>,
): Record<string, unknown> {
  const from = Number(args.oldest ?? 0);
  const all = [...arrivals, ...foreign]
    .filter(({ place, ts }) => place === channel && Number(ts) > from)
    .toSorted((a, b) => Number(b.ts) - Number(a.ts));
  const others = new Set(foreign);
  const start = Number(args.cursor ?? 0);
  const page = all.slice(start, start + Math.min(3, Number(args.limit ?? 100)));
  const next = start + page.length < all.length ? String(start + page.length) : '';
  const isMarked = !markless.has(channel) && args.include_all_metadata === 'true';
  const messages = page.map((one) => ({
    ...{ ts: one.ts, text: one.text, bot_id: others.has(one) ? 'B2' : 'B1' },
    ...(isMarked && one.key !== undefined ? { metadata: markOf(one, others.has(one)) } : {}),
  }));
  return { ok: true, messages, response_metadata: { next_cursor: next } };
}

const markOf = ({ key }: Arrival, isOther: boolean) => ({
  event_type: isOther ? 'another_app' : 'groundswell_message',
  event_payload: { key },
});

/** A place may be posted to as what it is called by and as the conversation behind it. */
export const conversationOf = (place: string) =>
  place.startsWith('U') ? `D${place.slice(1)}` : place;
