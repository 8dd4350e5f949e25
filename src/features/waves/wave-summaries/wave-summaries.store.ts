/* What a wave's summary is made of, read at one moment. */
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { byText } from '../../../platform/words.ts';
import { championsOf } from '../../champions/champions/champion.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import type { TeamAccess } from '../../contract/team-access.ts';
import { listReadiness } from '../../expand/readiness/readiness.store.ts';
import { readinessLine } from '../../expand/readiness/readiness.ts';
import type { TeamReadiness } from '../../expand/readiness/team-readiness.ts';
import { findRollout, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import type { Learning } from '../learnings/learning.ts';
import {
  adoptionCredits,
  isOpen,
  learningStageWords,
  nextStep,
} from '../learnings/learning-status.ts';
import { listLearnings } from '../learnings/learnings.store.ts';
import { getBakeDays } from '../waves/bake-days.store.ts';
import { waveState } from '../waves/wave.ts';
import type { WaveRecord } from '../waves/wave-record.ts';
import { type OpenPoint, type TeamLine, type WaveSummary, waveSummary } from './wave-summary.ts';

export function getWaveSummary(context: ReadContext, wave: WaveRecord): WaveSummary {
  const { database, rolloutId, today } = context;
  const { left, until } = getBakeDays(context, wave);
  const known = getKnown(context);
  const teams = listReadiness(context);
  const found = wave.teams.flatMap(({ teamId }) => {
    const team = teams.find((each) => each.team.id === teamId);
    return team === undefined ? [] : [{ line: lineOf(known, team), points: pointsOf(known, team) }];
  });
  return waveSummary({
    rolloutName: findRollout(database, rolloutId)?.name ?? '',
    number: wave.number,
    state: waveState(wave),
    workingDays: wave.clock.workingDays,
    workingDaysLeft: left,
    bakesUntil: until,
    teams: found.map((each) => each.line),
    openPoints: found.flatMap((each) => each.points),
    credit: creditOf(known, wave),
    today,
  });
}

type Known = {
  nameOf(userId: UserId): string;
  champions: ReturnType<typeof listChampions>;
  certified: ReadonlySet<UserId>;
  access: ReadonlyMap<TeamId, TeamAccess>;
  learnings: readonly Learning[];
  leadNames: readonly string[];
};

function getKnown(context: ReadContext): Known {
  const { database, rolloutId, product } = context;
  const nameOf = (userId: UserId) => findName(database, userId);
  return {
    nameOf,
    champions: listChampions(database, rolloutId),
    certified: product.certifiedPeople(context),
    access: product.teamAccess(context),
    learnings: listLearnings(database, rolloutId),
    leadNames: listRoleHolders(database, rolloutId, 'lead').map(nameOf),
  };
}

function creditOf({ learnings, nameOf }: Known, wave: WaveRecord): WaveSummary['credit'] {
  const teams = new Set(wave.teams.map(({ teamId }) => teamId));
  const credits = adoptionCredits(learnings).filter(({ teamId }) => teams.has(teamId));
  return {
    names: [...new Set(credits.map(({ foundBy }) => nameOf(foundBy)))].toSorted(byText),
    adopters: new Set(credits.flatMap(({ adoptedBy }) => adoptedBy)).size,
  };
}

function lineOf(known: Known, { team, readiness }: TeamReadiness): TeamLine {
  const { champion } = championsOf(team.id, known.champions);
  const access = known.access.get(team.id);
  const open = known.learnings.filter((each) => each.teamId === team.id && isOpen(each));
  return {
    name: team.name,
    readiness: readinessLine(readiness),
    isReady: readiness.ready,
    champion: champion && known.nameOf(champion.personId),
    isCertified: champion !== undefined && known.certified.has(champion.personId),
    access: { state: access?.state ?? 'waiting', words: access?.reason ?? '' },
    learnings: {
      open: open.length,
      musts: open.filter((each) => each.severity === 'must').length,
    },
  };
}

function pointsOf(known: Known, one: TeamReadiness): OpenPoint[] {
  return [
    ...accessPoints(known, one),
    ...learningPoints(known, one),
    ...readinessPoints(known, one),
  ];
}

/** Access that is not whole comes with the rule's own words for what would change it. */
function accessPoints(known: Known, { team }: TeamReadiness): OpenPoint[] {
  const access = known.access.get(team.id);
  if (access === undefined || (access.state === 'live' && access.newSeats)) return [];
  return [
    {
      team: team.name,
      what: access.reason.replace(/\.$/, ''),
      settledBy: access.changedBy,
      who: known.leadNames,
      weight: access.state === 'suspended' || access.state === 'frozen' ? 4 : 3,
    },
  ];
}

function learningPoints(known: Known, { team }: TeamReadiness): OpenPoint[] {
  return known.learnings
    .filter((each) => each.teamId === team.id && isOpen(each))
    .map((each) => {
      const step = nextStep(each);
      const isMust = each.severity === 'must';
      return {
        team: team.name,
        what: `${isMust ? 'must-learning' : 'learning'} “${each.what}”: ${learningStageWords[each.stage]}`,
        settledBy: `${step.words}.`,
        who: step.personId === undefined ? known.leadNames : [known.nameOf(step.personId)],
        weight: isMust ? 5 : 1,
      };
    });
}

function readinessPoints(known: Known, { team, readiness }: TeamReadiness): OpenPoint[] {
  const { champion } = championsOf(team.id, known.champions);
  const owner = champion?.personId ?? team.managerId;
  const who = owner === undefined ? known.leadNames : [known.nameOf(owner)];
  const uncertified = champion !== undefined && !known.certified.has(champion.personId);
  return [
    ...(readiness.lacks.length === 0
      ? []
      : [
          {
            team: team.name,
            what: `no longer ready; it lacks ${readiness.lacks.map((each) => each.words).join('; ')}`,
            settledBy: 'Answer again when it is settled.',
            who,
            weight: 2,
          },
        ]),
    ...(uncertified
      ? [
          {
            team: team.name,
            what: 'the champion has no valid certificate',
            settledBy: 'Renew it: the questions are only about what has changed.',
            who,
            weight: 3,
          },
        ]
      : []),
  ];
}
