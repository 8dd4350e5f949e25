import { rememberToday } from '../../../platform/day-mark.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { nameOf } from '../../../platform/remember.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import type { Champion } from '../../champions/champions/champion.ts';
import { listInOffice } from '../../champions/champions/champions.store.ts';
import type { Obligation } from '../../contract/obligation.ts';
import {
  addWorkingDays,
  MONDAY_TO_FRIDAY,
  type WorkingCalendar,
} from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { normalTags, sharedTags } from '../selection/workflow-similarity.ts';
import type { Learning } from './learning.ts';
import {
  type Owed,
  obligationKey,
  obligationsFrom,
  STEP_DAYS,
  settleWith,
  titleOf,
} from './learnings.obligations.ts';
import { listOpenLearnings } from './learnings.store.ts';

const ASKED_TO_TRY_MAX = 3;

/** Other teams try the fix of a must; who is asked depends on all of them. */
export const trialObligations: PerRollout<Obligation> = (context) => {
  const { database, rolloutId } = context;
  const untried = listOpenLearnings(database, rolloutId).filter(
    ({ stage, severity }) => stage === 'implemented' && severity === 'must',
  );
  if (untried.length === 0) return [];
  const origins = new Set(untried.map(({ teamId }) => teamId));
  const calendars = listWorkingCalendars(database, rolloutId, origins);
  const known = getKnown(context);
  return untried.flatMap((learning) => {
    const calendar = calendars.get(learning.teamId) ?? MONDAY_TO_FRIDAY;
    return obligationsFrom(trialOf(learning, known, calendar), learning);
  });
};

/** By which what is owed for trying a learning's fix is known. */
export const trialKey = ({ id }: Pick<Learning, 'id'>) => obligationKey('try', id);

type Known = {
  teams: ReadonlyMap<TeamId, Team>;
  /** Teams that work with it, by name. */
  live: readonly Team[];
  inOffice: ReadonlyMap<TeamId, readonly Champion[]>;
};

function getKnown(context: ReadContext): Known {
  return rememberToday(context, `learnings trials ${nameOf(context.product)}`, () => {
    const teams = listTeams(context.database, context.rolloutId);
    const isLive = new Set(context.product.liveTeams(context));
    const live = teams.filter(({ id }) => isLive.has(id));
    return {
      teams: new Map(teams.map((team) => [team.id, team])),
      live,
      inOffice: Map.groupBy(listInOffice(context), ({ teamId }) => teamId),
    };
  });
}

function trialOf(learning: Learning, known: Known, calendar: WorkingCalendar): Owed {
  const dueOn = addWorkingDays(learning.stageSinceOn, STEP_DAYS, calendar);
  return {
    step: 'try',
    people: peopleToTry(learning, known),
    text: `Try a fix in your team: ${titleOf(learning)}, found by ${esc(known.teams.get(learning.teamId)?.name ?? '')}`,
    why: 'Only another team can show that it works elsewhere, and the next wave waits for it.',
    minutes: 20,
    dueOn: addWorkingDays(dueOn, STEP_DAYS, calendar),
    settle: settleWith(learning, 'try', 'Say how it went'),
  };
}

/** A few champions are asked, of live teams that do the same work; only these can show it. */
function peopleToTry(learning: Learning, known: Known): UserId[] {
  const { live, inOffice } = known;
  const tags = normalTags(known.teams.get(learning.teamId)?.workflows ?? []);
  const own = inOffice.get(learning.teamId) ?? [];
  const involved = new Set([learning.foundBy, ...own.map(({ personId }) => personId)]);
  const people = new Set<UserId>();
  for (const { id, workflows } of live) {
    if (people.size === ASKED_TO_TRY_MAX) break;
    if (id === learning.teamId || sharedTags(tags, workflows).length === 0) continue;
    const champion = inOffice.get(id)?.find(({ role }) => role === 'champion');
    if (champion !== undefined && !involved.has(champion.personId)) people.add(champion.personId);
  }
  return [...people];
}
