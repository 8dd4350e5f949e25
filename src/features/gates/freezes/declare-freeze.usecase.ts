import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { freezeDeclaredMessage, sayWindow } from './freeze.view.ts';
import { type FreezeProblem, type FreezeWindow, freezeProblem } from './freeze-window.ts';
import { addFreeze, listFreezes } from './freezes.store.ts';

export type FreezeDraft = Pick<FreezeWindow, 'kind' | 'reason' | 'fromOn' | 'untilOn'>;

export type DeclareOutcome =
  | { kind: 'not-lead' }
  | { kind: 'problem'; problem: FreezeProblem }
  | { kind: 'declared-already'; window: FreezeWindow }
  | { kind: 'declared'; window: FreezeWindow };

/** Declares a time in which nothing new starts; live teams go on as they are. */
export function declareFreeze(
  request: RolloutRequest,
  { draft }: { draft: FreezeDraft },
): DeclareOutcome {
  const { database, acting, rolloutId, now, today } = request;
  return write(database, (): DeclareOutcome => {
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined || !acting.roles.has('lead')) return { kind: 'not-lead' };
    const problem = freezeProblem(draft, today);
    if (problem !== undefined) return { kind: 'problem', problem };
    const twin = listFreezes(database, rolloutId).find((known) => isSameWindow(known, draft));
    if (twin !== undefined) return { kind: 'declared-already', window: twin };
    const window: FreezeWindow = {
      id: newId(),
      ...draft,
      declaredBy: acting.userId,
      declaredAt: now,
      lifted: undefined,
    };
    addFreeze(database, { workspaceId: rollout.workspaceId, rolloutId }, window);
    record(request, {
      act: 'freezes.declare',
      subject: `freeze:${window.id}`,
      says: `${mention(acting.userId)} declared a freeze ${sayWindow(window, today)}.`,
      after: {
        ...draft,
        fromOn: draft.fromOn.toString(),
        untilOn: draft.untilOn?.toString() ?? null,
      },
      reason: draft.reason,
      isNews: true,
    });
    enqueueMessage(request, {
      key: `freezes:${window.id}:declared`,
      to: rollout.channelId,
      message: freezeDeclaredMessage(window, {
        rolloutName: rollout.name,
        byName: esc(findName(database, acting.userId)),
        today,
      }),
    });
    return { kind: 'declared', window };
  });
}

function isSameWindow(known: FreezeWindow, draft: FreezeDraft): boolean {
  return (
    known.lifted === undefined &&
    known.fromOn.equals(draft.fromOn) &&
    known.untilOn?.toString() === draft.untilOn?.toString()
  );
}
