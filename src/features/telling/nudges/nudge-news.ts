import { isBefore } from '../../../platform/calendar.ts';

/** A message is about what is to be done; so much of what is new stands below it, and Home has the rest. */
const NEWS_MAX = 3;
/** What is older is no news in a message; it stays where the person looks themselves. */
const FRESH_FOR = Temporal.Duration.from({ hours: 24 * 14 });

type Waiting = { id: number; at: Temporal.Instant; isUrgent: boolean; toldIn: string | null };

/** What goes with the next message, of what waits: everything urgent, and the newest of the rest. */
export function chooseNews(waiting: readonly Waiting[], now: Temporal.Instant): number[] {
  const since = now.subtract(FRESH_FOR);
  const urgent = waiting.filter(({ isUrgent }) => isUrgent);
  const fresh = waiting.filter(({ isUrgent, at }) => !isUrgent && !isBefore(at, since));
  const newest = fresh.slice(-NEWS_MAX);
  return [...urgent, ...newest].map(({ id }) => id);
}
