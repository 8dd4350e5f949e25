import type { ReadContext } from '../../../platform/request.ts';
import { sayPart } from '../../../platform/words.ts';
import type { Criterion } from '../../contract/criterion.ts';
import { askPilot, owedNow, sayWhoSettles } from './asks.criteria.ts';
import { getAssessmentStatus } from './assessment.store.ts';

/** An answer that nothing stands behind is a memory; evidence that nobody else looked at is one person's word. */
export const evidence: Criterion<ReadContext> = {
  name: 'assessment.evidence',
  version: 2,
  asks: 'Is there evidence for each of the four questions, confirmed by someone else, and no answer left without any?',
  threshold: undefined,
  appliesTo: (gate) => gate.kind === 'phase' && gate.leaving === 'assessment',
  judge(context) {
    const status = getAssessmentStatus(context.database, context.rolloutId);
    const { questions, unconfirmed } = status;
    const n = questions.reduce((sum, { comparison }) => sum + comparison.answers.length, 0);
    const shown = questions.filter(({ people }) => people > 0).length;
    const open = questions.reduce((sum, one) => sum + one.open.length, 0);
    const asked = askPilot(context, new Set());
    if (n === 0)
      return {
        ...{ verdict: 'no-data', measured: 'There are no answers yet', n },
        settledBy: `The people from the pilot answer with evidence. ${sayWhoSettles(context, asked)}`,
        obliges: asked,
      };
    const measured = `${sayPart(shown, questions.length, 'question', 'has')} evidence; ${sayPart(n - open - unconfirmed, n, 'answer', 'is')} confirmed by someone else`;
    if (shown === questions.length && open === 0 && unconfirmed === 0)
      return { verdict: 'pass', measured, n, settledBy: '', obliges: [] };
    const obliges = owedNow(context, ['evidence', 'confirm', 'doubted', 'name-witness']);
    const settledBy =
      sayWhoSettles(context, obliges) || 'The people from the pilot answer with evidence.';
    return { verdict: 'fail', measured, n, settledBy, obliges };
  },
};
