import { dateAt } from '../../../platform/calendar.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { findChannel } from '../../../platform/slack/directory.ts';
import type { Declared } from '../../contract/product-feature.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { writeDigest } from './digest-message.view.ts';
import { ON_TIME_HOURS } from './digest-slot.ts';
import { findDigestStory } from './digest-story.store.ts';
import { addDigest, findLastDigest } from './digests.store.ts';

/** Says the week in the rollout's channel, once; answers in words what was done. */
export function sayDigest(
  declared: Declared,
  database: Database,
  rolloutId: RolloutId,
  slot: { week: string; at: Temporal.Instant },
  now: Temporal.Instant,
): string {
  return write(database, () => {
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined || rollout.closedAt !== undefined) return 'The rollout is closed.';
    const last = findLastDigest(database, rolloutId);
    if (last !== undefined && last.week >= slot.week) return 'It was already posted.';
    const isLate = slot.at.until(now).total('hours') > ON_TIME_HOURS;
    const meantFor = dateAt(slot.at, rollout.timeZone);
    const story = findDigestStory(declared, database, rollout, now, isLate ? meantFor : undefined);
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
    enqueueMessageEntry(database, {
      key: messageKey,
      workspaceId: rollout.workspaceId,
      rolloutId,
      now,
      to: rollout.channelId,
      message,
    });
    const channel = findChannel(database, rollout.channelId)?.name;
    return `Digest of week ${slot.week} queued for ${channel === undefined ? 'its channel' : `#${channel}`}.`;
  });
}
