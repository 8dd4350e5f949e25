import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueNews, enqueueUrgent } from '../../../platform/outbox/direct.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Closed } from '../../contract/closing.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { goOn, standStill } from '../pauses/stand-still.usecase.ts';
import { type ClosingRefusal, judgeClosing, judgeReopening, pausedByClosing } from './closing.ts';
import { closedMessage, closedToPersonMessage, reopenedMessage } from './closing-messages.view.ts';
import { getPeopleTold } from './people-told.store.ts';

export type ClosingOutcome =
  | { kind: 'closed'; rollout: Rollout; notified: number }
  | { kind: 'reopened'; rollout: Rollout; notified: number }
  | { kind: 'not-allowed' }
  | ClosingRefusal;

type Input = { reason: string; access: Closed['access'] };

/**
 * Ends a rollout that is given up. Its clocks stop, nobody is asked for anything, and everything that is on
 * the record stays; access stays as it was that day, or ends for everybody.
 */
export function closeRollout(request: RolloutRequest, input: Input): ClosingOutcome {
  const { database, product, acting, rolloutId, now } = request;
  return write(database, (): ClosingOutcome => {
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined || !mayClose(request)) return { kind: 'not-allowed' };
    const judged = judgeClosing(rollout, input.reason);
    if (judged.kind !== 'accepted') return judged;
    const reason = input.reason.trim();
    const people = getPeopleTold(request);
    standStill(request, reason);
    const closed: Closed = { at: now, by: acting.userId, reason, access: input.access };
    product.markClosed(request, closed);
    record(request, {
      act: 'closing.close',
      subject: `rollout:${rolloutId}`,
      says: `${mention(acting.userId)} closed *${esc(rollout.name)}*; access ${input.access === 'kept' ? 'stays as it is' : 'has ended'}.`,
      before: { phase: rollout.phase },
      after: { access: input.access },
      reason,
      isNews: true,
    });
    const facts = { name: rollout.name, byName: findName(database, acting.userId), reason };
    enqueueMessage(request, {
      key: `closing:${rolloutId}:closed:${now.epochMilliseconds}`,
      to: rollout.channelId,
      message: closedMessage({ ...facts, access: input.access }),
    });
    const others = people.all.filter((id) => id !== acting.userId);
    for (const to of others) {
      const of = `${rolloutId}:${now.epochMilliseconds}:${to}` as const;
      const losesAccess = input.access === 'ended' && people.working.has(to);
      const uses = people.working.has(to) ? input.access : undefined;
      const message = closedToPersonMessage({ ...facts, channelId: rollout.channelId, uses });
      if (losesAccess) enqueueUrgent(request, { key: `closing.access-ends:${of}`, to, message });
      else enqueueNews(request, { key: `closing.closed:${of}`, to, message });
    }
    return { kind: 'closed', rollout, notified: others.length };
  });
}

/** Opens it again where it was; the time between is counted by no clock. */
export function reopenRollout(request: RolloutRequest, input: { reason: string }): ClosingOutcome {
  const { database, product, acting, rolloutId, now } = request;
  return write(database, (): ClosingOutcome => {
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined || !mayClose(request)) return { kind: 'not-allowed' };
    const names = listOpenRollouts(database).map(({ name }) => name);
    const judged = judgeReopening(rollout, input.reason, names);
    if (judged.kind !== 'accepted') return judged;
    const reason = input.reason.trim();
    product.markClosed(request, undefined);
    if (pausedByClosing(rollout)) goOn(request, reason);
    record(request, {
      act: 'closing.reopen',
      subject: `rollout:${rolloutId}`,
      says: `${mention(acting.userId)} reopened *${esc(rollout.name)}*.`,
      before: { reason: rollout.closing?.reason ?? '', access: rollout.closing?.access ?? '' },
      after: { phase: rollout.phase },
      reason,
      isNews: true,
    });
    const byName = findName(database, acting.userId);
    const message = reopenedMessage({ name: rollout.name, byName, reason });
    enqueueMessage(request, {
      key: `closing:${rolloutId}:reopened:${now.epochMilliseconds}`,
      to: rollout.channelId,
      message,
    });
    const others = getPeopleTold(request).all.filter((id) => id !== acting.userId);
    for (const to of others)
      enqueueNews(request, {
        key: `closing.reopened:${rolloutId}:${now.epochMilliseconds}:${to}`,
        to,
        message,
      });
    return { kind: 'reopened', rollout, notified: others.length };
  });
}

export const MAY_CLOSE = ['lead', 'sponsor', 'admin'] as const;

function mayClose({ acting }: RolloutRequest): boolean {
  return MAY_CLOSE.some((role) => acting.roles.has(role));
}
