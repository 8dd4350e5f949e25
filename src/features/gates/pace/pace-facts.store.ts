/* What the pace report is made of, read from what is stored and what the features declare. */
import { readPerRollout } from '../../../platform/day-mark.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { getLedgerNotes, listConstraints } from '../../assess/constraints/constraints.store.ts';
import { championsOf, hasBegun } from '../../champions/champions/champion.ts';
import { listChampionsByTeam } from '../../champions/champions/champions.store.ts';
import { countTrainedIn } from '../../prepare/training/walk-counts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { findNextGateStatus } from '../gates/gate-status.store.ts';
import type { PaceFacts } from './pace.ts';

export function getPaceFacts(context: ReadContext): PaceFacts {
  const { database, product, rolloutId, today } = context;
  const live = new Set(product.liveTeams(context));
  const champions = listChampionsByTeam(database, rolloutId);
  const certified = product.certifiedPeople(context);
  const waiting = listTeams(database, rolloutId)
    .filter(({ id }) => !live.has(id))
    .map(({ id, name }) => {
      const { champion } = championsOf(id, champions.get(id) ?? []);
      return {
        id,
        name,
        hasCertifiedChampion:
          champion !== undefined && hasBegun(champion, today) && certified.has(champion.personId),
      };
    });
  return {
    today,
    teamsLive: live.size,
    trained: countTrainedIn(context),
    waiting,
    constraints: listConstraints(database, rolloutId),
    hoursThatExist: getLedgerNotes(database, rolloutId).hoursThatExist,
    criteria: findNextGateStatus(context)?.verdict.criteria ?? [],
    lines: product.paceLines.flatMap((list) => readPerRollout(list, context)),
  };
}
