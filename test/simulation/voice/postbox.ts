/* A Slack that takes every message, loses some answers, and knows who has paused their notifications. */

import type { Dice } from '../quarter/dice.ts';
import { respond } from '../sender/fate.ts';
import { PEOPLE } from './office.ts';

export type Postbox = {
  fetch: typeof fetch;
  members: Map<string, { doNotDisturbUntil?: string }>;
  trouble(dice: Dice): void;
  /** What stands in a message by now. */
  textOf(ts: string): string;
  isPaused(person: string): boolean;
  /** Who was written to while they were known, or could have been, not to be disturbed. */
  complaints: string[];
  /** Something is on its way that nobody knows of. */
  isTroubled(): boolean;
};

/** Whoever was asked about is not asked about again so soon. */
const KNOWN_MS = 300_000;

export function postbox(now: () => number): Postbox {
  const members: Postbox['members'] = new Map(PEOPLE.map((id) => [id, {}]));
  let isLost = false;
  let troubledUntil = 0;
  let stamps = 0;
  const texts = new Map<string, string>();
  const paused = new Map<string, { since: number; until: number }>();
  /** When Slack said last of somebody that they may be disturbed. */
  const freeAt = new Map<string, number>();
  const complaints: string[] = [];
  const isPaused = (person: string) => (paused.get(person)?.until ?? 0) > now();

  function judgePost(person: string): void {
    const told = freeAt.get(person);
    const since = paused.get(person)?.since ?? 0;
    const isKnownFree = told !== undefined && told <= since && now() - told < KNOWN_MS;
    if (isPaused(person) && !isKnownFree) complaints.push(`${person} was not to be disturbed.`);
  }

  function work(method: string, args: Record<string, string>): Record<string, unknown> {
    if (method === 'dnd.teamInfo') return { ok: true, users: pausesOf(args.users ?? '') };
    if (method === 'conversations.history') return { ok: true, messages: [] };
    if (method === 'auth.test') return { ok: true, bot_id: 'B1' };
    const id = `D${(args.channel ?? args.users ?? '').slice(1)}`;
    if (method === 'conversations.open') return { ok: true, channel: { id } };
    if (method === 'chat.postMessage') {
      stamps += 1;
      judgePost(args.channel ?? '');
    }
    const ts = args.ts ?? `${Math.floor(now() / 1000)}.${stamps}`;
    texts.set(ts, args.blocks ?? '');
    return { ok: true, channel: id, ts };
  }

  function pausesOf(users: string): Record<string, unknown> {
    return Object.fromEntries(
      users.split(',').map((id) => {
        if (!isPaused(id)) freeAt.set(id, now());
        const until = isPaused(id) ? (paused.get(id)?.until ?? 0) : 0;
        return [id, { snooze_enabled: isPaused(id), snooze_endtime: until / 1000 }];
      }),
    );
  }

  return {
    ...{ members, complaints, isPaused },
    textOf: (ts) => texts.get(ts) ?? '',
    trouble(dice) {
      isLost = dice.chance(0.02);
      if (isLost) troubledUntil = now() + 3_600_000;
      if (!dice.chance(0.15)) return;
      const person = dice.pick(PEOPLE) ?? '';
      const until = Temporal.Instant.fromEpochMilliseconds(now())
        .add({ minutes: dice.below(400) })
        .round('second');
      members.set(person, { doNotDisturbUntil: until.toString() });
      paused.set(person, { since: now(), until: until.epochMilliseconds });
    },
    isTroubled: () => now() < troubledUntil,
    fetch: (async (input, init) => {
      const request = new Request(input, init);
      const method = new URL(request.url).pathname.split('/').at(-1) ?? '';
      const args = Object.fromEntries(new URLSearchParams(await request.text()));
      const isGone = isLost && method === 'chat.postMessage';
      return respond(isGone ? { kind: 'lost-request' } : undefined, () => work(method, args));
    }) as typeof fetch,
  };
}
