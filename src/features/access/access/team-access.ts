import { earliestOf, isAfter, isWithin, later } from '../../../platform/calendar.ts';
import { sayDate } from '../../../platform/words.ts';
import { saySize, sizeOf } from '../../champions/champions/team-size.ts';
import { ACCESS_SETTINGS, type AccessSettings } from '../../contract/grace.ts';
import type { TeamAccess } from '../../contract/team-access.ts';
import { addWorkingDays, type WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import type { TeamAccessFacts } from './access-facts.ts';
import { coversOn, isLarge, lastLoss, liveSince, lossWords } from './champion-cover.ts';

/** The last day of grace: the day of the loss is in it, and so many working days after it. */
export function graceLastOn(
  lostOn: Temporal.PlainDate,
  calendar: WorkingCalendar,
  settings: AccessSettings = ACCESS_SETTINGS,
): Temporal.PlainDate {
  return addWorkingDays(lostOn, settings.graceWorkingDays, calendar);
}

/** A team's access on a day, from the facts alone. `today` is the day at the team's own place. */
export function decideTeamAccess(
  facts: TeamAccessFacts,
  today: Temporal.PlainDate,
  settings: AccessSettings = ACCESS_SETTINGS,
): TeamAccess {
  const waits = waitReason(facts, today, settings);
  if (waits !== undefined) {
    return { ...WAITING, ...waits };
  }
  return rolledBack(facts, today) ?? byChampion(facts, today, settings);
}

const WAITING = {
  state: 'waiting',
  newSeats: false,
  seatsUntilOn: undefined,
  sinceOn: undefined,
  lastOn: undefined,
} as const;

type Why = { reason: string; changedBy: string };

function waitReason(
  facts: TeamAccessFacts,
  today: Temporal.PlainDate,
  settings: AccessSettings,
): Why | undefined {
  const { entry } = facts;
  const { name } = facts.team;
  if (entry.kind === 'none') {
    return { reason: `${name} is not in a wave yet.`, changedBy: 'A wave that includes the team.' };
  }
  const { startedOn } = entry;
  if (startedOn === undefined || isAfter(startedOn, today)) {
    const which = entry.kind === 'wave' ? `wave ${entry.number}` : 'the pilot';
    return { reason: `${name} is in ${which}, which has not started.`, changedBy: 'Its start.' };
  }
  if (entry.kind === 'pilot') return undefined;
  const since = liveSince(facts, startedOn, settings);
  if (since === undefined || isAfter(since, today)) {
    return notYetLive(facts, today, settings);
  }
  if (facts.pausedOn !== undefined && isAfter(since, facts.pausedOn)) {
    return {
      reason: `${name} is ready to go live, but nothing new starts during the pause.`,
      changedBy: 'The end of the pause.',
    };
  }
  return undefined;
}

function notYetLive(
  facts: TeamAccessFacts,
  today: Temporal.PlainDate,
  settings: AccessSettings,
): Why {
  const { name } = facts.team;
  const covered = coversOn(facts.cover, today) || overrides(facts, today);
  if (covered && isLarge(facts, settings)) {
    const size = saySize(sizeOf(facts.declaredSize ?? facts.seats, facts.seats));
    return {
      reason: `${name} has ${size} and no back-up champion; with more than ${settings.seatsWithoutBackUp} it needs one before it starts.`,
      changedBy: 'A back-up champion.',
    };
  }
  const nextOn = earliestOf(
    facts.cover.map(({ fromOn }) => fromOn).filter((on) => isAfter(on, today)),
  );
  if (nextOn !== undefined) {
    return {
      reason: `${name} has a champion from ${sayDate(nextOn, today)}, when the approved hours begin.`,
      changedBy: 'That day, or hours that begin sooner.',
    };
  }
  return {
    reason: `${name} has no certified champion, and without one there is no access.`,
    changedBy: "The champion's certificate.",
  };
}

function rolledBack(facts: TeamAccessFacts, today: Temporal.PlainDate): TeamAccess | undefined {
  const { rollBack } = facts;
  if (rollBack === undefined || isAfter(rollBack.on, today)) return undefined;
  const what = {
    'stop-new-seats': 'has taken no new people',
    narrow: 'has been narrowed to a few people',
    suspend: 'has been suspended',
  }[rollBack.step];
  return {
    state: rollBack.step === 'suspend' ? 'suspended' : 'frozen',
    newSeats: false,
    seatsUntilOn: rollBack.on,
    sinceOn: rollBack.on,
    lastOn: undefined,
    reason: `${facts.team.name} ${what} since ${sayDate(rollBack.on, today)}: ${rollBack.reason}`,
    changedBy: 'A lead lifts the roll-back once the reason for it is gone.',
  };
}

function byChampion(
  facts: TeamAccessFacts,
  today: Temporal.PlainDate,
  settings: AccessSettings,
): TeamAccess {
  const standIn = liveWithout(facts, today);
  if (standIn !== undefined) return standIn;
  const { name } = facts.team;
  const lost = lastLoss(facts.cover, today);
  if (lost === undefined) return overrideEnded(facts, today);
  const lastOn = graceLastOn(lost.on, facts.calendar, settings);
  const without = `without a certified champion since ${sayDate(lost.on, today)} (${lossWords(lost)})`;
  if (!isAfter(today, lastOn)) {
    return {
      state: 'grace',
      newSeats: true,
      seatsUntilOn: undefined,
      sinceOn: lost.on,
      lastOn,
      reason: `${name} has been ${without}; everything stays as it is up to and including ${sayDate(lastOn, today)}.`,
      changedBy: 'A certified champion by then; otherwise no new people from the day after.',
    };
  }
  const reason = `${name} takes no new people: it has been ${without} and the grace period ended on ${sayDate(lastOn, today)}.`;
  const overridden = facts.override?.untilOn ?? lastOn;
  return frozenAfter(later(lastOn, overridden), reason);
}

/** Live by a champion, by an override, or as the pilot that started before there were champions. */
function liveWithout(facts: TeamAccessFacts, today: Temporal.PlainDate): TeamAccess | undefined {
  const { name } = facts.team;
  const live = {
    state: 'live',
    newSeats: true,
    seatsUntilOn: undefined,
    sinceOn: undefined,
    lastOn: undefined,
  } as const;
  if (coversOn(facts.cover, today)) {
    const reason = `${name} is live and has a certified champion.`;
    return { ...live, reason, changedBy: 'The loss of its champion, or a roll-back.' };
  }
  if (facts.override !== undefined && overrides(facts, today)) {
    const { untilOn } = facts.override;
    const reason = `${name} is live under an override up to and including ${sayDate(untilOn, today)}, without a certified champion.`;
    return { ...live, lastOn: untilOn, reason, changedBy: "A champion, or the override's end." };
  }
  if (facts.entry.kind === 'pilot' && lastLoss(facts.cover, today) === undefined) {
    const reason = `${name} is the pilot team and has used it since the start.`;
    return { ...live, reason, changedBy: 'A roll-back.' };
  }
  return undefined;
}

/** An override that went live without any champion buys no grace after its end. */
function overrideEnded(facts: TeamAccessFacts, today: Temporal.PlainDate): TeamAccess {
  const lastOn = facts.override?.untilOn;
  if (lastOn === undefined) throw new RangeError('A live team had a champion or an override.');
  const reason = `${facts.team.name} takes no new people: its override ended on ${sayDate(lastOn, today)} and it has no certified champion.`;
  return frozenAfter(lastOn, reason);
}

function frozenAfter(lastOn: Temporal.PlainDate, reason: string): TeamAccess {
  return {
    state: 'frozen',
    newSeats: false,
    seatsUntilOn: lastOn,
    sinceOn: lastOn.add({ days: 1 }),
    lastOn: undefined,
    reason,
    changedBy: 'A certified champion. People who have access keep it.',
  };
}

export function overrides(facts: TeamAccessFacts, today: Temporal.PlainDate): boolean {
  const { override } = facts;
  if (override === undefined) return false;
  return isWithin(today, override.fromOn, override.untilOn);
}
