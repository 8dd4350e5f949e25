import { earliestOf, isAfter, isBefore, later } from '../../../platform/calendar.ts';
import { sizeOf } from '../../champions/champions/team-size.ts';
import type { AccessSettings } from '../../contract/grace.ts';
import type { Cover, CoverEnd, TeamAccessFacts } from './access-facts.ts';

export type Loss = { on: Temporal.PlainDate; by: CoverEnd | undefined };

export function coversOn(covers: readonly Cover[], day: Temporal.PlainDate): boolean {
  return covers.some(
    (each) =>
      !isAfter(each.fromOn, day) && (each.untilOn === undefined || isBefore(day, each.untilOn)),
  );
}

/** The day on which the team lost its last certified champion; undefined while it has one or never had. */
export function lastLoss(covers: readonly Cover[], today: Temporal.PlainDate): Loss | undefined {
  if (coversOn(covers, today)) return undefined;
  let last: Loss | undefined;
  for (const { untilOn, endedBy } of covers) {
    if (untilOn === undefined || isAfter(untilOn, today)) continue;
    if (last === undefined || isAfter(untilOn, last.on)) {
      last = { on: untilOn, by: endedBy };
    }
  }
  return last;
}

/** Nothing is taken from a team that is live because it grew or its back-up took over. */
function needsBackUpToStart(facts: TeamAccessFacts, settings: AccessSettings): boolean {
  return facts.hasBeenLive !== true && isLarge(facts, settings);
}

/** More people, declared or on record, than may start without a back-up. */
export function isLarge(facts: TeamAccessFacts, settings: AccessSettings): boolean {
  return sizeOf(facts.declaredSize ?? 0, facts.seats).people > settings.seatsWithoutBackUp;
}

/** The first day, from the wave's start on, with a certified champion (or an override) and the back-up that a large team needs. */
export function liveSince(
  facts: TeamAccessFacts,
  startedOn: Temporal.PlainDate,
  settings: AccessSettings,
): Temporal.PlainDate | undefined {
  const needsBackUp = needsBackUpToStart(facts, settings);
  if (needsBackUp && facts.backUpSinceOn === undefined) return undefined;
  const earliest = needsBackUp ? later(startedOn, facts.backUpSinceOn ?? startedOn) : startedOn;
  const { override } = facts;
  const spans = [
    ...facts.cover,
    ...(override ? [{ fromOn: override.fromOn, untilOn: override.untilOn.add({ days: 1 }) }] : []),
  ];
  const firstDays = spans.flatMap((span) => {
    const day = later(earliest, span.fromOn);
    const isOver = span.untilOn !== undefined && !isBefore(day, span.untilOn);
    return isOver ? [] : [day];
  });
  return earliestOf(firstDays);
}

export function lossWords(loss: Loss): string {
  if (loss.by === undefined) return 'the certificate has ended';
  return {
    left: 'the champion has left',
    lapsed: 'the certificate has lapsed',
    'hours-ended': 'the protected hours have ended',
    'handed-over': 'the role was handed over',
  }[loss.by];
}
