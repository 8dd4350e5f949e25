/* What can become of a call, and how it then ends for the one who called. */
export type Fate =
  | { kind: 'lost-answer' | 'lost-request' | 'broken' | 'unreachable' | 'nonsense' }
  | { kind: 'slower'; seconds: number | undefined }
  | { kind: 'status'; status: number }
  | { kind: 'says'; error: string };

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
    case 'says':
      return Response.json({ ok: false, error: fate.error });
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
  error: string | undefined;
};

/** In pages of so many, the newest first, as Slack has them. */
export function historyOf(
  { arrivals, markless }: { arrivals: readonly Arrival[]; markless: ReadonlySet<string> },
  channel: string,
  args: Record<string, string>,
): Record<string, unknown> {
  const from = Number(args.oldest ?? 0);
  const all = arrivals
    .filter(({ place, ts }) => place === channel && Number(ts) > from)
    .toReversed();
  const start = Number(args.cursor ?? 0);
  const page = all.slice(start, start + Math.min(3, Number(args.limit ?? 100)));
  const next = start + page.length < all.length ? String(start + page.length) : '';
  const isMarked = !markless.has(channel) && args.include_all_metadata === 'true';
  const messages = page.map(({ ts, key, text }) => ({
    ...{ ts, text, bot_id: 'B1' },
    ...(isMarked && key !== undefined
      ? { metadata: { event_type: 'groundswell_message', event_payload: { key } } }
      : {}),
  }));
  return { ok: true, messages, response_metadata: { next_cursor: next } };
}
