/* A Slack of a few methods in a fetch function, for what a sender must survive. */

export type Posted = {
  channel: string;
  ts: string;
  text: string;
  blocks: { type: string }[];
  metadata: { event_type: string; event_payload: { key: string } } | undefined;
  bot_id: string;
};

export type Call = { method: string; body: Record<string, string> };

/** What happens to a call instead of a plain answer. */
export type Mishap =
  | { kind: 'error'; code: string; more?: object }
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string }
  | { kind: 'body'; text: string }
  /** The connection breaks; with `done` only after Slack has done what it was asked for. */
  | { kind: 'reset'; done: boolean }
  | { kind: 'unreachable' }
  | { kind: 'hang' };

export const anError = (code: string, more: object = {}): Mishap => ({ kind: 'error', code, more });
export const tooMany = (retryAfter?: number): Mishap => ({
  kind: 'status',
  status: 429,
  ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }),
});

export type StandInSlack = ReturnType<typeof standInSlack>;

export function standInSlack(
  options: {
    now?: () => Temporal.Instant;
    /** Decides what befalls a call; undefined for nothing. */
    mishap?: (call: Call) => Mishap | undefined;
    scopes?: 'all' | 'no history' | 'no metadata';
    posted?: Posted[];
    onPosted?: (posted: Posted) => void;
  } = {},
) {
  const posted: Posted[] = options.posted ?? [];
  const calls: Call[] = [];
  const planned: { method: string; mishap: Mishap }[] = [];
  let serial = posted.length;

  function perform({ method, body }: Call): object {
    if (method === 'auth.test') return { ok: true, bot_id: 'B1', user_id: 'UBOT' };
    if (method === 'chat.postMessage') return post(body);
    if (method === 'chat.update') return update(body);
    if (method === 'conversations.open') return { ok: true, channel: { id: `D${body.users}` } };
    if (method === 'conversations.history') return history(body);
    return { ok: false, error: 'unknown_method' };
  }

  function post(body: Record<string, string>): object {
    serial += 1;
    const seconds = Math.floor((options.now?.().epochMilliseconds ?? 0) / 1000);
    const channel = body.channel ?? '';
    const message: Posted = {
      channel: channel.startsWith('U') ? `D${channel}` : channel,
      ts: `${seconds}.${String(serial).padStart(6, '0')}`,
      text: body.text ?? '',
      blocks: JSON.parse(body.blocks ?? '[]'),
      metadata: JSON.parse(body.metadata ?? 'null') ?? undefined,
      bot_id: 'B1',
    };
    posted.push(message);
    options.onPosted?.(message);
    return { ok: true, channel: message.channel, ts: message.ts };
  }

  function update(body: Record<string, string>): object {
    const message = posted.find((each) => each.ts === body.ts && each.channel === body.channel);
    if (message === undefined) return { ok: false, error: 'message_not_found' };
    message.text = body.text ?? '';
    return { ok: true, channel: message.channel, ts: message.ts };
  }

  function history(body: Record<string, string>): object {
    if (options.scopes === 'no history') {
      return { ok: false, error: 'missing_scope', needed: 'im:history', provided: 'chat:write' };
    }
    const there = posted.filter(
      (each) => each.channel === body.channel && Number(each.ts) >= Number(body.oldest ?? 0),
    );
    const messages = there.map((each) =>
      options.scopes === 'no metadata' ? { ...each, metadata: undefined } : each,
    );
    return { ok: true, messages: messages.reverse(), has_more: false };
  }

  async function slackFetch(url: unknown, init?: { body?: unknown; signal?: AbortSignal }) {
    const call: Call = {
      method: String(url).split('/').at(-1) ?? '',
      body: Object.fromEntries(new URLSearchParams(String(init?.body ?? ''))),
    };
    calls.push(call);
    const mishap = takePlanned(call.method) ?? options.mishap?.(call);
    if (mishap === undefined) return Response.json(perform(call));
    if (mishap.kind === 'error')
      return Response.json({ ok: false, error: mishap.code, ...mishap.more });
    if (mishap.kind === 'body') return new Response(mishap.text);
    if (mishap.kind === 'status') {
      const { status, headers = {}, body = '' } = mishap;
      return new Response(body, { status, headers });
    }
    if (mishap.kind === 'hang') return await untilAborted(init?.signal);
    if (mishap.kind === 'reset' && mishap.done) perform(call);
    const code = mishap.kind === 'reset' ? 'ECONNRESET' : 'ECONNREFUSED';
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  }

  function takePlanned(method: string): Mishap | undefined {
    const index = planned.findIndex((each) => each.method === method);
    return index < 0 ? undefined : planned.splice(index, 1)[0]?.mishap;
  }

  return {
    posted,
    calls,
    /** The next call of `method` meets this. */
    next(method: string, ...mishaps: Mishap[]) {
      planned.push(...mishaps.map((mishap) => ({ method, mishap })));
    },
    texts: () => posted.map((each) => each.text),
    keys: () => posted.map((each) => each.metadata?.event_payload.key),
    callsOf: (method: string) => calls.filter((each) => each.method === method),
    connection: {
      botToken: 'xoxb-stand-in',
      apiUrl: 'https://slack.invalid/api/',
      fetch: slackFetch as unknown as typeof fetch,
    },
  };
}

function untilAborted(signal: AbortSignal | undefined): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}
