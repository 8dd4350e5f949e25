import type { Acting } from '../../../platform/acting.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { addHeldTalk, findHandover, listHeldTalks } from './handovers.store.ts';

export type TalkOutcome = 'held' | 'already-held' | 'not-one-of-the-two';

/** The two of a handover have talked, as their buddy month has it. */
export function holdTalk(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; handoverId: string; talkOn: Temporal.PlainDate },
  now: Temporal.Instant,
): TalkOutcome {
  return write(database, (): TalkOutcome => {
    const { acting, rolloutId, handoverId, talkOn } = input;
    const handover = findHandover(database, rolloutId, handoverId);
    if (handover?.fromId !== acting.userId && handover?.toId !== acting.userId)
      return 'not-one-of-the-two';
    if (listHeldTalks(database, handoverId).has(talkOn.toString())) return 'already-held';
    addHeldTalk(database, { rolloutId, handoverId, talkOn, heldAt: now });
    return 'held';
  });
}
