import { sentence } from '../../../platform/slack/blocks.ts';
import { action } from '../../../platform/slack/declarations.ts';
import { home, type Reply, replace, tell, update } from '../../../platform/slack/reply.ts';
import { sayStepRefusal } from './nomination-refusals.view.ts';
import { championValue, NO_SUCH_NOMINATION, nameIn } from './nomination-steps.slack.ts';
import { WITHDRAW, withdrawnModal, youWithdrewMessage } from './nomination-withdrawn.view.ts';
import { withdrawNominee } from './withdraw-nomination.usecase.ts';

/** Where the nominator sees the nomination: in the form that said who is asked, and when they try again. */
export const withdraw = action({
  actionId: WITHDRAW,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: championValue,
  run(request, { championId }, { surface }): Reply {
    const outcome = withdrawNominee(request, { championId });
    if (outcome.kind === 'no-such-nomination') return tell(NO_SUCH_NOMINATION);
    if (outcome.kind === 'refused')
      return tell(sentence(sayStepRefusal(outcome.why, outcome.facts, nameIn(request))));
    if (surface.kind === 'home') return home;
    return surface.kind === 'modal'
      ? update(withdrawnModal(outcome.facts))
      : replace(youWithdrewMessage(outcome.facts));
  },
});
