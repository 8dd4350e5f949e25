/* When each person may be written to, and who stands in for them, by all that is known. */
import { dateAt } from '../../../platform/calendar.ts';
import { readPerRollout } from '../../../platform/day-mark.ts';
import type { UserId } from '../../../platform/ids.ts';
import { contextOf, type StateAt } from '../../../platform/request.ts';
import { listReachable, type Reachable } from '../../../platform/slack/directory-reachable.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { getContactsByTeam } from '../../contract/team-contacts.store.ts';
import { listOpenRollouts, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { awayByStatus } from '../../teams/calendars/away-status.ts';
import { listDaysOffByPerson } from '../../teams/calendars/holidays.store.ts';
import type { Availability } from '../../teams/calendars/quiet-hours.ts';
import { MONDAY_TO_FRIDAY, type WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import { budgetOf } from './nudge-budget.ts';
import { getBudgetRoles } from './nudge-budget-roles.store.ts';
import type { NudgePeople } from './nudge-plan.ts';
import { listNudgeSettings } from './nudge-settings.store.ts';
import { DEFAULT_SETTINGS, type NudgeSettings } from './nudge-settings.ts';

/** The people of these obligations and their stand-ins, and those for whom something urgent waits; who has left is not among them. */
export function getNudgePeople(
  state: StateAt,
  obligations: readonly Obligation[],
  urgentlyTold: ReadonlySet<UserId>,
): NudgePeople {
  const { database, now } = state;
  const cover = getCover(state);
  const roleOf = getBudgetRoles(state);
  // A lead who owes the same thing has heard of it already.
  const owed = new Set(obligations.map(({ personId, key }) => `${personId} ${key}`));
  const ids = new Set(obligations.flatMap((one) => [one.personId, ...cover.of(one)]));
  for (const id of urgentlyTold) ids.add(id);
  const absences = listAbsences(state);
  const settings = listNudgeSettings(database);
  const reachable = listReachable(database, [...ids]);
  const calendarOf = calendars(listDaysOffByPerson(database, reachable));
  const usual = new Map<WorkingCalendar, Map<string, Availability>>();
  const availability = new Map<UserId, Availability>();
  for (const person of reachable) {
    const own = settings.get(person.userId) ?? DEFAULT_SETTINGS;
    const calendar = calendarOf(person.userId, own.weekdays);
    const away = awayOf(person, own, absences.get(person.userId), now);
    const isUsual = own === DEFAULT_SETTINGS && away.length === 0;
    const byZone = usual.get(calendar) ?? new Map<string, Availability>();
    usual.set(calendar, byZone);
    const { timeZone } = person;
    const known = isUsual ? byZone.get(timeZone) : undefined;
    const { from, until } = own;
    const here = known ?? { timeZone, from, until, calendar, away, doNotDisturbUntil: undefined };
    if (isUsual) byZone.set(timeZone, here);
    availability.set(person.userId, here);
  }
  return {
    availability,
    urgentlyTold,
    budgetOf: (id) => budgetOf(settings.get(id)?.budget, roleOf(id)),
    coverOf: (obligation) => ({
      backUpId: cover.backUpOf(obligation),
      leadId: cover
        .leadsOf(obligation)
        .find(
          (id) =>
            id !== obligation.personId &&
            availability.has(id) &&
            !owed.has(`${id} ${obligation.key}`),
        ),
    }),
  };
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

function listAbsences(state: StateAt): Map<UserId, Days[]> {
  const { database, product } = state;
  const found = new Map<UserId, Days[]>();
  if (product.absences.length === 0) return found;
  for (const rollout of listOpenRollouts(database)) {
    const context = contextOf(state, rollout);
    for (const absence of product.absences.flatMap((source) => readPerRollout(source, context))) {
      found.set(absence.personId, [...(found.get(absence.personId) ?? []), absence]);
    }
  }
  return found;
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
    of(obligation: Obligation): UserId[] {
      const backUp = backUpOf(obligation);
      return backUp === undefined ? leadsOf(obligation) : [backUp, ...leadsOf(obligation)];
    },
  };
}

/** People with the same days share one calendar, whose arithmetic is then done once. */
function calendars(daysOff: ReadonlyMap<UserId, ReadonlySet<string>>) {
  const known = new Map<ReadonlySet<string>, Map<string, WorkingCalendar>>();
  return (userId: UserId, weekdays: readonly number[]): WorkingCalendar => {
    const holidays = daysOff.get(userId) ?? MONDAY_TO_FRIDAY.holidays;
    const byWeekdays = known.get(holidays) ?? new Map<string, WorkingCalendar>();
    known.set(holidays, byWeekdays);
    const key = weekdays.join();
    const calendar = byWeekdays.get(key) ?? { weekdays, holidays };
    byWeekdays.set(key, calendar);
    return calendar;
  };
}
