/* When each person may be written to, and who stands in for them, by all that is known. */
import { dateAt } from '../../../platform/calendar.ts';
import { readPerRollout, rememberAsHeard } from '../../../platform/day-mark.ts';
import type { UserId } from '../../../platform/ids.ts';
import { onceFor } from '../../../platform/once-for.ts';
import { nameOf } from '../../../platform/remember.ts';
import { contextOf, type ReadContext, type StateAt } from '../../../platform/request.ts';
import { listReachable, type Reachable } from '../../../platform/slack/directory-reachable.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { getContactsByTeam } from '../../contract/team-contacts.store.ts';
import { listOpenRollouts, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { awayByStatus } from '../../teams/calendars/away-status.ts';
import { listDaysOffByPerson } from '../../teams/calendars/holidays.store.ts';
import type { Availability } from '../../teams/calendars/quiet-hours.ts';
import { MONDAY_TO_FRIDAY, type WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import type { Owed } from '../obligations/owed.ts';
import { budgetOf } from './nudge-budget.ts';
import { getBudgetRoles } from './nudge-budget-roles.store.ts';
import type { NudgePeople } from './nudge-plan.ts';
import { listNudgeSettings } from './nudge-settings.store.ts';
import { DEFAULT_SETTINGS, type NudgeSettings } from './nudge-settings.ts';

/** The people of these obligations and their stand-ins, and those for whom something urgent waits; who has left is not among them. */
export function getNudgePeople(
  state: StateAt,
  obligations: readonly Obligation[],
  { owed, urgentlyTold }: { owed: Owed; urgentlyTold: ReadonlySet<UserId> },
): NudgePeople {
  const { database } = state;
  const cover = getCover(state);
  const roleOf = getBudgetRoles(state);
  const ids = new Set(urgentlyTold);
  for (const one of obligations) {
    ids.add(one.personId);
    cover.addTo(ids, one);
  }
  const settings = listNudgeSettings(database);
  const statusEnds: number[] = [];
  const availability = getAvailability(state, ids, (at) => void statusEnds.push(at));
  return {
    availability,
    statusEnds,
    urgentlyTold,
    budgetOf: (id) => budgetOf(settings.get(id)?.budget, roleOf(id)),
    coverOf: (obligation) => ({
      backUpId: cover.backUpOf(obligation),
      // A lead who owes the same thing has heard of it already.
      leadId: cover
        .leadsOf(obligation)
        .find(
          (id) =>
            id !== obligation.personId &&
            availability.has(id) &&
            owed.get(id)?.has(obligation.key) !== true,
        ),
    }),
  };
}

/** When each of these people may be written to; who has left is not among them. `statusEnds` hears when statuses end. */
export function getAvailability(
  state: StateAt,
  ids: Iterable<UserId>,
  statusEnds: (at: number) => void = () => {},
): ReadonlyMap<UserId, Availability> {
  const { database, now } = state;
  const absencesOf = getAbsences(state);
  const settings = listNudgeSettings(database);
  const reachable = listReachable(database, [...ids]);
  const calendarOf = calendars(listDaysOffByPerson(database, reachable));
  const usual = new Map<WorkingCalendar, Map<string, Availability>>();
  const availability = new Map<UserId, Availability>();
  for (const person of reachable) {
    const own = settings.get(person.userId) ?? DEFAULT_SETTINGS;
    const calendar = calendarOf(person.userId, own.weekdays);
    if (person.statusUntil !== null) statusEnds(person.statusUntil);
    const away = awayOf(person, own, absencesOf(person.userId), now);
    const isUsual = own === DEFAULT_SETTINGS && away.length === 0;
    const byZone = usual.get(calendar) ?? new Map<string, Availability>();
    usual.set(calendar, byZone);
    const { timeZone } = person;
    const known = isUsual ? byZone.get(timeZone) : undefined;
    const { from, until } = own;
    const here = known ?? { timeZone, from, until, calendar, away };
    if (isUsual) byZone.set(timeZone, here);
    availability.set(person.userId, here);
  }
  return availability;
}

const NEVER: readonly Days[] = [];

type Days = { fromOn: Temporal.PlainDate; toOn: Temporal.PlainDate };

function awayOf(
  person: Reachable,
  settings: NudgeSettings,
  absences: readonly Days[] | undefined,
  now: Temporal.Instant,
): readonly Days[] {
  if (absences === undefined && person.statusText === '' && settings.quietUntilOn === undefined) {
    return NEVER;
  }
  const { statusText: text, statusUntil, timeZone } = person;
  const until =
    statusUntil === null ? undefined : Temporal.Instant.fromEpochMilliseconds(statusUntil);
  const bySlack = text === '' ? undefined : awayByStatus({ text, until }, timeZone, now);
  const { quietUntilOn } = settings;
  return [
    ...(absences ?? []),
    ...(bySlack === undefined ? [] : [bySlack]),
    ...(quietUntilOn === undefined ? [] : [{ fromOn: dateAt(now, timeZone), toOn: quietUntilOn }]),
  ];
}

function getAbsences(state: StateAt): (personId: UserId) => readonly Days[] | undefined {
  const byRollout = listOpenRollouts(state.database)
    .map((rollout) => absencesIn(contextOf(state, rollout)))
    .filter((byPerson) => byPerson.size > 0);
  return (id) => {
    const found = byRollout.flatMap((byPerson) => byPerson.get(id) ?? []);
    return found.length === 0 ? undefined : found;
  };
}

function absencesIn(context: ReadContext): ReadonlyMap<UserId, readonly Days[]> {
  const { product } = context;
  return rememberAsHeard(context, `nudges absences ${nameOf(product)}`, (look) =>
    Map.groupBy(
      product.absences.flatMap((source) => readPerRollout(source, look)),
      ({ personId }) => personId,
    ),
  );
}

/** Who is asked or told where somebody is away or silent: the team's first back-up, and the leads. */
function getCover(state: StateAt) {
  const byRollout = new Map(
    listOpenRollouts(state.database).map((rollout) => [
      rollout.id,
      {
        leads: listRoleHolders(state.database, rollout.id, 'lead'),
        contacts: getContactsByTeam(contextOf(state, rollout)),
      },
    ]),
  );
  const backUpOf = ({ rolloutId, teamId }: Obligation) =>
    teamId === undefined
      ? undefined
      : byRollout
          .get(rolloutId)
          ?.contacts.get(teamId)
          ?.find(({ role }) => role === 'back-up')?.personId;
  const leadsOf = ({ rolloutId }: Obligation) => byRollout.get(rolloutId)?.leads ?? [];
  return {
    backUpOf,
    leadsOf,
    addTo(ids: Set<UserId>, obligation: Obligation): void {
      const backUp = backUpOf(obligation);
      if (backUp !== undefined) ids.add(backUp);
      for (const lead of leadsOf(obligation)) ids.add(lead);
    },
  };
}

/** People with the same days share one calendar, whose arithmetic is then done once. */
function calendars(daysOff: ReadonlyMap<UserId, ReadonlySet<string>>) {
  return (userId: UserId, weekdays: readonly number[]): WorkingCalendar => {
    const holidays = daysOff.get(userId) ?? MONDAY_TO_FRIDAY.holidays;
    const byWeekdays = calendarsWith(holidays);
    const key = weekdays.join();
    const calendar = byWeekdays.get(key) ?? { weekdays, holidays };
    byWeekdays.set(key, calendar);
    return calendar;
  };
}

const calendarsWith = onceFor(
  (_holidays: ReadonlySet<string>) => new Map<string, WorkingCalendar>(),
);
