/* What the pace report is made of, read from what is stored and what the features declare. */
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { getLedgerNotes, listConstraints } from '../../assess/constraints/constraints.store.ts';
import { championsOf } from '../../champions/champions/champion.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import type { GateCatalog } from '../../contract/criterion.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { findGateStatus, listGatesUnderWay } from '../gates/gate-status.store.ts';
import type { PaceFacts, ReviewFacts } from './pace.ts';

/** What is known elsewhere and handed over by `app.ts`. */
export type PaceParts = {
  catalog: GateCatalog<ReadContext>;
  liveTeams: PerRollout<TeamId>;
  /** People whose certificate is in force. */
  certifiedPeople(reading: ReadContext): ReadonlySet<UserId>;
  reviewFacts?(reading: ReadContext): ReviewFacts | undefined;
};

export function findPaceFacts(parts: PaceParts, reading: ReadContext): PaceFacts {
  const { database, rolloutId, today, now } = reading;
  const pilotId = findRollout(database, rolloutId)?.pilotTeamId;
  const live = new Set(parts.liveTeams(reading));
  if (pilotId !== undefined) live.add(pilotId);
  const champions = listChampions(database, rolloutId);
  const certified = parts.certifiedPeople(reading);
  const waiting = listTeams(database, rolloutId)
    .filter(({ id }) => !live.has(id))
    .map(({ id, name }) => {
      const { champion } = championsOf(id, champions);
      return {
        id,
        name,
        hasCertifiedChampion: champion !== undefined && certified.has(champion.personId),
      };
    });
  const [gate] = listGatesUnderWay(parts.catalog, reading);
  const status =
    gate === undefined ? undefined : findGateStatus(parts.catalog, database, gate, now);
  return {
    today,
    teamsLive: live.size,
    waiting,
    constraints: listConstraints(database, rolloutId),
    hoursThatExist: getLedgerNotes(database, rolloutId).hoursThatExist,
    criteria: status?.verdict.criteria ?? [],
    reviews: parts.reviewFacts?.(reading),
  };
}
