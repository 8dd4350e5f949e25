import type { ReadContext } from '../../../platform/request.ts';
import { findStatusByKey } from '../gates/gate-status.store.ts';
import type { Override } from './override.ts';
import { type FoundSince, notCovered } from './override-cover.ts';

/** What the gate lacks by now beyond what an open request names: an approver is not asked to cover it. */
export function findSince(context: ReadContext, override: Override): FoundSince[] {
  if (override.change !== undefined || override.decision !== undefined) return [];
  const status = findStatusByKey(context, override.gate);
  return (status?.verdict.unmet ?? []).flatMap((criterion) =>
    notCovered(override, criterion).map(({ says }) => ({ asks: criterion.asks, says })),
  );
}
