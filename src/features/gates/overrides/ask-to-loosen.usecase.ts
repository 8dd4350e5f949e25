import { record } from '../../../platform/audit/audit.ts';
import { isAfter } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { LooseningDraft, LooseningOutcome } from '../../contract/loosening.ts';
import { isReason } from '../../contract/reason.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { hasSecondPerson } from './deciders.ts';
import { askingOf, isWaiting, OVERRIDE_DAYS_MAX, type StoredOverride } from './override.ts';
import { sayHowLong, sayOverride } from './override-line.view.ts';
import { addOverride, findDeciders, listOverrides } from './overrides.store.ts';

/**
 * Asks a second person for a change that makes a gate easier than it was frozen. It takes the path of an
 * override: nothing is changed until they agree, it has a reason and an end (or both say "for good"), it is
 * posted, counted in every digest, and reviewed.
 */
export function askToLoosen(request: RolloutRequest, draft: LooseningDraft): LooseningOutcome {
  const { database, acting, rolloutId } = request;
  return write(database, (): LooseningOutcome => {
    const refusal = refuse(request, draft);
    if (refusal !== undefined) return refusal;
    const change = changeFor(request, draft);
    addOverride(database, { workspaceId: acting.workspaceId, rolloutId }, change);
    record(request, {
      act: 'overrides.ask-to-loosen',
      subject: `gate:${draft.gate}`,
      says: `${mention(acting.userId)} asked for ${sayOverride(change)}, ${sayHowLong(change, request.today)}: ${draft.says.map(esc).join(' ')}`,
      before: draft.before,
      after: draft.after,
      reason: draft.reason,
      isNews: true,
    });
    return { kind: 'asked', ofNames: change.asked.map((id) => findName(database, id)) };
  });
}

function refuse(
  request: RolloutRequest,
  draft: LooseningDraft,
): Exclude<LooseningOutcome, { kind: 'asked' }> | undefined {
  const { database, acting, rolloutId, now, today } = request;
  if (!isReason(draft.reason)) return { kind: 'reason-too-short' };
  const latest = today.add({ days: OVERRIDE_DAYS_MAX });
  if (draft.lasts.kind === 'until') {
    if (!isAfter(draft.lasts.on, today)) return { kind: 'last-day-not-ahead' };
    if (isAfter(draft.lasts.on, latest)) return { kind: 'last-day-too-far', latest };
  }
  if (!hasSecondPerson(findDeciders(request), acting.userId)) return { kind: 'nobody-can-approve' };
  const waiting = listOverrides(database, rolloutId).find(
    ({ change, ...one }) =>
      change?.kind === draft.kind &&
      change.subject === draft.subject &&
      isWaiting({ ...one, change }, { now }),
  );
  if (waiting === undefined) return undefined;
  return { kind: 'already-asked', byName: findName(database, waiting.requestedBy) };
}

function changeFor(request: RolloutRequest, draft: LooseningDraft): StoredOverride {
  const { database, acting, rolloutId, now, today } = request;
  const { kind, subject, gate, before, after, says, reason, lasts } = draft;
  const isForGood = lasts.kind === 'for-good';
  return {
    id: newId(),
    gate,
    criteria: [],
    found: undefined,
    change: { kind, subject, before, after, isForGood },
    asks: says,
    reason: reason.trim(),
    risk: '',
    requestedBy: acting.userId,
    requestedAt: now,
    ...askingOf(findDeciders(request), acting.userId, now),
    expiresOn: lasts.kind === 'until' ? lasts.on : today.add({ days: OVERRIDE_DAYS_MAX }),
    reviewedAfter: findRollout(database, rolloutId)?.phase ?? 'assessment',
    decision: undefined,
    ended: undefined,
    review: undefined,
  };
}
