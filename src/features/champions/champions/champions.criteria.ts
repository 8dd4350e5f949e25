import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { Reading } from '../../../platform/reading.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount, sayList } from '../../../platform/words.ts';
import { ACCESS_SETTINGS } from '../../access/access/access-facts.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import type { Criterion, Gate, Judgement } from '../../gates/gates/gate.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { hoursApproversOf } from '../nominations/nomination.ts';
import {
  CONFIRM,
  championValue,
  OPEN_HOURS,
  OPEN_ONBOARDING,
} from '../nominations/nomination-messages.view.ts';
import { findDecidingTeam, listActiveLeads } from '../nominations/nominations.store.ts';
import { OPEN_SUGGESTIONS, suggestionsValue } from '../suggestions/suggestions.view.ts';
import { championsOf } from './champion.ts';
import { type ChampionStanding, championStanding } from './champion-standing.ts';
import { listChampions } from './champions.store.ts';
import { championsStatus } from './champions-status.view.ts';

type Obliged = Judgement['obliges'][number];

/** Champion-led: no team goes live without somebody in office whose hours are approved. */
const everyTeam: Criterion<Reading> = {
  name: 'champions.every-team',
  version: 1,
  asks: 'Has every team of the wave a champion who said yes, with approved hours?',
  threshold: undefined,
  appliesTo: (gate) => gate.kind === 'wave',
  judge(reading, gate) {
    const teams = teamsOf(reading, gate);
    const standings = standingsOf(reading, teams);
    const lacking = standings.filter(({ standing }) => standing.kind !== 'has-champion');
    if (teams.length === 0) return noTeams;
    return {
      verdict: lacking.length === 0 ? 'pass' : 'fail',
      measured: `${teams.length - lacking.length} of ${sayCount(teams.length, 'team')} ${lacking.length === teams.length - 1 ? 'has' : 'have'} a champion in office with approved hours`,
      n: teams.length,
      settledBy: lacking.map((one) => sayLack(reading, one)).join(' '),
      obliges: lacking.flatMap((one) => obligesFor(reading, one)),
    };
  },
};

/** The expansion looks for teams that somebody is excited in; two such teams are the least it needs. */
const forExpansion: Criterion<Reading> = {
  name: 'champions.for-expansion',
  version: 1,
  asks: 'Have enough teams besides the pilot a champion who said yes, with approved hours?',
  threshold: { default: 2, unit: 'teams', means: 'teams besides the pilot that have a champion' },
  appliesTo: (gate) => gate.kind === 'phase' && gate.leaving === 'infrastructure',
  judge(reading, _gate, threshold) {
    const pilot = findRollout(reading.database, reading.rolloutId)?.pilotTeamId;
    const teams = listTeams(reading.database, reading.rolloutId).filter(({ id }) => id !== pilot);
    const standings = standingsOf(reading, teams);
    const have = standings.filter(({ standing }) => standing.kind === 'has-champion').length;
    const waiting = standings.filter(({ standing }) => standing.kind === 'waits');
    const isEnough = have >= threshold;
    const nearest = waiting.slice(0, threshold - have);
    return {
      verdict: isEnough ? 'pass' : 'fail',
      measured: `${sayCount(have, 'team')} besides the pilot ${have === 1 ? 'has' : 'have'} a champion in office, of ${threshold} needed`,
      n: teams.length,
      settledBy: isEnough
        ? ''
        : nearest.length > 0
          ? nearest.map((one) => sayLack(reading, one)).join(' ')
          : 'Nobody is nominated yet. Anyone can with `/champion nominate @person`.',
      obliges: isEnough ? [] : nearest.flatMap((one) => obligesFor(reading, one)),
    };
  },
};

/** A large team must not stand still because one person is away. */
const backUps: Criterion<Reading> = {
  name: 'champions.back-ups',
  version: 1,
  asks: 'Has every large team of the wave a back-up champion as well?',
  threshold: {
    default: ACCESS_SETTINGS.seatsWithoutBackUp,
    unit: 'people',
    means: 'the size up to which a team may start without a back-up',
  },
  appliesTo: (gate) => gate.kind === 'wave',
  judge(reading, gate, threshold) {
    const teams = teamsOf(reading, gate);
    if (teams.length === 0) return noTeams;
    const champions = listChampions(reading.database, reading.rolloutId);
    const large = teams.filter((team) => team.context.size > threshold);
    const lacking = large.filter((team) => championsOf(team.id, champions).backUps.length === 0);
    const names = lacking.map((team) => esc(team.name));
    return {
      verdict: lacking.length === 0 ? 'pass' : 'fail',
      measured:
        large.length === 0
          ? `No team has more than ${threshold} people`
          : `${large.length - lacking.length} of ${sayCount(large.length, 'team')} with more than ${threshold} people ${large.length - lacking.length === 1 ? 'has' : 'have'} a back-up`,
      n: teams.length,
      settledBy:
        lacking.length === 0
          ? ''
          : `${sayList(names)}: the champion names somebody with \`/champion backup @person\`.`,
      obliges: lacking.flatMap((team) => {
        const { champion } = championsOf(team.id, champions);
        const owners = champion ? [champion.personId] : leads(reading);
        return owners.map((personId) => suggest(personId, team, 'Name a back-up'));
      }),
    };
  },
};

const noTeams: Judgement = {
  verdict: 'no-data',
  measured: 'The wave has no team yet',
  n: 0,
  settledBy: 'Plan the wave first.',
  obliges: [],
};

function teamsOf(reading: Reading, gate: Gate): Team[] {
  const teamIds: readonly TeamId[] = gate.kind === 'wave' ? gate.teamIds : [];
  return listTeams(reading.database, reading.rolloutId).filter(({ id }) => teamIds.includes(id));
}

type TeamStanding = { team: Team; standing: ChampionStanding };

function standingsOf(reading: Reading, teams: readonly Team[]): TeamStanding[] {
  const champions = listChampions(reading.database, reading.rolloutId);
  return teams.map((team) => ({
    team,
    standing: championStanding(team.id, champions, reading.today),
  }));
}

function sayLack({ database }: Reading, { team, standing }: TeamStanding): string {
  const of = `*${esc(team.name)}*`;
  if (standing.kind === 'nobody') return `${of} has nobody yet: \`/champion nominate @person\`.`;
  const name = esc(findName(database, standing.champion.personId));
  if (standing.kind !== 'waits') return `${of}: the hours of ${name} have to be approved again.`;
  return {
    hours: `${of}: the manager decides on the hours of ${name}.`,
    confirm: `${of}: a lead confirms ${name}.`,
    accept: `${of}: ${name} decides.`,
  }[standing.for];
}

function obligesFor(reading: Reading, { team, standing }: TeamStanding): Obliged[] {
  const leadIds = leads(reading);
  if (standing.kind === 'nobody')
    return leadIds.map((personId) => suggest(personId, team, 'Find a champion'));
  const { champion } = standing;
  const value = championValue(champion);
  if (standing.kind === 'waits' && standing.for === 'accept')
    return [
      { personId: champion.personId, label: 'Read and decide', actionId: OPEN_ONBOARDING, value },
    ];
  if (standing.kind === 'waits' && standing.for === 'confirm')
    return leadIds.map((personId) => ({ personId, label: 'Confirm', actionId: CONFIRM, value }));
  const deciding = findDecidingTeam(reading.database, team);
  return hoursApproversOf(champion.personId, deciding, leadIds).map((personId) => ({
    personId,
    label: 'Decide on the hours',
    actionId: OPEN_HOURS,
    value,
  }));
}

function suggest(personId: UserId, team: Team, label: string): Obliged {
  return { personId, label, actionId: OPEN_SUGGESTIONS, value: suggestionsValue(team) };
}

function leads({ database, rolloutId }: Reading): UserId[] {
  return listActiveLeads(database, rolloutId);
}

export const championCriteria: readonly Criterion<Reading>[] = [everyTeam, forExpansion, backUps];

/** Where the teams stand on the way to a champion, for everybody to see. */
export function championStatus({ database, rolloutId, today }: Reading): StatusLine[] {
  const teams = listTeams(database, rolloutId);
  const champions = listChampions(database, rolloutId);
  const standings = teams.map((team) => championStanding(team.id, champions, today));
  const withBackUp = teams.filter((team) => championsOf(team.id, champions).backUps.length > 0);
  return championsStatus(standings, withBackUp.length);
}
