import type { Reading } from '../../platform/reading.ts';
import { esc, sayDate } from '../../platform/slack/blocks.ts';
import { findName } from '../../platform/slack/directory.ts';
import { graceLastOn } from '../access/team-access.ts';
import type { Obligation } from '../obligations/obligation.ts';
import { findRollout } from '../rollouts/rollouts.store.ts';
import type { Team } from '../teams/team.ts';
import { findWorkingCalendar, listTeams } from '../teams/teams.store.ts';
import { type Champion, championsOf } from './champion.ts';
import { championLoss } from './champion-loss.ts';
import { PROMOTE } from './champion-loss.view.ts';
import { championStanding } from './champion-standing.ts';
import { listChampions } from './champions.store.ts';
import { championValue } from './nomination-messages.view.ts';
import type { LiveTeams } from './nominations.store.ts';
import { listActiveLeads } from './nominations.store.ts';
import { OPEN_SUGGESTIONS, suggestionsValue } from './suggestions.view.ts';

/** A team that lost its champion needs another before its grace period is over; that is a lead's to decide. */
export const lossObligations =
  (liveTeams: LiveTeams) =>
  (reading: Reading): Obligation[] => {
    const { database, rolloutId, today } = reading;
    const champions = listChampions(database, rolloutId);
    const live = new Set(liveTeams(reading));
    // Somebody nominated or asked already: that step is owed, and not this one as well.
    return listTeams(database, rolloutId)
      .filter((team) => championStanding(team.id, champions, today).kind === 'nobody')
      .flatMap((team) => obligationsFor(team, champions, live.has(team.id), reading));
  };

function obligationsFor(
  team: Team,
  champions: readonly Champion[],
  isLive: boolean,
  { database, rolloutId, today }: Reading,
): Obligation[] {
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  const loss = championLoss(team.id, champions, timeZone);
  if (loss === undefined) return [];
  const graceEndsOn = graceLastOn(loss.on, findWorkingCalendar(database, team.id));
  const backUp = championsOf(team.id, champions).backUps[0];
  const until = sayDate(graceEndsOn, today);
  const settle =
    backUp === undefined
      ? { label: 'Who could step in', actionId: OPEN_SUGGESTIONS, value: suggestionsValue(team) }
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
    ...(isLive ? { blocks: `new access in *${esc(team.name)}*` } : {}),
    isDecision: true,
    settle,
  }));
}
