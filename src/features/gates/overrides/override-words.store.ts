/* What the words about an override need: names, and the reader's day. */
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { OverrideWords } from './override-words.ts';

/** For a reader, or for the rollout's channel when there is none. */
export function getOverrideWords(
  { database, rolloutId, now }: ReadContext,
  readerId: UserId | undefined,
): OverrideWords {
  const rollout = findRollout(database, rolloutId);
  const own = readerId === undefined ? undefined : findPerson(database, readerId)?.timeZone;
  const timeZone = own ?? rollout?.timeZone ?? 'UTC';
  return {
    rolloutId,
    rolloutName: rollout?.name ?? '',
    channelId: rollout?.channelId,
    nameOf: (id) => findName(database, id),
    timeZone,
    today: todayAt({ timeZone }, now),
  };
}
