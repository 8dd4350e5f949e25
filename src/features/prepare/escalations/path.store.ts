/* Who can be asked about a case now, and by when they would have taken it. */
import { dateAt, earliestOf } from '../../../platform/calendar.ts';
import { readPerRollout } from '../../../platform/day-mark.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { findWhoAnswers } from '../../champions/questions/owed-questions.store.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { awayByStatus } from '../../teams/calendars/away-status.ts';
import { listDaysOffByPerson } from '../../teams/calendars/holidays.store.ts';
import {
  type Availability,
  DEFAULT_FROM,
  DEFAULT_UNTIL,
  isAwayOn,
} from '../../teams/calendars/quiet-hours.ts';
import { MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { findWorkflowOwner } from '../core-search/search-gaps.store.ts';
import { getTimeLimits } from '../verification/time-limits.store.ts';
import { type Candidate, currentStep, type Escalation, type Path } from './escalation.ts';
import { addWorkingMinutes } from './working-time.ts';

/** The way that a case of this team and this work would take now. */
export function getPath(
  context: ReadContext,
  { teamId, workflow }: { teamId: TeamId; workflow: string },
): Path {
  const { person, championBackOn } = findWhoAnswers(context, teamId);
  const owner = findWorkflowOwner(context, workflow);
  return {
    champion: candidate(context, person?.personId, championBackOn === undefined),
    owner: candidate(context, owner, true),
    leadBy: earliestOf(listLeads(context).map((id) => takeByOf(context, id))),
  };
}

/** The leads before whom a case stands; where none of them is left, the sponsors. */
export function listLeads({ database, rolloutId }: ReadContext): readonly UserId[] {
  const leads = listActiveHolders(database, rolloutId, 'lead');
  return leads.length > 0 ? leads : listActiveHolders(database, rolloutId, 'sponsor');
}

function candidate(
  context: ReadContext,
  personId: UserId | undefined,
  isVacant: boolean,
): Candidate {
  if (personId === undefined) return { missing: isVacant ? 'nobody' : 'away' };
  const hours = findHours(context, personId);
  if (hours === undefined) return { missing: 'left' };
  if (isAwayOn(dateAt(context.now, hours.timeZone), hours)) return { missing: 'away' };
  return { personId, takeBy: takeByOf(context, personId) };
}

function takeByOf(context: ReadContext, personId: UserId): Temporal.Instant | undefined {
  const hours = findHours(context, personId);
  const { takeHours } = getTimeLimits(context.database, context.rolloutId);
  return hours && addWorkingMinutes(context.now, takeHours * 60, hours);
}

/** Whether the one who answers for a case is still there. */
export function getResponsible(
  context: ReadContext,
  escalation: Pick<Escalation, 'steps'>,
): { hasLeft: boolean; isAway: boolean } {
  const { personId, taken } = currentStep(escalation);
  const id = taken?.by ?? personId;
  if (id === undefined) return { hasLeft: false, isAway: false };
  const hours = findHours(context, id);
  if (hours === undefined) return { hasLeft: true, isAway: false };
  return { hasLeft: false, isAway: isAwayOn(dateAt(context.now, hours.timeZone), hours) };
}

/** When somebody works, by all that is known; undefined once they have left. */
export function findHours(context: ReadContext, personId: UserId): Availability | undefined {
  const { database, product, now } = context;
  const person = findPerson(database, personId);
  if (person === undefined || person.isDeactivated) return undefined;
  const { timeZone, statusText: text, statusUntil } = person;
  const own = product.personHours(context, personId);
  const bySlack = awayByStatus({ text, until: statusUntil ?? undefined }, timeZone, now);
  const said = product.absences
    .flatMap((source) => readPerRollout(source, context))
    .filter((absence) => absence.personId === personId);
  const today = dateAt(now, timeZone);
  const quiet = own?.quietUntilOn;
  return {
    timeZone,
    from: own?.from ?? DEFAULT_FROM,
    until: own?.until ?? DEFAULT_UNTIL,
    calendar: {
      weekdays: own?.weekdays ?? MONDAY_TO_FRIDAY.weekdays,
      holidays: listDaysOffByPerson(database, [person]).get(personId) ?? new Set(),
    },
    away: [
      ...said,
      ...(bySlack === undefined ? [] : [bySlack]),
      ...(quiet === undefined ? [] : [{ fromOn: today, toOn: quiet }]),
    ],
  };
}
