/* Where teams stand, judged from everything that is on record about them. */
import { isBefore } from '../../../platform/calendar.ts';
import { dayMark } from '../../../platform/day-mark.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { byText } from '../../../platform/words.ts';
import type { Champion } from '../../champions/champions/champion.ts';
import { championStatus } from '../../champions/champions/champion-status.ts';
import {
  listChampionsByTeam,
  listChampionsOfTeam,
} from '../../champions/champions/champions.store.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { MONDAY_TO_FRIDAY, type WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import {
  findWorkingCalendar,
  listWorkingCalendars,
} from '../../teams/calendars/working-calendars.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeam, listTeams } from '../../teams/teams/teams.store.ts';
import {
  listAnswers,
  listAnswersOfTeam,
  listCapacity,
  listCapacityOfTeam,
} from './answers.store.ts';
import { judgeCapacity, type Window } from './capacity.ts';
import {
  type CapacityAnswer,
  disturbancesIn,
  statusCapacity,
  windowAhead,
} from './capacity-answer.ts';
import { answersHoldUntil } from './fresh-answers.ts';
import { type ChampionFact, judgeReadiness } from './readiness.ts';
import type { ReadinessAnswer } from './readiness-answer.ts';
import type { TeamReadiness, TeamStanding } from './team-readiness.ts';

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
  return judge(context, known.window, {
    team,
    calendar: findWorkingCalendar(database, teamId),
    champion: championFact(context, listChampionsOfTeam(database, teamId), teamId),
    answers: listAnswersOfTeam(database, rolloutId, teamId).filter(isKnown),
    capacityAnswers: listCapacityOfTeam(database, rolloutId, teamId).filter(isKnown),
  });
}

/** Every team but the pilot's by name, or those of them that are named. */
export function listReadiness(context: ReadContext, only?: TeamScope): TeamStanding[] {
  const kept = [...keptReadiness.of(context, only).values()];
  return kept.sort((a, b) => byText(a.team.name, b.team.name) || byText(a.team.id, b.team.id));
}

const keptReadiness = perTeam<TeamStanding, ReadContext>({
  name: 'readiness',
  readMark: (context) => `${dayMark(context)} ${context.product.nextWave(context)?.startsOn}`,
  read: (context, only) => readReadiness(context, only).map((one) => [one.team.id, one]),
});

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
    return few.map((team) => {
      const about = {
        team,
        calendar: calendars.get(team.id) ?? MONDAY_TO_FRIDAY,
        champion: officeFact(team.id, champions.get(team.id) ?? [], context.today),
        answers: answers.get(team.id) ?? [],
        capacityAnswers: capacity.get(team.id) ?? [],
      };
      return standingOf(judge(context, known.window, about));
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

function judge(
  { today }: ReadContext,
  window: Window,
  about: {
    team: Team;
    calendar: WorkingCalendar;
    champion: ChampionFact;
    answers: readonly ReadinessAnswer[];
    capacityAnswers: readonly CapacityAnswer[];
  },
): TeamReadiness {
  const { team, calendar, champion, answers, capacityAnswers } = about;
  const happens = disturbancesIn(window, statusCapacity(capacityAnswers, today));
  const capacity = judgeCapacity(happens, { size: team.context.size, calendar }, window);
  const readiness = judgeReadiness({ teamId: team.id, champion, capacity, answers }, today);
  return { team, readiness, window, answers, capacityAnswers };
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
