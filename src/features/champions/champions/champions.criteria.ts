import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount, sayList } from '../../../platform/words.ts';
import type { Criterion, Judgement } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import { ACCESS_SETTINGS } from '../../contract/grace.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import {
  CONFIRM,
  championValue,
  OPEN_HOURS,
  OPEN_ONBOARDING,
} from '../nominations/nomination-messages.view.ts';
import { findDecidingTeam, listActiveLeads } from '../nominations/nominations.store.ts';
import { OPEN_SUGGESTIONS, suggestionsValue } from '../suggestions/suggestions.view.ts';
import { championsOf, hoursApproversOf } from './champion.ts';
import { type ChampionStatus, championStatus } from './champion-status.ts';
import { listChampions } from './champions.store.ts';
import { championsStatus } from './champions-status.view.ts';

type Obliged = Judgement['obliges'][number];

/** Champion-led: no team goes live without somebody in office whose hours are approved. */
const everyTeam: Criterion<ReadContext> = {
  name: 'champions.every-team',
  standsFor: 'certified-champion',
  version: 1,
  asks: 'Does every team in the wave have a champion who said yes, with approved hours?',
  threshold: undefined,
  appliesTo: (gate) => gate.kind === 'wave',
  judge(reading, gate) {
    const teams = teamsOf(reading, gate);
    const statuses = statusesOf(reading, teams);
    const lacking = statuses.filter(({ status }) => status.kind !== 'has-champion');
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
const forExpansion: Criterion<ReadContext> = {
  name: 'champions.for-expansion',
  version: 1,
  asks: 'Do enough teams besides the pilot have a champion who said yes, with approved hours?',
  threshold: { default: 2, unit: 'teams', means: 'teams besides the pilot that have a champion' },
  appliesTo: (gate) => gate.kind === 'phase' && gate.leaving === 'infrastructure',
  judge(reading, _gate, threshold) {
    const pilot = findRollout(reading.database, reading.rolloutId)?.pilotTeamId;
    const teams = listTeams(reading.database, reading.rolloutId).filter(({ id }) => id !== pilot);
    const statuses = statusesOf(reading, teams);
    const have = statuses.filter(({ status }) => status.kind === 'has-champion').length;
    const waiting = statuses.filter(({ status }) => status.kind === 'waits');
    const isEnough = have >= threshold;
    const nearest = waiting.slice(0, threshold - have);
    return {
      verdict: isEnough ? 'pass' : 'fail',
      measured: `${sayCount(have, 'team')} besides the pilot ${have === 1 ? 'has' : 'have'} a champion in office (${threshold} needed)`,
      n: teams.length,
      settledBy: isEnough
        ? ''
        : nearest.length > 0
          ? nearest.map((one) => sayLack(reading, one)).join(' ')
          : 'Nobody has been nominated yet. Anyone can nominate a champion with `/champion nominate @person`.',
      obliges: isEnough ? [] : nearest.flatMap((one) => obligesFor(reading, one)),
    };
  },
};

/** A large team must not stand still because one person is away. */
const backUps: Criterion<ReadContext> = {
  name: 'champions.back-ups',
  version: 1,
  asks: 'Does every large team in the wave have a back-up champion as well?',
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
          : `${sayList(names)}: the champion names someone with \`/champion backup @person\`.`,
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
  measured: 'The wave has no teams yet',
  n: 0,
  settledBy: 'Plan the wave first.',
  obliges: [],
};

function teamsOf(reading: ReadContext, gate: Gate): Team[] {
  const teamIds: readonly TeamId[] = gate.kind === 'wave' ? gate.teamIds : [];
  return listTeams(reading.database, reading.rolloutId).filter(({ id }) => teamIds.includes(id));
}

type TeamStatus = { team: Team; status: ChampionStatus };

function statusesOf(reading: ReadContext, teams: readonly Team[]): TeamStatus[] {
  const champions = listChampions(reading.database, reading.rolloutId);
  return teams.map((team) => ({
    team,
    status: championStatus(team.id, champions, reading.today),
  }));
}

function sayLack({ database }: ReadContext, { team, status }: TeamStatus): string {
  const of = `*${esc(team.name)}*`;
  if (status.kind === 'nobody')
    return `${of} has no champion yet: nominate one with \`/champion nominate @person\`.`;
  const name = esc(findName(database, status.champion.personId));
  if (status.kind !== 'waits') return `${of}: the hours of ${name} need to be approved again.`;
  return {
    hours: `${of}: the manager decides on the hours of ${name}.`,
    confirm: `${of}: a lead confirms ${name}.`,
    accept: `${of}: ${name} decides.`,
  }[status.for];
}

function obligesFor(reading: ReadContext, { team, status }: TeamStatus): Obliged[] {
  const leadIds = leads(reading);
  if (status.kind === 'nobody')
    return leadIds.map((personId) => suggest(personId, team, 'Find a champion'));
  const { champion } = status;
  const value = championValue(champion);
  if (status.kind === 'waits' && status.for === 'accept')
    return [
      { personId: champion.personId, label: 'Read and decide', actionId: OPEN_ONBOARDING, value },
    ];
  if (status.kind === 'waits' && status.for === 'confirm')
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

function leads({ database, rolloutId }: ReadContext): UserId[] {
  return listActiveLeads(database, rolloutId);
}

export const championCriteria: readonly Criterion<ReadContext>[] = [
  everyTeam,
  forExpansion,
  backUps,
];

/** Where the teams stand on the way to a champion, for everybody to see. */
export function championStatusLines({ database, rolloutId, today }: ReadContext): StatusLine[] {
  const teams = listTeams(database, rolloutId);
  const champions = listChampions(database, rolloutId);
  const statuses = teams.map((team) => championStatus(team.id, champions, today));
  const withBackUp = teams.filter((team) => championsOf(team.id, champions).backUps.length > 0);
  return championsStatus(statuses, withBackUp.length);
}
