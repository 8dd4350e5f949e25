import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { markLeft, openPlace } from '../../../platform/outbox/closed-places.ts';
import { nameOfDestination } from '../../../platform/outbox/destination-names.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { listRefused } from './deliveries.store.ts';

export type RefusedChoice = 'try-again' | 'leave';

/** A lead decides about a place that refuses our messages. False when it does no longer. */
export function settleRefused(
  request: RolloutRequest,
  { destination, choice }: { destination: string; choice: RefusedChoice },
): boolean {
  const { database, rolloutId, acting, now } = request;
  return write(database, () => {
    const isOurs = listRefused(database, rolloutId).some((one) => one.destination === destination);
    if (!isOurs) return false;
    const settle = choice === 'leave' ? markLeft : openPlace;
    if (!settle(database, destination, now)) return false;
    const name = esc(nameOfDestination(database, destination));
    record(request, {
      act: `deliveries.${choice}`,
      subject: `place:${destination}`,
      says:
        choice === 'leave'
          ? `${mention(acting.userId)} left it that messages don’t reach ${name}.`
          : `${mention(acting.userId)} had messages to ${name} tried again.`,
      isNews: false,
    });
    return true;
  });
}
