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
  /** Something is on its way that nobody knows of. */
  isTroubled(): boolean;
};

export function postbox(now: () => number): Postbox {
  const members: Postbox['members'] = new Map(PEOPLE.map((id) => [id, {}]));
  let isLost = false;
  let troubledUntil = 0;
  let stamps = 0;
  const texts = new Map<string, string>();

  function work(method: string, args: Record<string, string>): Record<string, unknown> {
    if (method === 'dnd.teamInfo') return { ok: true, users: paused(args.users ?? '') };
    if (method === 'conversations.history') return { ok: true, messages: [] };
    if (method === 'auth.test') return { ok: true, bot_id: 'B1' };
    const id = `D${(args.channel ?? args.users ?? '').slice(1)}`;
    if (method === 'conversations.open') return { ok: true, channel: { id } };
    if (method === 'chat.postMessage') stamps += 1;
    const ts = args.ts ?? `${Math.floor(now() / 1000)}.${stamps}`;
    texts.set(ts, args.blocks ?? '');
    return { ok: true, channel: id, ts };
  }

  function paused(users: string): Record<string, unknown> {
    return Object.fromEntries(
      users.split(',').map((id) => {
        const until = members.get(id)?.doNotDisturbUntil;
        const end = until === undefined ? 0 : Temporal.Instant.from(until).epochMilliseconds / 1000;
        return [id, { snooze_enabled: end > now() / 1000, snooze_endtime: end }];
      }),
    );
  }

  return {
    members,
    textOf: (ts) => texts.get(ts) ?? '',
    trouble(dice) {
      isLost = dice.chance(0.02);
      if (isLost) troubledUntil = now() + 3_600_000;
      if (!dice.chance(0.06)) return;
      const until = Temporal.Instant.fromEpochMilliseconds(now()).add({ minutes: dice.below(400) });
      members.set(dice.pick(PEOPLE) ?? '', { doNotDisturbUntil: until.round('second').toString() });
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
