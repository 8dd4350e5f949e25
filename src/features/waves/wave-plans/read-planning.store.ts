/* Everything that a plan is made of, read at one moment. */

import { rememberAsHeard } from '../../../platform/day-mark.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { nameOf } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { capitalised } from '../../../platform/words.ts';
import { type Champion, championsOf, isBackUpOn } from '../../champions/champions/champion.ts';
import { listChampionsByTeam } from '../../champions/champions/champions.store.ts';
import { teamSize } from '../../champions/champions/team-size.ts';
import { type Lack, lackTitles, type Wait } from '../../contract/wait.ts';
import { listWaiting } from '../../expand/opt-ins/queue.store.ts';
import { listReadiness } from '../../expand/readiness/readiness.store.ts';
import type { TeamStanding } from '../../expand/readiness/team-readiness.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { judgeMustLearnings } from '../learnings/learning-status.ts';
import { listLearnings } from '../learnings/learnings.store.ts';
import { getBakeDays } from '../waves/bake-days.store.ts';
import { findNextWave } from '../waves/next-wave.store.ts';
import {
  hasStarted,
  isRunning,
  placedTeamIds,
  teamsToPlaceAgain,
  type WaveRecord,
  waveToPlan,
} from '../waves/wave-record.ts';
import { listWaves } from '../waves/waves.store.ts';
import { getSupply } from './supply.store.ts';
import type { PlanSettings } from './wave-limits.ts';
import { type PlanFacts, type PlanTeam, planWave, type WaitingTeam } from './wave-plan.ts';
import { listYields } from './wave-plans.store.ts';

export type Planning = { facts: PlanFacts; settings: PlanSettings };

export function findPlanning(context: ReadContext): Planning | undefined {
  const { database, rolloutId, today, product } = context;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return undefined;
  const waves = listWaves(database, rolloutId);
  const liveIds = new Set(product.liveTeams(context));
  const live = listLive(context, liveIds);
  const champions = listChampionsByTeam(database, rolloutId);
  const certified = product.certifiedPeople(context);
  // Teams that wait for no wave: live ones, and those of a started wave that still wait for access.
  const lost = teamsToPlaceAgain(waves);
  const number = waveToPlan(waves).number;
  const stay = [...liveIds].filter((id) => !lost.has(id));
  const placed = new Set([...stay, ...placedTeamIds(waves), ...plannedElsewhere(waves, number)]);
  const { supply, settings } = getSupply(context);
  const { seatsWithoutBackUp } = rollout.access;
  return {
    settings,
    facts: {
      number,
      today,
      timeZone: rollout.timeZone,
      liveTeams: live,
      teams: waitingTeams(context, { placed, champions, certified, seatsWithoutBackUp }),
      championHours: supply.championHours,
      reviewerHours: supply.reviewerHours,
      holds: holdsOf(context, waves),
    },
  };
}

/** Teams of another wave that is planned already, while one before it is tried again. */
function plannedElsewhere(waves: readonly WaveRecord[], number: number): TeamId[] {
  return waves
    .filter((wave) => !hasStarted(wave) && wave.number !== number)
    .flatMap(({ teams }) => teams.map(({ teamId }) => teamId));
}

function listLive({ database, rolloutId }: ReadContext, live: ReadonlySet<TeamId>): PlanTeam[] {
  return listTeams(database, rolloutId, live).map(({ id, name, workflows }) => ({
    teamId: id,
    teamName: name,
    workflows,
  }));
}

type Known = {
  placed: ReadonlySet<TeamId>;
  champions: ReadonlyMap<TeamId, readonly Champion[]>;
  certified: ReadonlySet<UserId>;
  seatsWithoutBackUp: number;
};

function waitingTeams(context: ReadContext, known: Known): WaitingTeam[] {
  const { database, rolloutId, today } = context;
  const asked = new Map(listWaiting(context).map(({ teamId, askedAt }) => [teamId, askedAt]));
  const yields = listYields(database, rolloutId);
  return listReadiness(context)
    .filter(({ team }) => !known.placed.has(team.id))
    .map((one) => ({
      teamId: one.team.id,
      teamName: one.team.name,
      workflows: one.team.workflows,
      askedAt: asked.get(one.team.id),
      lacks: lacksOf(one, known, today),
      gaveWay: yields.has(one.team.id),
    }));
}

/** Readiness, and what champion-led means on the day of a start: a certificate, and a back-up in a large team. */
function lacksOf(
  { team, readiness }: TeamStanding,
  { champions, certified, seatsWithoutBackUp }: Omit<Known, 'placed'>,
  today: Temporal.PlainDate,
): Lack[] {
  const own = champions.get(team.id) ?? [];
  const { champion } = championsOf(team.id, own);
  const lacks = [...readiness.lacks];
  if (champion !== undefined && !certified.has(champion.personId))
    lacks.push({ about: 'certificate', words: lackTitles.certificate });
  const isLarge = teamSize(team, own).people > seatsWithoutBackUp;
  if (isLarge && !own.some((one) => isBackUpOn(one, today)))
    lacks.push({ about: 'back-up', words: lackTitles['back-up'] });
  return lacks;
}

function holdsOf(context: ReadContext, waves: readonly WaveRecord[]): string[] {
  const running = waves.find(isRunning);
  const learnings = listLearnings(context.database, context.rolloutId);
  const musts = judgeMustLearnings({ learnings, weeklyAnswers: 0 });
  const left = running === undefined ? 0 : getBakeDays(context, running).left;
  const isOnHold = findRollout(context.database, context.rolloutId)?.paused !== undefined;
  const bakes = isOnHold
    ? 'is on hold while the rollout is paused'
    : left === 0
      ? 'has to be completed first'
      : `bakes for ${left} more working ${left === 1 ? 'day' : 'days'}`;
  return [
    ...(running === undefined ? [] : [`It can’t start yet: wave ${running.number} ${bakes}.`]),
    ...(musts.verdict === 'fail' ? [`It can’t start yet: ${musts.measured}`] : []),
  ];
}

/** For each team in the queue what it lacks and how long it may wait. */
export function listWaits(context: ReadContext): readonly Wait[] {
  const key = `wave-plans listWaits ${nameOf(context.product)}`;
  return rememberAsHeard(context, key, (look) => readWaits(look));
}

function readWaits(context: ReadContext): Wait[] {
  const planning = findPlanning(context);
  if (planning === undefined) return [];
  const { facts, settings } = planning;
  const plan = planWave(facts, settings);
  const planned = findNextWave(context);
  const isPlanned = new Set(planned?.teamIds);
  const chosen = plan.chosen.map(({ teamId, lacks }) => ({
    teamId,
    lacks,
    words: isPlanned.has(teamId)
      ? `It is in wave ${planned?.number}.`
      : `As things stand, it is in the next wave, wave ${plan.number}.`,
  }));
  const waiting = plan.queue.map(({ teamId, lacks, estimate }) => ({
    teamId,
    lacks,
    words: capitalised(estimate.words),
  }));
  return [...chosen, ...waiting];
}
