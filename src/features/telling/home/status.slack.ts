import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { closedMessage } from '../../rollout/rollouts/closed-words.view.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { listObligationsOf } from '../obligations/obligations.store.ts';
import { getNextStepUp } from '../obligations/waiting-for-others.store.ts';
import { ASK_TO_JOIN, joiningMessage } from './newcomer-home.view.ts';
import { findRolloutStatus, getStatusAsSeen } from './rollout-status.store.ts';
import { statusMessage } from './status.view.ts';

const status = {
  command: '/rollout' as const,
  summary: 'where the rollout stands, and your next step',
  usage: '',
  who: 'anyone' as const,
  shows: 'cut' as const,
  about: 'rollout' as const,
  arguments: noArguments,
  run: tellStatus,
};

/** The bare `/rollout`, and `/rollout status` for those who look for it by name. */
export const statusCommands = [
  command({ ...status, name: '', whenClosed: 'too' }),
  command({ ...status, name: 'status', whenClosed: 'too' }),
];

function tellStatus(request: RolloutRequest): Reply {
  const { rolloutId, acting, now } = request;
  const found = findRolloutStatus(request, acting.userId);
  if (found === undefined) return tell(sentence('This rollout no longer exists.'));
  const rolloutStatus = getStatusAsSeen(found, acting.sight);
  const { rollout } = rolloutStatus;
  if (rollout.closedAt !== undefined) {
    const byName = findName(request.database, rollout.closing?.by);
    return tell(closedMessage({ rollout, byName, now }));
  }
  const own = listObligationsOf(request, acting).filter((one) => one.rolloutId === rolloutId);
  const holding = getNextStepUp(request, acting.userId);
  return tell(statusMessage(rolloutStatus, { own, holding }, todayAt(acting, now)));
}

/** From the page of someone who is in no team. */
export const askToJoin = action({
  actionId: ASK_TO_JOIN,
  who: 'anyone',
  shows: 'outline',
  about: 'rollout',
  value: rolloutValue,
  run(request): Reply {
    const status = findRolloutStatus(request, request.acting.userId);
    if (status === undefined) return tell(sentence('This rollout no longer exists.'));
    return tell(joiningMessage(status));
  },
});
