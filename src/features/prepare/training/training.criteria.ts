import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Criterion } from '../../contract/criterion.ts';
import { OPEN_PATH, rolloutPress } from './learning-message.view.ts';
import { judgeUnaidedFinish } from './unaided-finish.ts';
import { getOutsideWalks } from './walk-counts.store.ts';

/** Self-service means that nobody has to stand beside those who learn. */
const unaidedFinish: Criterion<ReadContext> = {
  name: 'training.unaided',
  version: 1,
  asks: 'Has someone outside the pilot finished the training without help?',
  threshold: {
    default: 1,
    unit: 'people',
    means: 'people outside the pilot who finished it without help',
  },
  appliesTo: (gate) => gate.kind === 'phase' && gate.leaving === 'infrastructure',
  judge(context, _gate, threshold) {
    const outside = getOutsideWalks(context);
    return judgeUnaidedFinish(outside, threshold, {
      text: 'Say whether someone helped you through the path',
      label: 'Say whether someone helped',
      actionId: OPEN_PATH,
      value: rolloutPress(context.rolloutId),
      nameOf: (id) => esc(findName(context.database, id)),
    });
  },
};

export const trainingCriteria: readonly Criterion<ReadContext>[] = [unaidedFinish];
