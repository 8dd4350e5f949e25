/* Where rollouts stand and what a person is in them, as App Home and `/rollout status` show it. */
import type { Role, Sight } from '../../../platform/acting.ts';
import { readPerRollout, rememberAsHeard } from '../../../platform/day-mark.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { nameOf } from '../../../platform/remember.ts';
import {
  contextOf,
  type PerRollout,
  type ReadContext,
  type StateAt,
} from '../../../platform/request.ts';
import type { Reader } from '../../../platform/sight.ts';
import { isInOffice } from '../../champions/champions/champion.ts';
import { listOpenChampionsOf } from '../../champions/champions/champions.store.ts';
import { comingDates, datesAhead } from '../../contract/coming-date.ts';
import type { TeamContact } from '../../contract/contact.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { getContactsByTeam } from '../../contract/team-contacts.store.ts';
import { phaseCalendar } from '../../gates/gates/phase-calendar.ts';
import { listPauses } from '../../gates/pauses/pauses.store.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listSeenRollouts } from '../../rollout/rollouts/seen-rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeamsAround } from '../../teams/teams/team-overview.store.ts';
import type { BoardRow } from '../boards/board-page.ts';
import { listRows } from '../boards/boards.store.ts';
import { legsOf, type RolloutStatus, type TeamStatus } from './rollout-status.ts';

/** Undefined when there is no such rollout. */
export function findRolloutStatus(context: ReadContext, reader: UserId): RolloutStatus | undefined {
  const { database, product, rolloutId } = context;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return undefined;
  const key = `status for everyone ${nameOf(product)}`;
  const { live, ...status } = rememberAsHeard(context, key, (look) =>
    statusForEveryone(look, rollout),
  );
  const served = listOpenChampionsOf(database, reader).filter(isInOffice);
  const teamIds = served.map(({ teamId }) => teamId);
  const around = listTeamsAround(database, rolloutId, reader, teamIds);
  const ids = around.map(({ id }) => id);
  const contacts = getContactsByTeam(context, new Set(ids));
  const rows = new Map(listRows(context, ids).map((row) => [row.team.id, row]));
  const own = around.map((team) => teamStatus(team, { rollout, contacts, live, rows }));
  return { ...status, own };
}

/** What of it somebody sees: all, or phase, teams and dates, and a guest the phase and their own team. */
export function getStatusAsSeen(status: RolloutStatus, sight: Sight): RolloutStatus {
  if (sight === 'inside') return status;
  const { rollout, outline } = status;
  const paused = rollout.paused && { ...rollout.paused, reason: '' };
  const none = { dates: { dueGate: undefined, next: undefined }, ahead: [] };
  const dates = sight === 'outline' ? outline : none;
  return { ...status, ...dates, rollout: { ...rollout, paused }, lines: [] };
}

/** What is the same whoever reads it. */
function statusForEveryone(
  context: ReadContext,
  rollout: Rollout,
): Omit<RolloutStatus, 'own'> & Pick<Parties, 'live'> {
  const { database, product, rolloutId, now, today } = context;
  const live = new Set(product.liveTeams(context));
  const calendar = phaseCalendar(rollout, listPauses(database, rolloutId), now);
  const dates = read(product.dates, context);
  const outline = dates.filter(({ isOutline }) => isOutline === true);
  return {
    live,
    rollout,
    today,
    lines: read(product.status, context),
    leadIds: listRoleHolders(database, rollout.id, 'lead'),
    dates: comingDates(rollout, calendar, dates, today),
    ahead: datesAhead(rollout, { calendar, dates }, today, DATES_AHEAD),
    outline: {
      dates: comingDates(rollout, calendar, outline, today),
      ahead: datesAhead(rollout, { calendar, dates: outline }, today, DATES_AHEAD),
    },
    legs: legsOf(rollout, calendar, today),
  };
}

const DATES_AHEAD = 6;

type Parties = {
  rollout: Rollout;
  contacts: ReadonlyMap<TeamId, readonly TeamContact[]>;
  live: ReadonlySet<TeamId>;
  rows: ReadonlyMap<TeamId, BoardRow>;
};

function teamStatus(team: Team, { rollout, contacts, live, rows }: Parties): TeamStatus {
  const ofTeam = contacts.get(team.id) ?? [];
  const holding = (role: TeamContact['role']) =>
    ofTeam.filter((one) => one.role === role).map((one) => one.personId);
  return {
    team,
    isPilot: team.id === rollout.pilotTeamId,
    isLive: live.has(team.id),
    row: rows.get(team.id),
    championIds: holding('champion'),
    backUpIds: holding('back-up'),
  };
}

function read<Item>(sources: readonly PerRollout<Item>[], context: ReadContext): Item[] {
  return sources.flatMap((source) => readPerRollout(source, context));
}

/** The rollouts under way that a reader has a part in; those that they see when they have none in any. */
export function listRolloutsOf(
  state: StateAt,
  reader: Reader,
  needs: readonly Obligation[],
): Rollout[] {
  const all = listSeenRollouts(state, reader).filter(({ closedAt }) => closedAt === undefined);
  const own = all.filter(
    (rollout) =>
      needs.some((need) => need.rolloutId === rollout.id) ||
      listRolesIn(contextOf(state, rollout), reader.userId).size > 0,
  );
  return own.length > 0 ? own : all;
}

export function listRolesIn(
  { database, product, rolloutId }: ReadContext,
  userId: UserId,
): ReadonlySet<Role> {
  return new Set(product.roles.flatMap((roles) => [...roles(database, rolloutId, userId)]));
}
