/* A must that keeps the next wave shut, as something that nobody takes the weight off alone. */
import { record } from '../../../platform/audit/audit.ts';
import type { LearningId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import type { GateKey } from '../../contract/gate.ts';
import type { Loosenable } from '../../contract/loosenable.ts';
import type { Lasts, LooseningOutcome } from '../../contract/loosening.ts';

import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Learning } from './learning.ts';
import { heaviest, type LearningWeight, stageWithout, weightOf } from './learning-weight.ts';
import { findLearning, saveLearning } from './learnings.store.ts';
import { notifyFinder } from './notify-finder.usecase.ts';

const KIND = 'learnings.weight';

/** Asks a second person to let a must hold nothing up: lowered, or declined. */
export function askToLighten(
  request: RolloutRequest,
  { before, after }: { before: Learning; after: Learning },
  { reason, lasts }: { reason: string; lasts: Lasts },
): LooseningOutcome {
  const what = `“${clamp(before.what, 200)}”`;
  const says =
    after.stage === 'declined'
      ? `The must-learning ${what} would be declined.`
      : `The learning ${what} would be a ${after.severity} instead of a must.`;
  return request.product.askToLoosen(request, {
    ...{ kind: KIND, subject: before.id, gate: gateHeldBy(request, before) },
    ...{ before: weightOf(before), after: weightOf(after), says: [says], reason, lasts },
  });
}

/** The way into the broad rollout until that is open, then the next wave. */
function gateHeldBy({ database, rolloutId }: RolloutRequest, { wave }: Learning): GateKey {
  const phase = findRollout(database, rolloutId)?.phase;
  return phase === 'expansion' ? 'leaving-expansion' : `wave-${wave + 1}`;
}

export const learningLoosenable: Loosenable = {
  kind: KIND,
  read({ database, rolloutId }, id) {
    const learning = findLearning(database, rolloutId, id as LearningId);
    return learning === undefined ? undefined : weightOf(learning);
  },
  strictest: (a, b) => heaviest(a as LearningWeight, b as LearningWeight),
  apply(request, id, { value, reason }) {
    const { database, rolloutId, acting, today } = request;
    const before = findLearning(database, rolloutId, id as LearningId);
    if (before === undefined) return;
    const after = weighed(before, value as LearningWeight, {
      by: acting.userId,
      on: today,
      reason,
    });
    saveLearning(database, before, after);
    record(request, {
      act: after.stage === 'declined' ? 'learnings.decline' : 'learnings.weigh',
      subject: `learning:${id}`,
      says: `The learning “${esc(clamp(before.what, 200))}” is ${after.stage === 'declined' ? 'declined' : `a ${after.severity}`}, as was agreed.`,
      before: { stage: before.stage, severity: before.severity },
      after: { stage: after.stage, severity: after.severity },
      reason,
      isNews: false,
    });
    if (after.stage === 'declined')
      notifyFinder(request, { step: 'decline', reason, lasts: { kind: 'for-good' } }, after);
  },
};

function weighed(
  before: Learning,
  { severity, isDeclined }: LearningWeight,
  declined: NonNullable<Learning['declined']>,
): Learning {
  if (isDeclined === (before.stage === 'declined')) return { ...before, severity };
  const stageSinceOn = declined.on;
  if (isDeclined) return { ...before, severity, declined, stage: 'declined', stageSinceOn };
  const stage = stageWithout(before);
  return { ...before, severity, declined: undefined, stage, stageSinceOn };
}
