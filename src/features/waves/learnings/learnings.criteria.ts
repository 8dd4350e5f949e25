import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import type { Criterion, Judgement } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import type { Learning } from './learning.ts';
import { learningValue, OPEN_LEARNING } from './learning-messages.view.ts';
import { isOpen, judgeMustLearnings, nextStep } from './learning-status.ts';
import { countAnsweredWeeks } from './learning-weeks.store.ts';
import { listLearnings } from './learnings.store.ts';

/** Every wave but the first has one before it to learn from. */
export function hasEarlierWave(gate: Gate): boolean {
  return gate.kind === 'wave' ? gate.wave > 0 : gate.leaving === 'expansion';
}

/** The next wave stays shut while a must is not validated by another team. */
const mustsValidated: Criterion<ReadContext> = {
  name: 'learnings.must-validated',
  version: 1,
  asks: 'Is every must-learning validated by another team, or declined with a reason?',
  threshold: undefined,
  appliesTo: hasEarlierWave,
  judge(context): Judgement {
    const { database, rolloutId } = context;
    const learnings = listLearnings(database, rolloutId);
    const weeklyAnswers = countAnsweredWeeks(database, rolloutId);
    const judged = judgeMustLearnings({ learnings, weeklyAnswers });
    const open = learnings.filter((each) => each.severity === 'must' && isOpen(each));
    return {
      ...judged,
      measured: esc(judged.measured),
      settledBy: esc(judged.settledBy),
      obliges: open.flatMap((learning) => obligedBy(context, learning)),
    };
  },
};

function obligedBy({ database, rolloutId }: ReadContext, learning: Learning) {
  const { personId, words } = nextStep(learning);
  const people =
    personId === undefined ? listActiveHolders(database, rolloutId, 'lead') : [personId];
  const settle = { label: words, actionId: OPEN_LEARNING, value: learningValue(learning) };
  return people.map((each) => ({ personId: each, ...settle }));
}

export const learningCriteria: readonly Criterion<ReadContext>[] = [mustsValidated];
