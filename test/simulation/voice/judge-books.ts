/* What is kept of messages: sent when Slack took them, called off when they were, and closed when what they ask for is done. */
import type { Desk } from './office.ts';

type Expect = (holds: boolean, says: () => string) => void;
type Planned = { key: string; day: string; cancelled: number | null };
type Kept = { key: string; state: string; sent: number | null; cancelled: number | null };

const NUDGES = `select nudges.key, state, sent_at as sent, cancelled_at as cancelled
  from nudges join outbox on outbox.key = nudges.key`;
const OPEN = `select about_id || ' ' || obligation_key as thing from nudge_items
  join nudges on nudges.key = nudge_key where is_open = 1 and sent_at is not null`;
const SAID = `select nudge_key as key from nudge_items
  join outbox on outbox.key = nudge_key where state in ('cancelled', 'failed')`;
const PLANNED = `select key, cancelled_at as cancelled,
  person_id || ':' || send_on || iif(is_urgent, ':urgent', '') as day from nudges order by planned_at, rowid`;
const HALF = `select key from outbox where state = 'sending'`;
const SWEPT = 'select swept_at as at from nudge_sweeps where reached is null';

export function judgeBooks({ database, owed, now }: Desk, expect: Expect): void {
  const read = <T>(query: string) => database.$client.prepare(query).all() as T[];
  for (const { key, state, sent, cancelled } of read<Kept>(NUDGES)) {
    // Of one that nobody knows of it is said when it has been looked for.
    const isKnown = state === 'unknown' || (state === 'sent') === (sent !== null);
    expect(isKnown, () => `${key} is ${state}, and was sent at ${sent}.`);
    expect(
      (state === 'cancelled') === (cancelled !== null),
      () => `${key} is ${state}, and was called off at ${cancelled}.`,
    );
  }
  for (const { key } of read<{ key: string }>(HALF))
    expect(false, () => `${key} is on its way, and nobody sends it.`);
  for (const { key } of read<{ key: string }>(SAID))
    expect(false, () => `${key} did not go out, and what stood in it counts as said.`);
  judgeKeys(read<Planned>(PLANNED), expect);
  const [swept] = read<{ at: number }>(SWEPT);
  if (swept?.at !== now().epochMilliseconds) return;
  for (const { thing } of read<{ thing: string }>(OPEN))
    expect(owed.has(thing), () => `${thing} is done, and stands open in a message.`);
}

/** Person and day, and which one of the day it is: there is another only where those before it were called off. */
function judgeKeys(planned: readonly Planned[], expect: Expect): void {
  for (const [day, all] of Map.groupBy(planned, ({ day }) => day)) {
    const meant = all.map((_one, at) => (at === 0 ? `nudge:${day}` : `nudge:${day}:${at + 1}`));
    const found = all.map(({ key }) => key);
    expect(found.join() === meant.join(), () => `${day} has ${found}, not ${meant}.`);
    const earlier = all.slice(0, -1).find(({ cancelled }) => cancelled === null);
    expect(earlier === undefined, () => `After ${earlier?.key} another one was planned.`);
  }
}
