import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { enqueueAnswer } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { sayList } from '../../../platform/words.ts';
import { nextSendable } from '../../teams/calendars/quiet-hours.ts';
import { findOpenThing, getIsContactFor } from '../arrangements/open-thing.store.ts';
import { mayArrange, type ThingRef } from '../arrangements/open-thing.ts';
import { getAvailability } from '../nudges/nudge-plan-people.store.ts';
import { writtenMessage } from './written-message.view.ts';

export type WriteOutcome =
  | { kind: 'written'; to: readonly { userId: UserId; at: Temporal.Instant }[] }
  | { kind: 'settled' }
  | { kind: 'not-allowed' }
  | { kind: 'nobody-reachable' };

/** Puts a person's words before those who owe something, in their own hours and with its button. */
export function writeToOwners(
  request: RolloutRequest,
  { ref, words }: { ref: ThingRef; words: string },
): WriteOutcome {
  const { database, acting, now, today } = request;
  return write(database, (): WriteOutcome => {
    const thing = findOpenThing(request, ref);
    if (thing === undefined) return { kind: 'settled' };
    const looksAfter = getIsContactFor(request, acting.userId, thing.obligation);
    if (!mayArrange({ ...acting, looksAfterTeam: looksAfter }, thing)) {
      return { kind: 'not-allowed' };
    }
    const shares = thing.holders
      .filter((id) => id !== acting.userId)
      .map((personId) => ({ ...thing.obligation, personId }));
    const availability = getAvailability(
      request,
      shares.map(({ personId }) => personId),
    );
    const to = shares.flatMap((obligation) => {
      const person = availability.get(obligation.personId);
      const at = person && nextSendable(now, person)?.at;
      return at === undefined ? [] : [{ userId: obligation.personId, obligation, at }];
    });
    if (to.length === 0) return { kind: 'nobody-reachable' };
    for (const { userId, obligation } of to) {
      enqueueAnswer(request, {
        key: `writing.write:${ref.subject}:${acting.userId}:${userId}:${now.epochMilliseconds}`,
        to: userId,
        message: writtenMessage({ obligation, today }, { from: acting.name, words }),
      });
    }
    record(request, {
      act: 'writing.write',
      subject: `obligation:${ref.subject}`,
      says: `${mention(acting.userId)} wrote to ${sayList(to.map(({ userId }) => mention(userId)))} about this: ${thing.obligation.text}.`,
    });
    return { kind: 'written', to };
  });
}
