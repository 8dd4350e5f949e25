/* What became of everything that was to be said, counted in what the company has on its screens. */
import type { House } from './house.ts';
import { keyOf } from './watch-voice.ts';

export type Ends = {
  /** Messages that stand somewhere twice. */
  twice: number;
  /** Messages that are neither there, nor called off, nor refused or unknown with a reason that a lead can read. */
  lost: number;
};

export function endsIn(house: House): Ends {
  const keys = house.workspace.world.records.messages.all().flatMap((one) => keyOf(one) ?? []);
  const { $client: client } = house.bot().database;
  const open = client
    .prepare(
      `select count(*) from outbox where state = 'sending'
       or (state = 'unknown' and (settled_at is null or problem is null))
       or (state = 'queued' and next_attempt_at <= ?) or (state = 'failed' and problem is null)`,
    )
    .pluck()
    .get(house.now().epochMilliseconds);
  return { twice: keys.length - new Set(keys).size, lost: Number(open) };
}
