import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount, sayList } from '../../../platform/words.ts';
import type { Criterion } from '../../contract/criterion.ts';
import { sayObliged } from '../../contract/obliged-words.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { latestAnswers } from '../assessment/answer.ts';
import { listAnswers } from '../assessment/assessment.store.ts';
import { questionOf } from '../assessment/question.ts';
import { exemptValue, OPEN_EXEMPT } from './exempt-answer.view.ts';
import { listUnfollowed } from './exemptions.store.ts';

/** What would not hold without the pilot's people is a constraint, whether or not anybody likes to write it down. */
export const followed: Criterion<ReadContext> = {
  name: 'constraints.followed',
  version: 1,
  asks: 'Does a constraint, or a written reason, follow from each “would not hold”?',
  threshold: undefined,
  appliesTo: (gate) => gate.kind === 'phase' && gate.leaving === 'assessment',
  judge(context) {
    const { database, rolloutId } = context;
    const answers = latestAnswers(listAnswers(database, rolloutId));
    const n = answers.length;
    if (n === 0)
      return {
        ...{ verdict: 'no-data', measured: 'There are no answers yet', n },
        settledBy: 'The people from the pilot answer the four questions.',
        obliges: [],
      };
    const doubts = answers.filter(({ holdsWithoutPilot }) => holdsWithoutPilot === 'no').length;
    const unfollowed = listUnfollowed(context);
    const said =
      doubts === 0
        ? `None of ${sayCount(n, 'answer')} says that it would not hold`
        : `${sayCount(doubts, 'answer')} out of ${n} ${doubts === 1 ? 'says' : 'say'} that it would not hold`;
    if (unfollowed.length === 0)
      return { verdict: 'pass', measured: said, n, settledBy: '', obliges: [] };
    const obliges = unfollowed.flatMap((question) =>
      listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
        personId,
        text: `Say what follows from “would not hold” on ${questionOf(question).title.toLowerCase()}`,
        label: 'Add it, or say why not',
        actionId: OPEN_EXEMPT,
        value: exemptValue(rolloutId, question),
      })),
    );
    const titles = sayList(unfollowed.map((name) => questionOf(name).title.toLowerCase()));
    return {
      verdict: 'fail',
      measured: `${said}, and nothing follows from it on ${titles}`,
      n,
      settledBy: sayObliged(obliges, (id) => esc(findName(database, id))),
      obliges,
    };
  },
};
