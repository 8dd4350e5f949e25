/* Readiness is a question before a start; of a live team is known how it fares. */

import { rememberAsHeard } from '../../../platform/day-mark.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { nameOf, rememberUnder } from '../../../platform/remember.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { type LiveFact, sayLiveFacts } from '../../contract/live-fact.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { listReadiness, readinessMark } from './readiness.store.ts';
import type { TeamStanding } from './team-readiness.ts';

/** The teams that are still getting ready, by name. */
export function listGettingReady(context: ReadContext, only?: TeamScope): readonly TeamStanding[] {
  const live = new Set(context.product.liveTeams(context, only));
  return listReadiness(context, only).filter(({ team }) => !live.has(team.id));
}

export type LiveTeam = { teamId: TeamId; name: string; words: string };

/** How the teams that came in after the pilot fare, by name; or those of them that are named. */
export function listLiveTeams(context: ReadContext, only?: TeamScope): readonly LiveTeam[] {
  if (only !== undefined) return readLiveTeams(context, only);
  const key = `readiness listLiveTeams ${nameOf(context.product)}`;
  return rememberAsHeard(context, key, (look) => readLiveTeams(look, undefined));
}

function readLiveTeams(context: ReadContext, only: TeamScope): LiveTeam[] {
  const { database, rolloutId, product } = context;
  const pilotId = findRollout(database, rolloutId)?.pilotTeamId;
  const live = new Set(product.liveTeams(context, only).filter((id) => id !== pilotId));
  if (live.size === 0) return [];
  const facts = Map.groupBy<TeamId, readonly [TeamId, LiveFact]>(
    product.liveFacts.flatMap((source) => [...source(context, live)]),
    ([teamId]) => teamId,
  );
  return listTeams(database, rolloutId, live).map(({ id, name }) => ({
    teamId: id,
    name,
    words: sayLiveFacts((facts.get(id) ?? []).map(([, fact]) => fact)),
  }));
}

/** Of the teams that are getting ready: how many are, and how many have said nothing; and how many are past it. */
export function countReadiness(context: ReadContext) {
  const key = `readiness counts ${nameOf(context.product)}`;
  return rememberUnder(context, { key, mark: readinessMark(context) }, () => {
    const all = listGettingReady(context);
    return {
      teams: all.length,
      ready: all.filter(({ readiness }) => readiness.ready).length,
      silent: all.filter(({ hasAnswers }) => !hasAnswers).length,
      live: listReadiness(context).length - all.length,
    };
  });
}
