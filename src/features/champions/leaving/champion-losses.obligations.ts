import type { TeamId } from '../../../platform/ids.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayDate } from '../../../platform/words.ts';
import { graceLastOn } from '../../access/access/team-access.ts';
import type { Obligation } from '../../contract/obligation.ts';
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
export const lossObligations =
  (liveTeams: PerRollout<TeamId>) =>
  (reading: ReadContext): Obligation[] => {
    const { database, rolloutId, today } = reading;
    const champions = listChampions(database, rolloutId);
    if (!champions.some((one) => one.ended !== undefined)) return [];
    // Somebody nominated or asked already: that step is owed, and not this one as well.
    const losses = listTeams(database, rolloutId)
      .filter((team) => championStatus(team.id, champions, today).kind === 'nobody')
      .flatMap((team) => {
        const loss = championLoss(team.id, champions, team.context.timeZone);
        return loss === undefined ? [] : [{ team, loss }];
      });
    if (losses.length === 0) return [];
    const live = new Set(liveTeams(reading));
    return losses.flatMap(({ team, loss }) =>
      obligationsFor(team, loss, { champions, isLive: live.has(team.id) }, reading),
    );
  };

function obligationsFor(
  team: Team,
  loss: ChampionLoss,
  { champions, isLive }: { champions: readonly Champion[]; isLive: boolean },
  { database, rolloutId, today }: ReadContext,
): Obligation[] {
  const graceEndsOn = graceLastOn(loss.on, findWorkingCalendar(database, team.id));
  const backUp = championsOf(team.id, champions).backUps[0];
  const until = sayDate(graceEndsOn, today);
  const settle =
    backUp === undefined
      ? {
          label: 'See who could step in',
          actionId: OPEN_SUGGESTIONS,
          value: suggestionsValue(team),
        }
      : {
          label: `Make ${findName(database, backUp.personId)} champion`,
          actionId: PROMOTE,
          value: championValue(backUp),
        };
  return listActiveLeads(database, rolloutId).map((personId) => ({
    key: `champions.successor:${loss.champion.id}:${loss.on}`,
    rolloutId,
    personId,
    topic: 'champions',
    text: `Find a champion for *${esc(team.name)}*`,
    why: isLive
      ? `It has had none since ${sayDate(loss.on, today)}. Its grace period ends on ${until}; after that nobody new gets access.`
      : `It has had none since ${sayDate(loss.on, today)}, and no team starts without one.`,
    teamId: team.id,
    sinceOn: loss.on,
    dueOn: graceEndsOn,
    minutes: 10,
    ...(isLive
      ? { blocks: { kind: 'new-access', teamId: team.id, teamName: esc(team.name) } as const }
      : {}),
    isDecision: true,
    settle,
  }));
}
