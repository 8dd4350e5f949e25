/* What a completion is decided by, and who keeps what after it. */
import { dateAt } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { isInOffice } from '../../champions/champions/champion.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import type { Gate } from '../../contract/gate.ts';
import { findGateStatus } from '../../gates/gates/gate-status.store.ts';
import type { GateStatus } from '../../gates/gates/gate-status.ts';
import { listPublished } from '../../prepare/core/entries.store.ts';
import { listReviewers } from '../../prepare/reviews/reviewers.store.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { type Completion, type Evidence, nextWatchOn, whatBroke } from './completion.ts';
import { type Keeping, keepingsOf } from './keeping.ts';
import { findUse } from './spine-facts.store.ts';
import { judgeUseShown } from './use-shown.ts';

export const completionGate = (rolloutId: ReadContext['rolloutId']): Gate => ({
  ...{ kind: 'phase', rolloutId, leaving: 'sustained' },
});

export type CompletionFacts = { rollout: Rollout; status: GateStatus; evidence: Evidence };

export function findCompletionFacts(context: ReadContext): CompletionFacts | undefined {
  const rollout = findRollout(context.database, context.rolloutId);
  const status = findGateStatus(context, completionGate(context.rolloutId));
  if (rollout === undefined || status === undefined) return undefined;
  return {
    ...{ rollout, status },
    evidence: {
      refusal: status.refusal,
      isSustained: rollout.phase === 'sustained',
      isUseShown: judgeUseShown(findUse(context), undefined, context.today).verdict === 'pass',
    },
  };
}

/** Champions and back-ups in office of live teams, owners of the Core's entries, and reviewers. */
export function listKeepings(context: ReadContext): Keeping[] {
  const { database, product, rolloutId } = context;
  const live = new Set(product.liveTeams(context));
  const names = new Map(listTeams(database, rolloutId, live).map(({ id, name }) => [id, name]));
  return keepingsOf({
    champions: listChampions(database, rolloutId, live)
      .filter(isInOffice)
      .map(({ personId, teamId, role }) => ({ personId, role, team: names.get(teamId) ?? '' })),
    owners: listPublished(database, rolloutId).map(({ ownerId }) => ownerId),
    reviewers: listReviewers(database, rolloutId).map(({ personId }) => personId),
  });
}

/** The day on which it was agreed, in the rollout's time zone. */
export function findAgreedOn({ decision }: Completion, { timeZone }: Pick<Rollout, 'timeZone'>) {
  return decision === undefined ? undefined : dateAt(decision.at, timeZone);
}

export function findNextWatchOn(
  completion: Completion,
  rollout: Pick<Rollout, 'timeZone'>,
): Temporal.PlainDate | undefined {
  const on = findAgreedOn(completion, rollout);
  return on && nextWatchOn(completion, on);
}

/** What no longer holds of a rollout that is complete; empty where everything does. */
export function listBroken(context: ReadContext): string[] {
  const use = findUse(context);
  const status = findGateStatus(context, completionGate(context.rolloutId));
  const bound = status?.verdict.criteria.find(({ name }) => name === 'reviews.error-corrected');
  return whatBroke({
    isDeclining: use?.verdict === 'declining',
    useSays: use?.says ?? '',
    bound: bound && {
      isHeld: bound.judgement.verdict === 'pass',
      says: bound.judgement.measured,
    },
  });
}
