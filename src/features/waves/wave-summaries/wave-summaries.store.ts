/* What a wave's summary is made of, read at one moment. */

import { isBefore } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { byText, withinSentence } from '../../../platform/words.ts';
import { type Champion, championsOf } from '../../champions/champions/champion.ts';
import { listChampionsByTeam } from '../../champions/champions/champions.store.ts';
import type { TeamAccess } from '../../contract/team-access.ts';
import type { LackKind } from '../../contract/wait.ts';
import { listReadiness } from '../../expand/readiness/readiness.store.ts';
import type { TeamStanding } from '../../expand/readiness/team-readiness.ts';
import { countTrainedOf } from '../../prepare/training/walk-counts.store.ts';
import { findRollout, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import type { Learning } from '../learnings/learning.ts';
import {
  adoptionCredits,
  isOpen,
  learningStageWords,
  nextStep,
} from '../learnings/learning-status.ts';
import { listLearnings } from '../learnings/learnings.store.ts';
import { getBakeClock, getBakeDays } from '../waves/bake-days.store.ts';
import { waveState } from '../waves/wave.ts';
import { hasEnded, type WaveRecord } from '../waves/wave-record.ts';
import { countWhyRead } from '../whys/why-reads.store.ts';
import { type OpenPoint, type TeamLine, type WaveSummary, waveSummary } from './wave-summary.ts';

export function getWaveSummary(context: ReadContext, wave: WaveRecord): WaveSummary {
  const { database, rolloutId, today } = context;
  const { left, until } = getBakeDays(context, wave);
  const only = new Set(wave.teams.map(({ teamId }) => teamId));
  const known = getKnown(context, only);
  const standings = new Map(listReadiness(context, only).map((each) => [each.team.id, each]));
  const found = wave.teams.flatMap(({ teamId }) => {
    const team = standings.get(teamId);
    return team === undefined ? [] : [{ line: lineOf(known, team), points: pointsOf(known, team) }];
  });
  return waveSummary({
    rolloutName: findRollout(database, rolloutId)?.name ?? '',
    number: wave.number,
    // A pause of the rollout holds the wave as its own does.
    state: waveState({ ...wave, clock: getBakeClock(database, wave).clock }),
    workingDays: wave.clock.workingDays,
    workingDaysLeft: left,
    bakesUntil: until,
    teams: found.map((each) => each.line),
    trained: countTrainedOf(context, only),
    why: countWhyRead(context, wave),
    openPoints: found.flatMap((each) => each.points),
    credit: creditOf(known, wave, creditedFrom(wave, today)),
    today,
  });
}

/** Of late; when the wave takes leave, in all of its time. */
function creditedFrom(wave: WaveRecord, today: Temporal.PlainDate): Temporal.PlainDate {
  const { startedOn } = wave.clock;
  return hasEnded(wave) && startedOn !== undefined ? startedOn : today.subtract({ days: 7 });
}

type Known = {
  nameOf(userId: UserId): string;
  championOf(teamId: TeamId): Champion | undefined;
  certified: ReadonlySet<UserId>;
  access: ReadonlyMap<TeamId, TeamAccess>;
  learnings: readonly Learning[];
  /** Those of a team that are open. */
  openOf(teamId: TeamId): readonly Learning[];
  leadNames: readonly string[];
};

function getKnown(context: ReadContext, only: ReadonlySet<TeamId>): Known {
  const { database, rolloutId, product } = context;
  const nameOf = (userId: UserId) => findName(database, userId);
  const champions = listChampionsByTeam(database, rolloutId, only);
  const learnings = listLearnings(database, rolloutId);
  const open = Map.groupBy(learnings.filter(isOpen), ({ teamId }) => teamId);
  return {
    nameOf,
    championOf: (teamId) => championsOf(teamId, champions.get(teamId) ?? []).champion,
    certified: product.certifiedPeople(context),
    access: product.teamAccess(context, only),
    learnings,
    openOf: (teamId) => open.get(teamId) ?? [],
    leadNames: listRoleHolders(database, rolloutId, 'lead').map(nameOf),
  };
}

function creditOf(
  { learnings, nameOf }: Known,
  wave: WaveRecord,
  sinceOn: Temporal.PlainDate,
): WaveSummary['credit'] {
  const teams = new Set(wave.teams.map(({ teamId }) => teamId));
  const fresh = learnings.filter(({ stage, stageSinceOn, trials }) => {
    const dates = [...trials.map(({ on }) => on), ...(stage === 'validated' ? [stageSinceOn] : [])];
    return dates.some((on) => !isBefore(on, sinceOn));
  });
  const credits = adoptionCredits(fresh).filter(({ teamId }) => teams.has(teamId));
  return {
    names: [...new Set(credits.map(({ foundBy }) => nameOf(foundBy)))].toSorted(byText),
    adopters: new Set(credits.flatMap(({ adoptedBy }) => adoptedBy)).size,
  };
}

function lineOf(known: Known, { team }: TeamStanding): TeamLine {
  const champion = known.championOf(team.id);
  const access = known.access.get(team.id);
  const open = known.openOf(team.id);
  return {
    name: team.name,
    champion: champion && known.nameOf(champion.personId),
    isCertified: champion !== undefined && known.certified.has(champion.personId),
    access: { state: access?.state ?? 'waiting', words: access?.reason ?? '' },
    learnings: {
      open: open.length,
      musts: open.filter((each) => each.severity === 'must').length,
    },
  };
}

function pointsOf(known: Known, one: TeamStanding): OpenPoint[] {
  return [
    ...accessPoints(known, one),
    ...learningPoints(known, one),
    ...readinessPoints(known, one),
  ];
}

/** Access that is not whole comes with the rule's own words for what would change it. */
function accessPoints(known: Known, { team }: TeamStanding): OpenPoint[] {
  const access = known.access.get(team.id);
  if (access === undefined || (access.state === 'live' && access.newSeats)) return [];
  return [
    {
      team: team.name,
      what: access.reason.replace(/\.$/, ''),
      settledBy: access.changedBy,
      who: known.leadNames,
      weight: access.state === 'suspended' || access.state === 'frozen' ? 4 : 3,
      isMust: false,
    },
  ];
}

function learningPoints(known: Known, { team }: TeamStanding): OpenPoint[] {
  return known.openOf(team.id).map((each) => {
    const step = nextStep(each);
    const isMust = each.severity === 'must';
    return {
      team: team.name,
      what: `“${each.what}”${isMust ? ', a must' : ''}: ${learningStageWords[each.stage]}`,
      settledBy: `Next: ${withinSentence(step.words)}.`,
      who: step.personId === undefined ? known.leadNames : [known.nameOf(step.personId)],
      weight: isMust ? 5 : 1,
      isMust,
    };
  });
}

/** What a team that has started can still lose; whether it had time for the start is no question any longer. */
const LACKS_AFTER_START: ReadonlySet<LackKind> = new Set([
  'sponsor-consent',
  'data-rules',
  'back-up',
]);

function readinessPoints(known: Known, { team, readiness }: TeamStanding): OpenPoint[] {
  const champion = known.championOf(team.id);
  const owner = champion?.personId ?? team.managerId;
  const who = owner === undefined ? known.leadNames : [known.nameOf(owner)];
  const lacks = readiness.lacks.filter(({ about }) => LACKS_AFTER_START.has(about));
  const isUncertified = champion !== undefined && !known.certified.has(champion.personId);
  const common = { team: team.name, who, isMust: false };
  return [
    ...lacks.map(({ words }) => ({
      ...common,
      what: `it lacks ${words}`,
      settledBy: 'Answer again when it is settled',
      weight: 2,
    })),
    ...(isUncertified
      ? [
          {
            ...common,
            what: 'the champion has no valid certificate',
            settledBy: 'Renew it: the questions are only about what has changed',
            weight: 3,
          },
        ]
      : []),
  ];
}
