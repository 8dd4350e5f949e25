/* A Slack that takes its time: each call is under way for a while, and some answers, or requests, are lost. */
import type { Dice } from '../quarter/dice.ts';
import type { VirtualTimers } from './virtual-timers.ts';

export type Call = {
  method: string;
  key: string | undefined;
  place: string;
  began: number;
  ended: number | undefined;
  fate: 'answered' | 'lost-answer' | 'lost-request';
};

export type SlowSlack = {
  fetch: typeof fetch;
  /** In the order in which they began. */
  calls: readonly Call[];
  /** What stands in Slack, by our keys. */
  arrived: ReadonlyMap<string, string>;
  /** The next message is lost on its way, or its answer. */
  loseNext(fate: Call['fate']): void;
};

/** Each call is told when it begins and when it has ended. */
export type Listener = { began(call: Call): void; ended(call: Call): void };

export function slowSlack(timers: VirtualTimers, dice: Dice, listener: Listener): SlowSlack {
  const calls: Call[] = [];
  const arrived = new Map<string, string>();
  let next: Call['fate'] = 'answered';

  function answerOf({ method, place, key, began }: Call): Record<string, unknown> {
    if (method === 'auth.test') return { ok: true, bot_id: 'B1' };
    const channel = conversation(place);
    if (method === 'conversations.open') return { ok: true, channel: { id: channel } };
    if (method === 'conversations.history') return { ok: true, messages: standingIn(channel) };
    const ts = `${Math.floor(began / 1000)}.${String(arrived.size).padStart(6, '0')}`;
    if (key !== undefined) arrived.set(key, `${channel} ${ts}`);
    return { ok: true, channel, ts };
  }

  function standingIn(channel: string): Record<string, unknown>[] {
    return [...arrived].flatMap(([key, stands]) => {
      const [there, ts] = stands.split(' ');
      const metadata = { event_type: 'groundswell_message', event_payload: { key } };
      return there === channel ? [{ ts, bot_id: 'B1', metadata }] : [];
    });
  }

  async function answer(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const method = new URL(String(input)).pathname.split('/').at(-1) ?? '';
    const args = Object.fromEntries(new URLSearchParams(String(init?.body ?? '')));
    const isMessage = method === 'chat.postMessage';
    const call: Call = {
      ...{ method, began: timers.now(), ended: undefined, fate: isMessage ? next : 'answered' },
      key: JSON.parse(args.metadata ?? '{}').event_payload?.key,
      place: args.channel ?? args.users ?? '',
    };
    if (isMessage) next = 'answered';
    calls.push(call);
    listener.began(call);
    const body = call.fate === 'lost-request' ? {} : answerOf(call);
    await timers.takes(20 + dice.below(400));
    call.ended = timers.now();
    listener.ended(call);
    if (call.fate !== 'answered') throw new TypeError('fetch failed: the answer was lost');
    return Response.json(body);
  }

  return {
    fetch: answer as typeof fetch,
    ...{ calls, arrived },
    loseNext(fate) {
      next = fate;
    },
  };
}

export const conversation = (place: string) =>
  place.startsWith('U') ? `D${place.slice(1)}` : place;
