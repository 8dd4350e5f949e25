/* Where teams stand, judged from everything that is on record about them. */
import { isBefore } from '../../../platform/calendar.ts';
import { dayMark } from '../../../platform/day-mark.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import { nameOf, rememberUnder } from '../../../platform/remember.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { teamAndRolloutDays } from '../../../platform/team-days.ts';
import type { MarkOf } from '../../../platform/team-marks.ts';
import { byText } from '../../../platform/words.ts';
import type { Champion } from '../../champions/champions/champion.ts';
import { championStatus } from '../../champions/champions/champion-status.ts';
import {
  listChampionsByTeam,
  listChampionsOfTeam,
} from '../../champions/champions/champions.store.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import {
  findWorkingCalendar,
  listWorkingCalendars,
} from '../../teams/calendars/working-calendars.store.ts';
import { findTeam, listTeams } from '../../teams/teams/teams.store.ts';
import {
  listAnswers,
  listAnswersOfTeam,
  listCapacity,
  listCapacityOfTeam,
} from './answers.store.ts';
import type { Window } from './capacity.ts';
import { windowAhead } from './capacity-answer.ts';
import { answersHoldUntil } from './fresh-answers.ts';
import { getScene, judgeTeam } from './judge-team.store.ts';
import { listMustConfirmations } from './must-confirmations.store.ts';
import type { ChampionFact } from './must-findings.ts';
import type { TeamReadiness, TeamStanding } from './team-readiness.ts';
import { waitingMusts } from './waiting-musts.ts';

type Known = { rollout: Rollout; window: Window };

/** One team's readiness; with `before` as it stood when only earlier answers were known. */
export function findReadiness(
  context: ReadContext,
  teamId: TeamId,
  before?: Temporal.Instant,
): TeamReadiness | undefined {
  const { database, rolloutId } = context;
  const known = findKnown(context);
  const team = findTeam(database, rolloutId, teamId);
  if (known === undefined || team === undefined) return undefined;
  const isKnown = ({ saidAt }: { saidAt: Temporal.Instant }) =>
    before === undefined || isBefore(saidAt, before);
  const only = new Set([teamId]);
  const answers = listAnswersOfTeam(database, rolloutId, teamId).filter(isKnown);
  const confirmations = listMustConfirmations(database, rolloutId, only).get(teamId) ?? [];
  return judgeTeam(context, known.window, {
    ...getScene(context, [team], answers),
    confirmations: confirmations.filter(isKnown),
    team,
    calendar: findWorkingCalendar(database, teamId),
    champion: championFact(context, listChampionsOfTeam(database, teamId), teamId),
    answers,
    capacityAnswers: listCapacityOfTeam(database, rolloutId, teamId).filter(isKnown),
  });
}

/** Every team but the pilot's by name, or those of them that are named. */
export function listReadiness(context: ReadContext, only?: TeamScope): readonly TeamStanding[] {
  const list = () =>
    [...keptReadiness.of(context, only).values()].sort(
      (a, b) => byText(a.team.name, b.team.name) || byText(a.team.id, b.team.id),
    );
  if (only !== undefined) return list();
  const key = `readiness listReadiness ${nameOf(context.product)}`;
  return rememberUnder(context, { key, mark: readinessMark(context), as: 'own' }, list);
}

const keptReadiness = perTeam<TeamStanding, ReadContext>({
  name: 'readiness',
  isAskedForAll: true,
  readMark: readinessMark,
  readMarkOf: readinessMarkOf,
  read: (context, only) => readReadiness(context, only).map((one) => [one.team.id, one]),
});

/** Differs when teams may stand elsewhere although nothing was written. */
export function readinessMark(context: ReadContext): string {
  return `${dayMark(context)} ${context.product.nextWave(context)?.startsOn}`;
}

/** What of it matters to one team. */
function readinessMarkOf(context: ReadContext): MarkOf {
  const ahead = context.product.nextWave(context)?.startsOn;
  const days = teamAndRolloutDays(context);
  return (teamId) => `${days(teamId)} ${ahead}`;
}

function readReadiness(context: ReadContext, only: TeamScope): TeamStanding[] {
  const { database, rolloutId } = context;
  const known = findKnown(context);
  if (known === undefined) return [];
  const calendars = listWorkingCalendars(database, rolloutId, only);
  const champions = listChampionsByTeam(database, rolloutId, only);
  const teams = listTeams(database, rolloutId, only).filter(
    (team) => team.id !== known.rollout.pilotTeamId,
  );
  return inHandfuls(teams).flatMap((few) => {
    const fewIds = new Set(few.map(({ id }) => id));
    const answers = listAnswers(database, rolloutId, fewIds);
    const capacity = listCapacity(database, rolloutId, fewIds);
    const confirmations = listMustConfirmations(database, rolloutId, fewIds);
    const scene = getScene(context, few, [...answers.values()].flat());
    return few.map((team) => {
      const about = {
        ...scene,
        confirmations: confirmations.get(team.id) ?? [],
        team,
        calendar: calendars.get(team.id) ?? MONDAY_TO_FRIDAY,
        champion: officeFact(team.id, champions.get(team.id) ?? [], context.today),
        answers: answers.get(team.id) ?? [],
        capacityAnswers: capacity.get(team.id) ?? [],
      };
      return standingOf(judgeTeam(context, known.window, about));
    });
  });
}

const HANDFUL = 500;

/** A hundred thousand answers at once would stay in memory until the last of them is judged. */
function inHandfuls<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / HANDFUL);
  return Array.from({ length: count }, (_, at) => items.slice(at * HANDFUL, (at + 1) * HANDFUL));
}

function standingOf({ readiness, ...one }: TeamReadiness): TeamStanding {
  const { teamId, ready, score, lacks, mustHaves } = readiness;
  return {
    team: one.team,
    window: one.window,
    readiness: {
      ...{ teamId, ready, score, lacks },
      mustHaves: mustHaves.map(({ mustHave, state }) => ({ mustHave, state })),
    },
    hasAnswers: one.answers.length > 0,
    waiting: waitingMusts(mustHaves),
    answersHoldUntil: answersHoldUntil(one.answers),
    spokenForUntil: one.capacityAnswers.at(-1)?.window.untilOn,
  };
}

/** The weeks that teams of a rollout are asked about today. */
export function findWindow(context: ReadContext): Window | undefined {
  return findKnown(context)?.window;
}

function findKnown(context: ReadContext): Known | undefined {
  const { database, rolloutId, today, product } = context;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return undefined;
  return { rollout, window: windowAhead(rollout, product.nextWave(context)?.startsOn, today) };
}

/** As far as it decides: that a champion is certified is shown and changes nothing. */
function officeFact(
  teamId: TeamId,
  champions: readonly Champion[],
  today: Temporal.PlainDate,
): 'none' | 'nominated' | 'confirmed' {
  const { kind } = championStatus(teamId, champions, today);
  if (kind === 'nobody') return 'none';
  return kind === 'has-champion' ? 'confirmed' : 'nominated';
}

function championFact(
  context: ReadContext,
  champions: readonly Champion[],
  teamId: TeamId,
): ChampionFact {
  const status = championStatus(teamId, champions, context.today);
  if (status.kind !== 'has-champion') return officeFact(teamId, champions, context.today);
  const isCertified = context.product.certifiedPeople(context).has(status.champion.personId);
  return isCertified ? 'certified' : 'confirmed';
}
