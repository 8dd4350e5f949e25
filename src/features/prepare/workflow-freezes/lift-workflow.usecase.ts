import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { enqueueNews, settleNews } from '../../../platform/outbox/direct.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc, mention } from '../../../platform/slack/blocks.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { liftedMessage, liveAgainMessage } from './freeze-messages.view.ts';
import { getNewEvidence } from './new-evidence.store.ts';
import { listLiveTeamsWith } from './touched-teams.store.ts';
import {
  askRefusal,
  type ConfirmRefusal,
  confirmRefusal,
  type LiftRefusal,
  type WorkflowFreeze,
} from './workflow-freeze.ts';
import { findWorkflowFreeze, saveWorkflowFreeze } from './workflow-freezes.store.ts';

type Missing = { kind: 'not-lead' } | { kind: 'no-such-freeze' };
export type AskLiftOutcome =
  | Missing
  | { kind: 'refused'; why: LiftRefusal }
  | { kind: 'asked'; freeze: WorkflowFreeze };

/** A lead asks to let frozen work go on; a second person decides. */
export function askToLift(
  request: RolloutRequest,
  { freezeId, reason }: { freezeId: string; reason: string },
): AskLiftOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): AskLiftOutcome => {
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const freeze = findWorkflowFreeze(database, rolloutId, freezeId);
    if (freeze === undefined) return { kind: 'no-such-freeze' };
    const why = askRefusal(freeze, reason, getNewEvidence(request, freeze));
    if (why !== undefined) return { kind: 'refused', why };
    const after = { ...freeze, asked: { by: acting.userId, at: now, reason: reason.trim() } };
    saveWorkflowFreeze(database, after);
    record(request, {
      act: 'workflow-freezes.ask-lift',
      subject: `workflow-freeze:${freezeId}`,
      says: `${mention(acting.userId)} asked to let *${esc(freeze.workflow)}* go on.`,
      reason: reason.trim(),
    });
    return { kind: 'asked', freeze: after };
  });
}

export type ConfirmOutcome =
  | { kind: 'no-such-freeze' }
  | { kind: 'refused'; why: ConfirmRefusal }
  | { kind: 'lifted'; freeze: WorkflowFreeze }
  | { kind: 'kept'; freeze: WorkflowFreeze };

/** The second person lets it go on, or keeps it frozen: then it has to be asked for again. */
export function answerLift(
  request: RolloutRequest,
  { freezeId, isKept }: { freezeId: string; isKept: boolean },
): ConfirmOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): ConfirmOutcome => {
    const freeze = findWorkflowFreeze(database, rolloutId, freezeId);
    if (freeze === undefined) return { kind: 'no-such-freeze' };
    const person = {
      userId: acting.userId,
      isLead: acting.roles.has('lead'),
      isSponsor: acting.roles.has('sponsor'),
    };
    const others = listActiveHolders(database, rolloutId, 'sponsor').filter(
      (id) => id !== freeze.asked?.by,
    );
    const why = confirmRefusal(freeze, person, { hasSponsor: others.length > 0, now });
    if (why !== undefined) return { kind: 'refused', why };
    const after: WorkflowFreeze = isKept
      ? { ...freeze, asked: undefined }
      : { ...freeze, lifted: { by: acting.userId, at: now } };
    saveWorkflowFreeze(database, after);
    record(request, {
      act: isKept ? 'workflow-freezes.keep' : 'workflow-freezes.lift',
      subject: `workflow-freeze:${freezeId}`,
      says: isKept
        ? `${mention(acting.userId)} kept *${esc(freeze.workflow)}* frozen.`
        : sayLifted(freeze, acting.userId),
      reason: freeze.asked?.reason ?? '',
      isNews: !isKept,
    });
    if (!isKept) notifyTeams(request, after);
    return { kind: isKept ? 'kept' : 'lifted', freeze: after };
  });
}

/** What went on, by whose word and why: the digest has no more than this. */
function sayLifted({ workflow, asked }: WorkflowFreeze, by: UserId): string {
  const work = `*${esc(workflow)}* goes on again`;
  if (asked === undefined) return `${work}: ${mention(by)} agreed.`;
  const why = esc(clamp(asked.reason.replaceAll(/\s+/g, ' '), 200));
  return `${work}: ${mention(asked.by)} asked for it, ${mention(by)} agreed. Why: “${why}”`;
}

/** What was said of the freeze is said differently where it stands, and that it is over is news of its own. */
function notifyTeams(request: RolloutRequest, freeze: WorkflowFreeze): void {
  const { database, rolloutId, acting } = request;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return;
  enqueueMessage(request, {
    key: `workflow-freezes:${freeze.id}:lifted`,
    to: rollout.channelId,
    message: liftedMessage(freeze, {
      rolloutName: rollout.name,
      byName: acting.name,
      askedName: findName(database, freeze.asked?.by),
    }),
  });
  for (const team of listLiveTeamsWith(request, freeze.workflow)) {
    const message = liveAgainMessage(freeze, { rolloutName: rollout.name, teamName: team.name });
    for (const to of new Set([...team.memberIds, ...(team.managerId ? [team.managerId] : [])])) {
      if (findPerson(database, to)?.isDeactivated !== false) continue;
      settleNews(database, `workflow-freezes.live:${freeze.id}:${to}`, message);
      enqueueNews(request, { key: `workflow-freezes.live:${freeze.id}:${to}:again`, to, message });
    }
  }
}
