import { isAfter } from '../../../platform/calendar.ts';
import { isKeptAsNews } from '../../../platform/outbox/personal-news.ts';
import type { ReadContext, StateAt } from '../../../platform/request.ts';
import { findStatusByKey } from '../gates/gate-status.store.ts';
import { isChangeInForce } from './changes.store.ts';
import type { Override } from './override.ts';
import { changeEndDue, overrideEndDue } from './override-decision.ts';

/** The end that has come to an approved override, by the criteria or the setting as they stand now. */
export function findOverrideEnd(context: ReadContext, override: Override): Override['ended'] {
  if (override.decision?.kind !== 'approved' || override.ended !== undefined) return undefined;
  if (override.change !== undefined) {
    const { now, today } = context;
    return changeEndDue(override, isChangeInForce(context, override), now, today);
  }
  const status = findStatusByKey(context, override.gate);
  const unmet =
    status === undefined
      ? override.criteria
      : status.verdict.criteria
          .filter(({ judgement }) => judgement.verdict !== 'pass')
          .map(({ name }) => name);
  return overrideEndDue(override, unmet, context.now, context.today);
}

/** The news that its author hears: what was decided, or that nobody did. */
export const answerKey = ({ id }: Pick<Override, 'id'>) => `overrides.answered:${id}` as const;

/** A request that nobody answered in time, of which its author does not know yet. */
export function isLapsedUntold({ database, now }: StateAt, override: Override): boolean {
  if (override.decision !== undefined) return false;
  if (!isAfter(now, override.answerBy)) return false;
  return !isKeptAsNews(database, answerKey(override));
}
