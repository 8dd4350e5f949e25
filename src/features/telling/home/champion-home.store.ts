import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { backOn, isAwayOn } from '../../champions/absences/absence.ts';
import { listAbsences } from '../../champions/absences/absences.store.ts';
import { type Champion, championState, championsOf } from '../../champions/champions/champion.ts';
import {
  findBuddyId,
  listChampions,
  listInOffice,
  listTeamsServed,
} from '../../champions/champions/champions.store.ts';
import { findRunningOf } from '../../champions/handovers/handover-records.store.ts';
import {
  findWhoAnswers,
  listOwedQuestionsOf,
} from '../../champions/questions/owed-questions.store.ts';
import { countAnsweredBy } from '../../champions/questions/questions.store.ts';
import { listThanksTo } from '../../champions/thanks/thanks.store.ts';
import { judgeLoad, lastMonday } from '../../champions/workload/load.ts';
import { findHasServed, findLoad } from '../../champions/workload/workload.store.ts';
import { findHeldCertificate } from '../../prepare/certificates/certificates.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam, listTeamsOf } from '../../teams/teams/teams.store.ts';
import { listLearnings } from '../../waves/learnings/learnings.store.ts';
import type { ChampionHome, ChampionHomeRole, TeamHome } from './champion-home.ts';

const THANKS_SHOWN = 3;

/** The desk of a champion or back-up in office; undefined for anybody else. */
export function findChampionHome(context: ReadContext, userId: UserId): ChampionHome | undefined {
  const { database, product, rolloutId, today } = context;
  const served = listTeamsServed(context, userId);
  const champions = listInOffice(context, served);
  const own = champions.filter((one) => one.personId === userId);
  if (own.length === 0) return undefined;
  const name = (id: UserId) => findName(database, id);
  const load = findLoad(context, userId);
  const absences = listAbsences(context, served);
  const live = new Set(product.liveTeams(context));
  return {
    rolloutName: findRollout(database, rolloutId)?.name ?? '',
    today,
    roles: own.map((one) => roleOf(one, champions, live, context)),
    questions: listOwedQuestionsOf(context, userId).map(({ question }) => ({
      question,
      askerName: name(question.askerId),
      teamName: findTeam(database, rolloutId, question.teamId)?.name ?? '',
    })),
    certificate: findHeldCertificate(context, userId, 'champion')?.status,
    load:
      load && findHasServed(context, userId, lastMonday(today))
        ? judgeLoad(load, today)
        : undefined,
    lastWeekOn: lastMonday(today),
    answered: countAnsweredBy(database, rolloutId, userId),
    adopted: listLearnings(database, rolloutId)
      .filter((one) => one.foundBy === userId && one.adoptedBy.length > 0)
      .map((one) => ({ what: one.what, teams: one.adoptedBy.length })),
    thanks: listThanksTo(database, rolloutId, userId)
      .slice(-THANKS_SHOWN)
      .reverse()
      .map((one) => ({ fromName: name(one.fromId), text: one.text })),
    awayUntil: isAwayOn(userId, today, absences)
      ? backOn(userId, today, absences).subtract({ days: 1 })
      : undefined,
  };
}

function roleOf(
  champion: Champion,
  champions: readonly Champion[],
  live: ReadonlySet<TeamId>,
  context: ReadContext,
): ChampionHomeRole {
  const { database, rolloutId } = context;
  const { personId, teamId, id } = champion;
  const team = championsOf(teamId, champions);
  const name = (userId: UserId) => findName(database, userId);
  const buddyId = findBuddyId(database, id);
  const handover = findRunningOf(context, personId)?.handover;
  const isOwn = handover?.teamId === teamId;
  const other = handover?.fromId === personId ? handover.toId : handover?.fromId;
  return {
    champion,
    teamName: findTeam(database, rolloutId, teamId)?.name ?? '',
    isLive: live.has(teamId),
    championName:
      champion.role === 'back-up' && team.champion !== undefined
        ? name(team.champion.personId)
        : undefined,
    backUpNames: team.backUps
      .filter((one) => one.personId !== personId)
      .map((one) => name(one.personId)),
    buddyName: buddyId && name(buddyId),
    handoverWith:
      isOwn && handover !== undefined && other !== undefined
        ? { name: name(other), handoverId: handover.id }
        : undefined,
  };
}

/** Whom somebody without a role asks, for each of their teams. */
export function listTeamHomes(context: ReadContext, userId: UserId): TeamHome[] {
  const { database, rolloutId } = context;
  const teams = listTeamsOf(database, rolloutId, userId);
  const champions = listChampions(database, rolloutId, new Set(teams.map(({ id }) => id)));
  return teams.map((team) => {
    const { champion } = championsOf(team.id, champions);
    const { person, championBackOn } = findWhoAnswers(context, team.id);
    const own = champions.find(
      (one) => one.teamId === team.id && one.personId === userId && one.ended === undefined,
    );
    return {
      teamName: team.name,
      championName: champion && findName(database, champion.personId),
      standIn:
        championBackOn === undefined
          ? undefined
          : { name: person && findName(database, person.personId), championBackOn },
      own: own && { role: own.role, state: championState(own) },
    };
  });
}
