/*
 * A Slack that insists: it keeps its limits to the second, answers each call as it was told to, remembers
 * what it took and when it asked for patience, and notes whoever calls before that is over.
 */
import { type Arrival, type Call, conversationOf, type Fate, historyOf, respond } from './fate.ts';
import { keepAir } from './in-the-air.ts';
import { isNewer } from './layout.ts';
import { keepLimits } from './limits.ts';
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
  /** Channels that have got another id, and that one. */
  moved: Map<string, string>;
  /** Where something that was said to a place is by now. */
  there(place: string): string;
  mostAtOnce(): number;
  /** Whose notifications are paused. */
  quiet: Quiet;
  takesNoNewBlocks: boolean;
  /** Token trouble, until it is mended. */
  token: string | undefined;
  arrivals: Arrival[];
  /** What another app has said, with marks of its own that look like ours. */
  foreign: Arrival[];
  /** Until when nobody may call, as far as this Slack has said or kept silent. */
  busyUntil(): number;
  /** Until when it has asked for patience with this method. */
  askedUntil(method: string): number;
  /** When a message was last posted, or tried, to this place. */
  lastPostTo(place: string): number;
  /** How often messages were posted, or tried, after then. */
  postsSince(at: number): number;
  /** A new process calls, which knows nothing of what the last one was asked for. */
  forget(): void;
  /** Others say so much there. */
  chatter(place: string, count: number): void;
  /** Since they were last taken. */
  takeCalls(): Call[];
  /** What broke Slack's rules. */
  complaints: string[];
};

const UNCLEAR = new Set(['internal_error', 'fatal_error']);
const UNSAID_MS = 30_000;
const PAUSED_MS = 300_000;

export function strictSlack(now: () => number): StrictSlack {
  /** Whose own access is in question may ask for it and wait; Slack does not insist. */
  const mildly = new Map<string, number>();
  let calls: Call[] = [];
  let stamps = 0;
  const silence = keepSilence(now);
  const complain = (says: string) => void slack.complaints.push(says);
  const limits = keepLimits(now, complain);
  const air = keepAir(now, complain);

  function insist(method: string, place: string | undefined): void {
    const tooSoon = silence.least(now()) - now();
    if (tooSoon > 0) complain(`${method} was called ${tooSoon} ms before its time.`);
    limits.meet(method, place);
  }

  /** What each call says about how long to wait before the next. */
  function endure({ method, place, fate, error }: Call): void {
    if (error === 'invalid_blocks' && place !== undefined) limits.letPlainer(place);
    if (error === 'invalid_auth' || (error !== undefined && error === slack.token))
      mildly.set(method, now() + UNSAID_MS);
    if (error === 'ratelimited')
      limits.ask(method, place, fate?.kind === 'says' ? (fate.retryAfter ?? 30) * 1000 : UNSAID_MS);
    if (fate?.kind === 'slower')
      limits.ask(method, place, fate.seconds === undefined ? UNSAID_MS : fate.seconds * 1000);
    const isHeard = fate === undefined || fate.kind === 'says';
    const isSilent = isHeard ? error !== undefined && UNCLEAR.has(error) : fate.kind !== 'slower';
    if (isSilent) silence.broke();
    else if (isHeard) silence.heard();
    if (isSilent || isHeard) air.ended(isSilent);
    if (method === 'auth.test' && error !== undefined && error === slack.token)
      silence.shut(PAUSED_MS);
  }

  function take(method: string, args: Record<string, string>): Record<string, unknown> {
    const place = args.channel;
    if (slack.token !== undefined) return { ok: false, error: slack.token };
    if (method === 'dnd.teamInfo') return quiet.answer((args.users ?? '').split(','));
    if (method === 'auth.test') return { ok: true, bot_id: 'B1' };
    if (method === 'conversations.open')
      return { ok: true, channel: { id: conversationOf(args.users ?? '') } };
    const shut =
      place === undefined
        ? undefined
        : (slack.closed.get(place) ?? slack.closed.get(slack.there(place)));
    if (shut !== undefined) return { ok: false, error: shut };
    if (slack.moved.has(place ?? '')) return { ok: false, error: 'channel_not_found' };
    if (method === 'conversations.history') return historyOf(slack, slack.there(place ?? ''), args);
    if (method === 'chat.update') return change(place ?? '', args);
    return arrive(place ?? '', args);
  }

  function stamp(): string {
    stamps += 1;
    return `${Math.floor(now() / 1000)}.${String(stamps).padStart(6, '0')}`;
  }

  function arrive(place: string, args: Record<string, string>): Record<string, unknown> {
    const ts = stamp();
    const channel = slack.there(conversationOf(place));
    const { key } = JSON.parse(args.metadata ?? '{}').event_payload ?? {};
    const blocks = JSON.parse(args.blocks ?? '[]');
    if (slack.takesNoNewBlocks && blocks.some(isNewer))
      return { ok: false, error: 'invalid_blocks' };
    slack.arrivals.push({ key, place: channel, ts, at: now(), text: args.text ?? '', blocks });
    return { ok: true, channel, ts };
  }

  /** Another app, or somebody, says something there. */
  function overhear(place: string, key?: string): void {
    const there = slack.there(conversationOf(place));
    slack.foreign.push({ key, place: there, ts: stamp(), at: now(), text: '', blocks: [] });
  }

  function change(channel: string, args: Record<string, string>): Record<string, unknown> {
    const one = slack.arrivals.find(
      (each) => each.ts === args.ts && each.place === slack.there(channel),
    );
    if (one === undefined) return { ok: false, error: 'message_not_found' };
    one.text = args.text ?? '';
    one.blocks = JSON.parse(args.blocks ?? '[]');
    return { ok: true, channel, ts: one.ts };
  }

  async function answer(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    const method = new URL(request.url).pathname.split('/').at(-1) ?? '';
    const land = air.begins(method);
    const args = Object.fromEntries(new URLSearchParams(await request.text()));
    const { oldest, channel, users } = args;
    const place = channel ?? users;
    insist(method, place);
    const fate = slack.fates.get(method)?.shift();
    const { key } = JSON.parse(args.metadata ?? '{}').event_payload ?? {};
    const edited = slack.arrivals.find(
      (one) => one.place === slack.there(args.channel ?? '') && one.ts === args.ts,
    )?.key;
    const call: Call = { method, key: key ?? edited, place, at: now(), fate, oldest };
    calls.push(call);
    if (method === 'chat.postMessage' && place !== undefined) limits.posted(place);
    const work = () => {
      const answered = take(method, args);
      if (answered.ok !== true) call.error = String(answered.error);
      return answered;
    };
    if (fate?.kind === 'lost-request' && key !== undefined) overhear(place ?? '', key);
    try {
      return respond(fate, work);
    } finally {
      land();
      if (fate?.kind === 'says') call.error = fate.error;
      endure(call);
    }
  }

  const quiet = keepQuiet(now, complain);
  const slack: StrictSlack = {
    quiet,
    moved: new Map(),
    there: (place) => slack.moved.get(place) ?? place,
    mostAtOnce: air.most,
    fetch: answer as typeof fetch,
    ...{ fates: new Map(), closed: new Map(), markless: new Set<string>(), token: undefined },
    ...{ arrivals: [], foreign: [], complaints: [], takesNoNewBlocks: false },
    busyUntil: () => Math.max(silence.most(), ...mildly.values(), limits.most()),
    askedUntil: limits.askedUntil,
    lastPostTo: limits.lastPostTo,
    postsSince: limits.postsSince,
    forget() {
      limits.forget();
      quiet.forget();
      silence.forget();
      air.forget();
    },
    chatter(place, count) {
      for (let left = count; left > 0; left -= 1) overhear(place);
    },
    takeCalls() {
      const taken = calls;
      calls = [];
      air.begin();
      return taken;
    },
  };
  return slack;
}
