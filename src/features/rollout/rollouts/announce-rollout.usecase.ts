import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { Rollout } from './rollout.ts';
import { rolloutStartedMessage } from './rollout-messages.view.ts';
import { findRollout, listRoleHolders } from './rollouts.store.ts';

export type AnnounceOutcome =
  | { kind: 'not-allowed' }
  | { kind: 'announced' | 'announced-before'; rollout: Rollout };

/** Posts the opening of a rollout in its channel, once, after somebody who may has seen it. */
export function announceRollout(request: RolloutRequest): AnnounceOutcome {
  const { database, acting, rolloutId } = request;
  return write(database, (): AnnounceOutcome => {
    const rollout = findRollout(database, rolloutId);
    const mayAnnounce = acting.roles.has('lead') || acting.roles.has('admin');
    if (rollout === undefined || !mayAnnounce) return { kind: 'not-allowed' };
    const isNew = enqueueMessage(request, {
      key: `announcement:${rollout.id}:set-up`,
      to: rollout.channelId,
      message: rolloutStartedMessage(rollout, listRoleHolders(database, rolloutId, 'lead')),
    });
    if (!isNew) return { kind: 'announced-before', rollout };
    record(request, {
      act: 'rollouts.announce',
      subject: `rollout:${rollout.id}`,
      says: `${mention(acting.userId)} posted the opening of *${esc(rollout.name)}* in its channel.`,
    });
    return { kind: 'announced', rollout };
  });
}
