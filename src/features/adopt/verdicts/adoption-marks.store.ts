/* What happened beside the figures: it may explain them, and is never computed into them. */
import { dateAt, isBefore } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { sayCount, sayDay } from '../../../platform/words.ts';
import { listAccessSpans } from '../../access/access/access-spans.store.ts';
import { listFreezes } from '../../gates/freezes/freezes.store.ts';
import { listCertificatesHeld } from '../../prepare/certificates/held-certificates.store.ts';
import { listPublishedMajors } from '../../prepare/core/published-majors.store.ts';
import type { Mark } from './adoption-page.ts';

const MARKS_SHOWN = 5;

/** Of a team, or of the rollout where no team is given; the newest of each kind. */
export function listAdoptionMarks(
  context: ReadContext,
  team: { id: TeamId; memberIds: readonly UserId[] } | undefined,
  from: Temporal.PlainDate,
): Mark[] {
  const { database, rolloutId, today } = context;
  const day = (at: Temporal.Instant) => dateAt(at, 'UTC');
  const marks: Mark[] = [];
  if (team !== undefined) {
    const [first] = listAccessSpans(context, new Set([team.id])).toSorted(
      (a, b) => a.from - b.from,
    );
    if (first !== undefined) {
      const on = day(Temporal.Instant.fromEpochMilliseconds(first.from));
      marks.push({ on, says: `access from ${sayDay(on, today)}` });
    }
    const held = listCertificatesHeld(context, 'member', team.memberIds);
    const last = held.at(-1);
    if (last !== undefined) {
      const on = day(last.issuedAt);
      const people = new Set(held.map(({ holderId }) => holderId)).size;
      const trained = `${sayCount(people, 'person', 'people')} certified`;
      marks.push({ on, says: `${trained}, the last on ${sayDay(on, today)}` });
    }
  }
  for (const freeze of listFreezes(database, rolloutId)) {
    if (freeze.kind !== 'incident') continue;
    const on = freeze.fromOn;
    marks.push({ on, says: `an incident on ${sayDay(on, today)} (${freeze.reason})` });
  }
  const releases = Map.groupBy(listPublishedMajors(database, rolloutId), ({ at }) =>
    day(at).toString(),
  );
  for (const [date, entries] of [...releases].toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(-2)) {
    const on = Temporal.PlainDate.from(date);
    const what = sayCount(entries.length, 'Core entry', 'Core entries');
    marks.push({ on, says: `${what} published on ${sayDay(on, today)}` });
  }
  return marks
    .filter(({ on, says }) => says.startsWith('access') || !isBefore(on, from))
    .slice(0, MARKS_SHOWN);
}
