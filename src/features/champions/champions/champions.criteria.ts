import { rememberAsHeard } from '../../../platform/day-mark.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { sayCount, sayPart } from '../../../platform/words.ts';
import { type Criterion, type Judgement, tooFew } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import { ACCESS_SETTINGS, BACK_UPS } from '../../contract/grace.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { countTeams } from '../../teams/teams/team-overview.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { backUpCase, obligesFor, sayLack, type TeamStatus } from './champion-lacks.criteria.ts';
import type { ChampionStatus } from './champion-status.ts';
import { listChampionsByTeam } from './champions.store.ts';
import { championsStatus } from './champions-status.view.ts';
import { listTeamChampions } from './team-champions.store.ts';
import { saySize, type TeamSize, teamSize } from './team-size.ts';

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
    const statuses = statusesOf(reading, teams, idsOf(teams));
    const lacking = statuses.filter(({ status }) => status.kind !== 'has-champion');
    if (teams.length === 0) return noTeams;
    return {
      verdict: lacking.length === 0 ? 'pass' : 'fail',
      measured: `${sayPart(teams.length - lacking.length, teams.length, 'team', 'has')} a champion in office with approved hours`,
      n: teams.length,
      settledBy: lacking.map((one) => sayLack(reading, one)).join(' '),
      obliges: lacking.flatMap((one) => obligesFor(reading, one)),
      findings: lacking.map(({ team }) => ({
        about: team.id,
        lack: 'champion-in-office',
        says: `${team.name} has no champion in office with approved hours`,
      })),
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
    const statuses = statusesOf(reading, teams, undefined);
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
      findings: isEnough ? [] : [tooFew(threshold - have, 'team', 'to have a champion')],
    };
  },
};

/** A large team must not stand still because one person is away. */
const backUps: Criterion<ReadContext> = {
  name: BACK_UPS,
  version: 1,
  asks: 'Does every large team in the wave have a back-up champion as well?',
  threshold: {
    default: ACCESS_SETTINGS.seatsWithoutBackUp,
    unit: 'people',
    means: 'the size up to which a team may start without a back-up',
  },
  isEasierWhenHigher: true,
  usual: ({ database, rolloutId }) =>
    findRollout(database, rolloutId)?.access.seatsWithoutBackUp ??
    ACCESS_SETTINGS.seatsWithoutBackUp,
  appliesTo: (gate) => gate.kind === 'wave',
  judge(reading, gate, threshold) {
    const teams = teamsOf(reading, gate);
    if (teams.length === 0) return noTeams;
    const sizes = sizesOf(reading, teams);
    const large = teams.filter(({ id }) => (sizes.get(id)?.people ?? 0) > threshold);
    const known = listTeamChampions(reading, idsOf(large));
    const lacking = large.filter(({ id }) => (known.get(id)?.backUps ?? 0) === 0);
    const cases = lacking.map((team) => backUpCase(reading, team));
    return {
      verdict: lacking.length === 0 ? 'pass' : 'fail',
      measured:
        large.length === 0
          ? `No team has more than ${threshold} people`
          : `${sayPart(large.length - lacking.length, large.length, [`team with more than ${threshold} people`, `teams with more than ${threshold} people`], 'has')} a back-up`,
      n: teams.length,
      settledBy: lacking
        .map((team, at) => {
          const size = sizes.get(team.id);
          return `${cases[at]?.says ?? ''}${size === undefined ? '' : ` It has ${saySize(size)}.`}`;
        })
        .join(' '),
      findings: lacking.map((team) => ({
        about: team.id,
        lack: 'back-up',
        says: `${team.name} has no back-up champion`,
      })),
      obliges: cases.flatMap(({ obliges }) => obliges),
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

function teamsOf(reading: ReadContext, gate: Gate): readonly Team[] {
  const teamIds = new Set(gate.kind === 'wave' ? gate.teamIds : []);
  return listTeams(reading.database, reading.rolloutId, teamIds);
}

function idsOf(teams: readonly Team[]): ReadonlySet<TeamId> {
  return new Set(teams.map(({ id }) => id));
}

function sizesOf(reading: ReadContext, teams: readonly Team[]): ReadonlyMap<TeamId, TeamSize> {
  const champions = listChampionsByTeam(reading.database, reading.rolloutId, idsOf(teams));
  return new Map(teams.map((team) => [team.id, teamSize(team, champions.get(team.id) ?? [])]));
}

const NOBODY: ChampionStatus = { kind: 'nobody' };

function statusesOf(reading: ReadContext, teams: readonly Team[], only: TeamScope): TeamStatus[] {
  const known = listTeamChampions(reading, only);
  return teams.map((team) => ({ team, status: known.get(team.id)?.status ?? NOBODY }));
}

export const championCriteria: readonly Criterion<ReadContext>[] = [
  everyTeam,
  forExpansion,
  backUps,
];

/** Where the teams stand on the way to a champion, for everybody to see. */
export function championStatusLines(context: ReadContext): readonly StatusLine[] {
  return rememberAsHeard(context, 'champion status lines', (look) => {
    const teams = countTeams(look.database, look.rolloutId);
    const known = [...listTeamChampions(look).values()];
    const withBackUp = known.filter(({ backUps }) => backUps > 0).length;
    return championsStatus(
      known.map(({ status }) => status),
      { teams, withBackUp },
    );
  });
}
