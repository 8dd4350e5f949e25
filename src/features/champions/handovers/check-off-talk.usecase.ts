import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { addHeldTalk, findHandover, listHeldTalks } from './handovers.store.ts';

export type TalkOutcome = 'held' | 'already-held' | 'not-one-of-the-two';

/** The two of a handover have talked, as their buddy month has it. */
export function holdTalk(
  request: RolloutRequest,
  { handoverId, talkOn }: { handoverId: string; talkOn: Temporal.PlainDate },
): TalkOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): TalkOutcome => {
    const handover = findHandover(database, rolloutId, handoverId);
    if (handover?.fromId !== acting.userId && handover?.toId !== acting.userId)
      return 'not-one-of-the-two';
    const held = listHeldTalks(database, [handoverId]).get(handoverId);
    if (held?.includes(talkOn.toString())) return 'already-held';
    addHeldTalk(database, { rolloutId, handoverId, talkOn, heldAt: now });
    return 'held';
  });
}
