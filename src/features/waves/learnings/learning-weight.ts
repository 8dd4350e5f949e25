import type { Learning, LearningStage, Severity } from './learning.ts';
import { isOpen } from './learning-status.ts';

/** How much a learning holds up: a must that is not declined keeps the next wave shut. */
export type LearningWeight = { severity: Severity; isDeclined: boolean };

const lightest: readonly Severity[] = ['note', 'should', 'must'];

export function weightOf({ severity, stage }: Learning): LearningWeight {
  return { severity, isDeclined: stage === 'declined' };
}

/** The heavier of both; what one person may make of it alone. */
export function heaviest(a: LearningWeight, b: LearningWeight): LearningWeight {
  const isHeavier = lightest.indexOf(a.severity) >= lightest.indexOf(b.severity);
  return {
    severity: isHeavier ? a.severity : b.severity,
    isDeclined: a.isDeclined && b.isDeclined,
  };
}

/** Whether a step would open the next wave: a must that still holds it becomes less, or is declined. */
export function isLoosened(before: Learning, after: Learning): boolean {
  if (before.severity !== 'must' || !isOpen(before)) return false;
  return after.severity !== 'must' || after.stage === 'declined';
}

/** Where a learning stands by what is written in it; where it stood before it was declined. */
export function stageWithout({ trials, action, cause }: Learning): LearningStage {
  if (trials.at(-1)?.worked === true) return 'validated';
  if (action?.implementedOn !== undefined) return 'implemented';
  if (action !== undefined) return 'action-agreed';
  return cause === '' ? 'observed' : 'identified';
}
