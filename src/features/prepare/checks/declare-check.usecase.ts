import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { Check } from './check.ts';
import { addCheck, listChecks, markCheckEnded, saveCheckFacts } from './checks.store.ts';

type Facts = Pick<Check, 'name' | 'workflow' | 'looksFor' | 'freshHours' | 'ownerId'>;
export type DeclareOutcome = { kind: 'declared' | 'changed'; check: Facts };

/** Declares a check that runs outside; declared again by its name and work, it is changed. */
export function declareCheck(request: RolloutRequest, facts: Facts): DeclareOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): DeclareOutcome => {
    const known = listChecks(database, rolloutId).find(
      (one) =>
        one.workflow === facts.workflow && one.name.toLowerCase() === facts.name.toLowerCase(),
    );
    const id = known?.id ?? newId<string>();
    if (known === undefined) {
      const declared = { ...facts, id, declaredAt: now, last: undefined };
      addCheck(database, rolloutId, { ...declared, declaredBy: acting.userId });
    } else saveCheckFacts(database, { ...facts, id });
    record(request, {
      act: 'checks.declare',
      subject: `check:${id}`,
      says: `${mention(acting.userId)} ${known === undefined ? 'declared' : 'changed'} the check “${esc(facts.name)}” of ${esc(facts.workflow)}; ${mention(facts.ownerId)} looks after it.`,
      after: { looksFor: facts.looksFor, freshHours: facts.freshHours },
      isNews: false,
    });
    return { kind: known === undefined ? 'declared' : 'changed', check: facts };
  });
}

/** A check is no longer kept running. False where there is none. */
export function endCheck(request: RolloutRequest, { checkId }: { checkId: string }): boolean {
  const { database, rolloutId, acting, now } = request;
  return write(database, () => {
    const check = listChecks(database, rolloutId).find(({ id }) => id === checkId);
    if (check === undefined) return false;
    markCheckEnded(database, checkId, now);
    record(request, {
      act: 'checks.end',
      subject: `check:${checkId}`,
      says: `${mention(acting.userId)} ended the check “${esc(check.name)}” of ${esc(check.workflow)}.`,
      isNews: false,
    });
    return true;
  });
}
