/*
 * A Slack that insists: it keeps its limits to the second, answers each call as it was told to, remembers
 * what it took and when it asked for patience, and notes whoever calls before that is over.
 */
import { type Arrival, type Call, type Fate, historyOf, respond } from './fate.ts';
import { keepQuiet, type Quiet } from './quiet.ts';
import { keepSilence } from './silence.ts';

export type StrictSlack = {
  fetch: typeof fetch;
  /** What becomes of the next calls of this method, in turn. */
  fates: Map<string, Fate[]>;
  /** Places where nobody can post, and why. */
  closed: Map<string, string>;
  /** Conversations whose messages are shown without their marks. */
  markless: Set<string>;
  /** Whose notifications are paused. */
  quiet: Quiet;
  /** Token trouble, until it is mended. */
  token: string | undefined;
  arrivals: Arrival[];
  /** Until when nobody may call, as far as this Slack has said or kept silent. */
  busyUntil(method?: string): number;
  /** When a message was last posted, or tried, to this place. */
  lastPostTo(place: string): number;
  /** How often messages were posted, or tried, after then. */
  postsSince(at: number): number;
  /** A new process calls, which knows nothing of what the last one was asked for. */
  forget(): void;
  /** Since they were last taken. */
  takeCalls(): Call[];
  /** What broke Slack's rules. */
  complaints: string[];
};

const MINUTE = 60_000;
const GLANCE_MS = 2000;
const AT_ONCE = 5;
const A_MINUTE: Readonly<Record<string, number>> = {
  'chat.postMessage': 300,
  'chat.update': 50,
  'conversations.history': 50,
  'conversations.open': 50,
  'auth.test': 300,
};
const UNCLEAR = new Set(['internal_error', 'fatal_error']);
/** Without a word of how long. */
const UNSAID_MS = 30_000;
/** Where the bot is not let in, it tries again after this. */
const PAUSED_MS = 300_000;
const UNLISTED = 20;
const BETWEEN_POSTS = 1000;
/** A place may be posted to as what it is called by and as the conversation behind it. */
export const conversationOf = (place: string) =>
  place.startsWith('U') ? `D${place.slice(1)}` : place;

export function strictSlack(now: () => number): StrictSlack {
  const recent = new Map<string, number[]>();
  const lastPost = new Map<string, number>();
  const patience = new Map<string, { since: number; until: number }>();
  /** Whose own access is in question may ask for it and wait; Slack does not insist. */
  const mildly = new Map<string, number>();
  let calls: Call[] = [];
  let stamps = 0;
  /** Where a message was refused for its layout, a plainer one may follow at once. */
  const plainer = new Set<string>();
  const silence = keepSilence(now);

  function insist(method: string, place: string | undefined): void {
    const at = now();
    const tooSoon = silence.least(at) - at;
    if (tooSoon > 0) slack.complaints.push(`${method} was called ${tooSoon} ms before its time.`);
    const wanted = patience.get(method);
    if (wanted !== undefined && at > wanted.since && at < wanted.until)
      slack.complaints.push(`${method} was called ${wanted.until - at} ms too soon.`);
    const before = (recent.get(method) ?? []).filter((one) => at - one < MINUTE);
    if (before.length >= (A_MINUTE[method] ?? UNLISTED))
      slack.complaints.push(`${method} was called ${before.length + 1} times within a minute.`);
    // Five at once after a rest, and from then on so many that no minute holds more than its number.
    const limit = A_MINUTE[method] ?? UNLISTED;
    const close = before.filter((one) => at - one < GLANCE_MS).length;
    if (close > AT_ONCE + GLANCE_MS / (MINUTE / (limit - AT_ONCE)))
      slack.complaints.push(`${method} was called ${close + 1} times in a moment.`);
    recent.set(method, [...before, at]);
    if (method !== 'chat.postMessage' || place === undefined || plainer.delete(place)) return;
    const last = lastPost.get(place);
    if (last !== undefined && at >= last && at - last < BETWEEN_POSTS)
      slack.complaints.push(`${place} was posted to twice within a second.`);
  }

  /** What each call says about how long to wait before the next. */
  function endure({ method, place, fate, error }: Call): void {
    if (error === 'invalid_blocks' && place !== undefined) plainer.add(place);
    if (error === 'invalid_auth' || (error !== undefined && error === slack.token))
      mildly.set(method, now() + UNSAID_MS);
    if (error === 'ratelimited')
      ask(method, place, fate?.kind === 'says' ? (fate.retryAfter ?? 30) * 1000 : UNSAID_MS);
    if (fate?.kind === 'slower')
      ask(method, place, fate.seconds === undefined ? UNSAID_MS : fate.seconds * 1000);
    const isHeard = fate === undefined || fate.kind === 'says';
    const isSilent = isHeard ? error !== undefined && UNCLEAR.has(error) : fate.kind !== 'slower';
    if (isSilent) silence.broke();
    else if (isHeard) silence.heard();
    if (method === 'auth.test' && error !== undefined && error === slack.token)
      silence.shut(PAUSED_MS);
  }

  function ask(method: string, place: string | undefined, milliseconds: number): void {
    const wanted = { since: now(), until: now() + milliseconds };
    patience.set(method, wanted);
    patience.set(conversationOf(place ?? ''), wanted);
  }

  function take(method: string, args: Record<string, string>): Record<string, unknown> {
    const place = args.channel;
    if (slack.token !== undefined) return { ok: false, error: slack.token };
    if (method === 'dnd.teamInfo') return quiet.answer((args.users ?? '').split(','));
    if (method === 'auth.test') return { ok: true, bot_id: 'B1' };
    if (method === 'conversations.open')
      return { ok: true, channel: { id: conversationOf(args.users ?? '') } };
    const shut = place === undefined ? undefined : slack.closed.get(place);
    if (shut !== undefined) return { ok: false, error: shut };
    if (method === 'conversations.history') return historyOf(slack, place ?? '', args);
    if (method === 'chat.update') return change(place ?? '', args);
    return arrive(place ?? '', args);
  }

  function arrive(place: string, args: Record<string, string>): Record<string, unknown> {
    stamps += 1;
    const ts = `${Math.floor(now() / 1000)}.${String(stamps).padStart(6, '0')}`;
    const channel = conversationOf(place);
    const { key } = JSON.parse(args.metadata ?? '{}').event_payload ?? {};
    const blocks = JSON.parse(args.blocks ?? '[]');
    slack.arrivals.push({ key, place: channel, ts, at: now(), text: args.text ?? '', blocks });
    return { ok: true, channel, ts };
  }

  function change(channel: string, args: Record<string, string>): Record<string, unknown> {
    const one = slack.arrivals.find((each) => each.ts === args.ts && each.place === channel);
    if (one === undefined) return { ok: false, error: 'message_not_found' };
    one.text = args.text ?? '';
    one.blocks = JSON.parse(args.blocks ?? '[]');
    return { ok: true, channel, ts: one.ts };
  }

  async function answer(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    const method = new URL(request.url).pathname.split('/').at(-1) ?? '';
    const args = Object.fromEntries(new URLSearchParams(await request.text()));
    const place = args.channel ?? args.users;
    insist(method, place);
    const fate = slack.fates.get(method)?.shift();
    const { key } = JSON.parse(args.metadata ?? '{}').event_payload ?? {};
    const edited = slack.arrivals.find(
      (one) => one.place === args.channel && one.ts === args.ts,
    )?.key;
    const call: Call = { method, key: key ?? edited, place, at: now(), fate, error: undefined };
    calls.push(call);
    if (method === 'chat.postMessage' && place !== undefined) lastPost.set(place, now());
    const work = () => {
      const answered = take(method, args);
      if (answered.ok !== true) call.error = String(answered.error);
      return answered;
    };
    try {
      return respond(fate, work);
    } finally {
      if (fate?.kind === 'says') call.error = fate.error;
      endure(call);
    }
  }

  const quiet = keepQuiet(now, (complaint) => void slack.complaints.push(complaint));
  const slack: StrictSlack = {
    quiet,
    fetch: answer as typeof fetch,
    ...{ fates: new Map(), closed: new Map(), markless: new Set<string>(), token: undefined },
    ...{ arrivals: [], complaints: [] },
    busyUntil(method) {
      const all = method === undefined ? [...patience.values()] : [patience.get(method)];
      return Math.max(silence.most(), ...mildly.values(), ...all.map((one) => one?.until ?? 0));
    },
    lastPostTo: (place) => lastPost.get(place) ?? 0,
    postsSince: (at) => (recent.get('chat.postMessage') ?? []).filter((one) => one > at).length,
    forget() {
      patience.clear();
      recent.clear();
      lastPost.clear();
      quiet.forget();
      silence.forget();
    },
    takeCalls() {
      const taken = calls;
      calls = [];
      return taken;
    },
  };
  return slack;
}
