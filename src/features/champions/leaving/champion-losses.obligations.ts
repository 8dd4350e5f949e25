import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { PerTeams, ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayDate } from '../../../platform/words.ts';
import { ACCESS_SETTINGS } from '../../contract/grace.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import {
  addWorkingDays,
  MONDAY_TO_FRIDAY,
  type WorkingCalendar,
} from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { type Champion, championsOf } from '../champions/champion.ts';
import { championStatus } from '../champions/champion-status.ts';
import { listChampionsByTeam } from '../champions/champions.store.ts';
import { championValue } from '../nominations/nomination-messages.view.ts';
import { listActiveLeads } from '../nominations/nominations.store.ts';
import { OPEN_SUGGESTIONS, suggestionsValue } from '../suggestions/suggestions.view.ts';
import { type ChampionLoss, championLoss } from './champion-loss.ts';
import { PROMOTE } from './champion-loss.view.ts';

/** A team that lost its champion needs another before its grace period is over; that is a lead's to decide. */
export const lossObligations: PerTeams<Obligation> = (context, only) => {
  const { database, rolloutId, today } = context;
  const lost = [...listChampionsByTeam(database, rolloutId, only)].filter(([teamId, champions]) => {
    // Somebody nominated or asked already: that step is owed, and not this one as well.
    return championStatus(teamId, champions, today).kind === 'nobody' && champions.some(hasServed);
  });
  if (lost.length === 0) return [];
  const teamIds = new Set(lost.map(([teamId]) => teamId));
  const teams = new Map(listTeams(database, rolloutId, teamIds).map((team) => [team.id, team]));
  const scene: Scene = {
    ...context,
    leadIds: listActiveLeads(database, rolloutId),
    calendars: listWorkingCalendars(database, rolloutId, teamIds),
  };
  return lost.flatMap(([teamId, champions]) => {
    const team = teams.get(teamId);
    const loss = team && championLoss(teamId, champions, team.context.timeZone);
    if (team === undefined || loss === undefined) return [];
    const { backUps } = championsOf(teamId, champions);
    return successorOf(team, { loss, backUp: backUps[0] }, scene).map((one) => [teamId, one]);
  });
};

function hasServed({ role, accepted }: Champion): boolean {
  return role === 'champion' && accepted !== undefined;
}

/** What every loss is judged by, read once. */
type Scene = ReadContext & {
  leadIds: readonly UserId[];
  calendars: ReadonlyMap<TeamId, WorkingCalendar>;
};

function successorOf(
  team: Team,
  { loss, backUp }: { loss: ChampionLoss; backUp: Champion | undefined },
  scene: Scene,
): Obligation[] {
  const { rolloutId, product, today } = scene;
  const access = product.accessWithoutChampion(scene, team.id);
  const calendar = scene.calendars.get(team.id) ?? MONDAY_TO_FRIDAY;
  const graceDays = (findRollout(scene.database, rolloutId)?.access ?? ACCESS_SETTINGS)
    .graceWorkingDays;
  const inTime = addWorkingDays(loss.on, graceDays, calendar);
  const since = `It has had none since ${sayDate(loss.on, today)}`;
  return scene.leadIds.map((personId) => ({
    key: `champions.successor:${loss.champion.id}:${loss.on}`,
    rolloutId,
    personId,
    topic: 'champions',
    text: `Find a champion for *${esc(team.name)}*`,
    why:
      access === undefined
        ? `${since}, and no team starts without one.`
        : `${since}. ${access.words}`,
    teamId: team.id,
    sinceOn: loss.on,
    dueOn: access?.lastOn ?? inTime,
    minutes: 10,
    ...(access === undefined
      ? {}
      : { blocks: { kind: 'new-access', teamId: team.id, teamName: esc(team.name) } as const }),
    isDecision: true,
    takers: ['lead'],
    settle: settleWith(scene, team, backUp),
  }));
}

function settleWith(
  { database }: ReadContext,
  team: Team,
  backUp: Champion | undefined,
): Obligation['settle'] {
  return backUp === undefined
    ? { label: 'See who could step in', actionId: OPEN_SUGGESTIONS, value: suggestionsValue(team) }
    : {
        label: `Make ${findName(database, backUp.personId)} champion`,
        actionId: PROMOTE,
        value: championValue(backUp),
      };
}
