import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayDate } from '../../../platform/words.ts';
import { ACCESS_SETTINGS } from '../../contract/grace.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { addWorkingDays } from '../../teams/calendars/working-calendar.ts';
import { findWorkingCalendar } from '../../teams/calendars/working-calendars.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { type Champion, championsOf } from '../champions/champion.ts';
import { championStatus } from '../champions/champion-status.ts';
import { listChampions } from '../champions/champions.store.ts';
import { championValue } from '../nominations/nomination-messages.view.ts';
import { listActiveLeads } from '../nominations/nominations.store.ts';
import { OPEN_SUGGESTIONS, suggestionsValue } from '../suggestions/suggestions.view.ts';
import { type ChampionLoss, championLoss } from './champion-loss.ts';
import { PROMOTE } from './champion-loss.view.ts';

/** A team that lost its champion needs another before its grace period is over; that is a lead's to decide. */
export function lossObligations(context: ReadContext): Obligation[] {
  const { database, rolloutId, today } = context;
  const champions = listChampions(database, rolloutId);
  if (!champions.some((one) => one.ended !== undefined)) return [];
  // Somebody nominated or asked already: that step is owed, and not this one as well.
  return listTeams(database, rolloutId)
    .filter((team) => championStatus(team.id, champions, today).kind === 'nobody')
    .flatMap((team) => {
      const loss = championLoss(team.id, champions, team.context.timeZone);
      return loss === undefined ? [] : successorOf(context, team, loss);
    });
}

function successorOf(context: ReadContext, team: Team, loss: ChampionLoss): Obligation[] {
  const { database, rolloutId, product, today } = context;
  const access = product.accessWithoutChampion(context, team.id);
  const calendar = findWorkingCalendar(database, team.id);
  const inTime = addWorkingDays(loss.on, ACCESS_SETTINGS.graceWorkingDays, calendar);
  const { backUps } = championsOf(team.id, listChampions(database, rolloutId));
  const since = `It has had none since ${sayDate(loss.on, today)}`;
  return listActiveLeads(database, rolloutId).map((personId) => ({
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
    settle: settleWith(context, team, backUps[0]),
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
