import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findNextWatchOn, listBroken } from './completion-facts.store.ts';
import { reopenedMessage, watchedMessage } from './completion-messages.view.ts';
import { findCompletion, markReopened, markWatched } from './completions.store.ts';
import { findUse } from './spine-facts.store.ts';

/**
 * Looks at a rollout that is complete. What no longer holds reopens it at once; otherwise a look is told once a
 * quarter. Answers in words what was done, or nothing.
 */
export function watchCompletion(request: RolloutRequest): string {
  const { database, rolloutId, now, today } = request;
  return write(database, (): string => {
    const rollout = findRollout(database, rolloutId);
    const completion = findCompletion(database, rolloutId);
    if (rollout === undefined || completion === undefined) return '';
    const broken = listBroken(request);
    if (broken.length > 0) {
      const why = broken.join(' ');
      markReopened(database, completion.id, { by: 'groundswell', at: now, why });
      record(request, {
        act: 'completions.reopen',
        subject: `rollout:${rolloutId}`,
        says: `*${esc(rollout.name)}* is no longer complete.`,
        before: { completion: completion.id },
        after: { phase: rollout.phase },
        reason: why,
        isNews: true,
      });
      const message = reopenedMessage({ rolloutName: rollout.name, broken });
      enqueueMessage(request, {
        key: `completions:${completion.id}:reopened`,
        to: rollout.channelId,
        message,
      });
      const people = new Set([
        ...listActiveHolders(database, rolloutId, 'lead'),
        ...listActiveHolders(database, rolloutId, 'sponsor'),
      ]);
      for (const to of people)
        enqueueNews(request, { key: `completions.reopened:${completion.id}:${to}`, to, message });
      return `Reopened ${rollout.name}: ${why}`;
    }
    const dueOn = findNextWatchOn(completion, rollout);
    if (dueOn === undefined || Temporal.PlainDate.compare(today, dueOn) < 0) return '';
    markWatched(database, completion.id, today);
    const useSays = findUse(request)?.says ?? '';
    record(request, {
      act: 'completions.watch',
      subject: `rollout:${rolloutId}`,
      says: `*${esc(rollout.name)}* was looked at again, and it still holds.`,
      after: { use: useSays },
      isNews: false,
    });
    enqueueMessage(request, {
      key: `completions:${completion.id}:watched:${today}`,
      to: rollout.channelId,
      message: watchedMessage({
        ...{ rolloutName: rollout.name, useSays, today },
        nextOn: findNextWatchOn({ ...completion, watchedOn: today }, rollout) ?? today,
      }),
    });
    return `Looked at ${rollout.name}: it still holds.`;
  });
}
