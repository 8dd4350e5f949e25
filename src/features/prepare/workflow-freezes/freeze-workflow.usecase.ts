import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { frozenMessage, liveTeamMessage } from './freeze-messages.view.ts';
import { listLiveTeamsWith } from './touched-teams.store.ts';
import type { WorkflowFreeze } from './workflow-freeze.ts';
import { addWorkflowFreeze, findFreezeOf, saveWorkflowFreeze } from './workflow-freezes.store.ts';

type Draft = Pick<WorkflowFreeze, 'workflow' | 'cause' | 'caseId' | 'reason'>;

/**
 * Freezes a piece of work and tells the teams that live with it what that means for them. What is frozen
 * stays frozen: a second cause is added to the first, and the graver one counts.
 */
export function freezeWorkflow(request: RolloutRequest, draft: Draft): WorkflowFreeze {
  const { database, rolloutId, now, acting } = request;
  return write(database, () => {
    const known = findFreezeOf(database, rolloutId, draft.workflow);
    if (known !== undefined) return joinCauses(request, known, draft);
    const freeze: WorkflowFreeze = {
      id: newId(),
      rolloutId,
      ...draft,
      reason: clamp(draft.reason.trim(), 500),
      frozen: { by: acting.userId, at: now },
      settledAt: undefined,
      asked: undefined,
      lifted: undefined,
    };
    addWorkflowFreeze(database, acting.workspaceId, freeze);
    record(request, {
      act: 'workflow-freezes.freeze',
      subject: `workflow-freeze:${freeze.id}`,
      says: `*${esc(freeze.workflow)}* was frozen.`,
      after: { workflow: freeze.workflow, cause: freeze.cause },
      reason: freeze.reason,
      isNews: true,
    });
    notifyTeams(request, freeze);
    return freeze;
  });
}

function joinCauses(
  { database }: RolloutRequest,
  known: WorkflowFreeze,
  { cause, caseId }: Draft,
): WorkflowFreeze {
  const isOpen = known.caseId !== undefined && known.settledAt === undefined;
  const joined: WorkflowFreeze = {
    ...known,
    cause: cause === 'alarm' ? 'alarm' : known.cause,
    // The younger case has to be settled as well; the older one goes on holding where it is open.
    ...(isOpen || caseId === undefined ? {} : { caseId, settledAt: undefined }),
    asked: undefined,
  };
  saveWorkflowFreeze(database, joined);
  return joined;
}

function notifyTeams(request: RolloutRequest, freeze: WorkflowFreeze): void {
  const { database, rolloutId, acting } = request;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return;
  const live = listLiveTeamsWith(request, freeze.workflow);
  enqueueMessage(request, {
    key: `workflow-freezes:${freeze.id}:frozen`,
    to: rollout.channelId,
    message: frozenMessage(freeze, {
      rolloutName: rollout.name,
      teamNames: live.map(({ name }) => name),
    }),
  });
  for (const team of live) {
    const people = new Set([...team.memberIds, ...(team.managerId ? [team.managerId] : [])]);
    for (const to of people) {
      if (to === acting.userId || findPerson(database, to)?.isDeactivated !== false) continue;
      enqueueNews(request, {
        key: `workflow-freezes.live:${freeze.id}:${to}`,
        to,
        message: liveTeamMessage(freeze, { rolloutName: rollout.name, teamName: team.name }),
      });
    }
  }
}
