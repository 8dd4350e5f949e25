import { isAfter } from '../../../platform/calendar.ts';
import { findOutboxRow } from '../../../platform/outbox/outbox.ts';
import type { ReadContext, StateAt } from '../../../platform/request.ts';
import { findStatusByKey } from '../gates/gate-status.store.ts';
import type { Override } from './override.ts';
import { overrideEndDue } from './override-decision.ts';

/** The end that has come to an approved override, by the criteria as they stand now. */
export function findOverrideEnd(context: ReadContext, override: Override): Override['ended'] {
  if (override.decision?.kind !== 'approved' || override.ended !== undefined) return undefined;
  const status = findStatusByKey(context, override.gate);
  const unmet =
    status === undefined
      ? override.criteria
      : status.verdict.criteria
          .filter(({ judgement }) => judgement.verdict !== 'pass')
          .map(({ name }) => name);
  return overrideEndDue(override, unmet, context.now, context.today);
}

/** A request that nobody answered in time, of which its author does not know yet. */
export function isLapsedUntold({ database, now }: StateAt, override: Override): boolean {
  if (override.decision !== undefined) return false;
  if (!isAfter(now, override.answerBy)) return false;
  return findOutboxRow(database, `overrides:${override.id}:lapsed`) === undefined;
}
