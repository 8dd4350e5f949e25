import { dateAt } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findChannel } from '../../../platform/slack/directory.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { writeDigest } from './digest-message.view.ts';
import { ON_TIME_HOURS } from './digest-slot.ts';
import { getDigestStory } from './digest-story.store.ts';
import { addDigest, findLastDigest } from './digests.store.ts';

/** Posts the week in the rollout's channel, once; answers in words what was done. */
export function postDigest(
  request: RolloutRequest,
  slot: { week: string; at: Temporal.Instant },
): string {
  const { database, rolloutId, now } = request;
  return write(database, () => {
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined || rollout.closedAt !== undefined) return 'The rollout is closed.';
    const last = findLastDigest(database, rolloutId);
    if (last !== undefined && last.week >= slot.week) return 'It was already posted.';
    const isLate = slot.at.until(now).total('hours') > ON_TIME_HOURS;
    const meantFor = dateAt(slot.at, rollout.timeZone);
    const story = getDigestStory(request, rollout, isLate ? { meantFor } : {});
    const { kind, message } = writeDigest(story);
    const messageKey = `digest:${rolloutId}:${slot.week}`;
    addDigest(database, {
      workspaceId: rollout.workspaceId,
      rolloutId,
      week: slot.week,
      untilAt: now,
      kind,
      messageKey,
    });
    enqueueMessage(request, { key: messageKey, to: rollout.channelId, message });
    const channel = findChannel(database, rollout.channelId)?.name;
    return `Digest of week ${slot.week} queued for ${channel === undefined ? 'its channel' : `#${channel}`}.`;
  });
}
