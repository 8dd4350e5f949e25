/* Where teams stand, judged from everything that is on record about them. */
import { isBefore } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { nameOf, rememberNow } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { Champion } from '../../champions/champions/champion.ts';
import { championStatus } from '../../champions/champions/champion-status.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
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
import { type ChampionFact, judgeReadiness } from './readiness.ts';
import type { ReadinessAnswer } from './readiness-answer.ts';
import type { TeamReadiness } from './team-readiness.ts';

type Known = {
  rollout: Rollout;
  window: Window;
  champions: readonly Champion[];
  certified: ReadonlySet<UserId>;
};

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
  return judge(context, known, {
    team,
    calendar: findWorkingCalendar(database, teamId),
    answers: listAnswersOfTeam(database, rolloutId, teamId).filter(isKnown),
    capacityAnswers: listCapacityOfTeam(database, rolloutId, teamId).filter(isKnown),
  });
}

/** Every team but the pilot's, by name. */
export function listReadiness(context: ReadContext): readonly TeamReadiness[] {
  const { certifiedPeople, nextWave } = context.product;
  const startsOn = nextWave(context)?.startsOn;
  const key = `readiness listReadiness ${startsOn} ${nameOf(certifiedPeople)}`;
  return rememberNow(context, key, () => readReadiness(context));
}

function readReadiness(context: ReadContext): TeamReadiness[] {
  const { database, rolloutId } = context;
  const known = findKnown(context);
  if (known === undefined) return [];
  const answers = listAnswers(database, rolloutId);
  const capacity = listCapacity(database, rolloutId);
  const calendars = listWorkingCalendars(database, rolloutId);
  return listTeams(database, rolloutId)
    .filter((team) => team.id !== known.rollout.pilotTeamId)
    .map((team) =>
      judge(context, known, {
        team,
        calendar: calendars.get(team.id) ?? MONDAY_TO_FRIDAY,
        answers: answers.get(team.id) ?? [],
        capacityAnswers: capacity.get(team.id) ?? [],
      }),
    );
}

/** The weeks that teams of a rollout are asked about today. */
export function findWindow(context: ReadContext): Window | undefined {
  return findKnown(context)?.window;
}

function findKnown(context: ReadContext): Known | undefined {
  const { database, rolloutId, today, product } = context;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return undefined;
  return {
    rollout,
    window: windowAhead(rollout, product.nextWave(context)?.startsOn, today),
    champions: listChampions(database, rolloutId),
    certified: product.certifiedPeople(context),
  };
}

function judge(
  { today }: ReadContext,
  { window, champions, certified }: Known,
  about: {
    team: Team;
    calendar: WorkingCalendar;
    answers: readonly ReadinessAnswer[];
    capacityAnswers: readonly CapacityAnswer[];
  },
): TeamReadiness {
  const { team, calendar, answers, capacityAnswers } = about;
  const happens = disturbancesIn(window, statusCapacity(capacityAnswers, today));
  const capacity = judgeCapacity(happens, { size: team.context.size, calendar }, window);
  const champion = championFact(team.id, champions, certified, today);
  const readiness = judgeReadiness({ teamId: team.id, champion, capacity, answers }, today);
  return { team, readiness, window, answers, capacityAnswers };
}

function championFact(
  teamId: TeamId,
  champions: readonly Champion[],
  certified: ReadonlySet<UserId>,
  today: Temporal.PlainDate,
): ChampionFact {
  const status = championStatus(teamId, champions, today);
  if (status.kind === 'nobody') return 'none';
  if (status.kind !== 'has-champion') return 'nominated';
  return certified.has(status.champion.personId) ? 'certified' : 'confirmed';
}
