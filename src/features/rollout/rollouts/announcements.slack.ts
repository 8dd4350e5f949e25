import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { findChannel } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { announceRollout } from './announce-rollout.usecase.ts';
import type { Rollout } from './rollout.ts';
import { ANNOUNCE, noRolloutYetMessage, rolloutSetUpModal } from './rollout-messages.view.ts';
import { findRollout, listRoleHolders } from './rollouts.store.ts';

/** `/rollout announce`: the post that opens a rollout, to be seen before it goes out. */
export const announceCommand = command({
  command: '/rollout',
  name: 'announce',
  summary: 'the post that opens the rollout in its channel, to be seen first',
  usage: '',
  who: ['lead', 'admin'],
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const rollout = findRollout(request.database, request.rolloutId);
    if (rollout === undefined) return tell(noRolloutYetMessage);
    return open(setUpDone(request, rollout, 'to-post'));
  },
});

export const announceAction = action({
  actionId: ANNOUNCE,
  who: ['lead', 'admin'],
  about: 'rollout',
  value: rolloutValue,
  run(request): Reply {
    const outcome = announceRollout(request);
    if (outcome.kind === 'not-allowed') {
      return tell(
        sentence('Only a lead of this rollout or a workspace admin can post its opening.'),
      );
    }
    const state = outcome.kind === 'announced' ? 'posted' : 'posted-before';
    return update(setUpDone(request, outcome.rollout, state));
  },
});

/** What a rollout's set-up is answered with. */
export function setUpDone(
  { database }: Pick<RolloutRequest, 'database'>,
  rollout: Rollout,
  state: 'to-post' | 'posted' | 'posted-before',
): Modal {
  return rolloutSetUpModal(rollout, {
    leadIds: listRoleHolders(database, rollout.id, 'lead'),
    channelName: findChannel(database, rollout.channelId)?.name,
    state,
  });
}
