import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue, text } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayPart } from '../../../platform/words.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { workflowsInUse } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { workflowKey } from '../core/entry.ts';
import { CONFIRM_LIFT, KEEP_FROZEN, OPEN_CONFIRM, OPEN_LIFT } from './freeze-messages.view.ts';
import {
  confirmModal,
  FREEZE_FORM,
  freezeModal,
  LIFT_FORM,
  liftModal,
  REASON_MAX,
} from './freeze-modals.view.ts';
import { freezeRefusal } from './freeze-refusals.view.ts';
import { freezeWorkflow } from './freeze-workflow.usecase.ts';
import { answerLift, askToLift } from './lift-workflow.usecase.ts';
import { getNewEvidence } from './new-evidence.store.ts';
import { type ConfirmRefusal, type LiftRefusal, REVIEWS_AFTER_ALARM } from './workflow-freeze.ts';
import { findFreezeOf, findWorkflowFreeze } from './workflow-freezes.store.ts';

const value = rolloutValue.extend({ freezeId: keptId() });

const freeze = command({
  command: '/core',
  name: 'freeze',
  summary: 'have a piece of work done without it for now',
  usage: '',
  who: ['lead'],
  instead: [{ says: 'Escalate an output', run: '/core escalate' }],
  about: 'rollout',
  arguments: noArguments,
  run({ database, rolloutId }): Reply {
    const workflows = workflowsInUse(listTeams(database, rolloutId));
    return workflows.length === 0 ? tell(NO_WORK) : open(freezeModal(rolloutId, workflows));
  },
});

const freezeForm = submission({
  callbackId: FREEZE_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({ workflow: z.string(), reason: text('The reason', REASON_MAX) }),
  run(request, typed): Reply {
    const { database, rolloutId } = request;
    const known = workflowsInUse(listTeams(database, rolloutId));
    const workflow = known.find((one) => workflowKey(one) === workflowKey(typed.workflow));
    if (workflow === undefined)
      return fieldErrors({ workflow: 'Choose one of the kinds of work.' });
    if (findFreezeOf(database, rolloutId, workflow) !== undefined)
      return fieldErrors({ workflow: 'It is frozen already; `/core quality` shows why.' });
    freezeWorkflow(request, {
      ...{ workflow, reason: typed.reason },
      ...{ cause: 'lead', caseId: undefined },
    });
    return tell(
      sentence(
        `*${esc(workflow)}* is frozen. The channel and the people who live with it hear what it means for them.`,
      ),
    );
  },
});

const openLift = action({
  actionId: OPEN_LIFT,
  who: ['lead'],
  about: 'rollout',
  value,
  run(request, { freezeId }): Reply {
    const { database, rolloutId } = request;
    const found = findWorkflowFreeze(database, rolloutId, freezeId);
    if (found === undefined) return tell(GONE);
    if (found.lifted !== undefined) return refused(request, { kind: 'lifted', ...found.lifted });
    if (found.asked !== undefined)
      return open(confirmModal(found, findName(database, found.asked.by)));
    return open(liftModal(found, factsOf(request, found)));
  },
});

/** What has to be so before it can go on, and how far it is. */
function factsOf(
  request: RolloutRequest,
  found: NonNullable<ReturnType<typeof findWorkflowFreeze>>,
): string[] {
  const { caseId, settledAt, cause } = found;
  const isOpen = caseId !== undefined && settledAt === undefined;
  const { reviews, wrong } = getNewEvidence(request, found);
  return [
    ...(isOpen ? ['The case behind it has to be settled first.'] : []),
    ...(cause === 'alarm'
      ? [
          `Reviews since then: ${sayPart(wrong, reviews, 'output', 'is')} wrong; at least ${REVIEWS_AFTER_ALARM} are needed.`,
        ]
      : []),
  ];
}

const liftForm = submission({
  callbackId: LIFT_FORM,
  who: ['lead'],
  about: 'rollout',
  context: value,
  fields: z.object({ reason: text('The reason', REASON_MAX) }),
  run(request, { reason }, { freezeId }): Reply {
    const outcome = askToLift(request, { freezeId, reason });
    switch (outcome.kind) {
      case 'not-lead':
        return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'ask to let it go on'));
      case 'no-such-freeze':
        return tell(GONE);
      case 'refused':
        return refused(request, outcome.why);
      case 'asked':
        return tell(
          sentence(
            `A second person decides now whether *${esc(outcome.freeze.workflow)}* goes on. Until then it stays frozen.`,
          ),
        );
    }
  },
});

const openConfirm = action({
  actionId: OPEN_CONFIRM,
  who: ['lead', 'sponsor'],
  about: 'rollout',
  value,
  run(request, { freezeId }): Reply {
    const { database, rolloutId } = request;
    const found = findWorkflowFreeze(database, rolloutId, freezeId);
    if (found === undefined) return tell(GONE);
    if (found.asked === undefined) return refused(request, { kind: 'not-asked' });
    return open(confirmModal(found, findName(database, found.asked.by)));
  },
});

const confirm = action({
  actionId: CONFIRM_LIFT,
  who: ['lead', 'sponsor'],
  acts: true,
  about: 'rollout',
  value,
  run: (request, { freezeId }) => answer(request, { freezeId, isKept: false }),
});

const keep = action({
  actionId: KEEP_FROZEN,
  who: ['lead', 'sponsor'],
  acts: true,
  about: 'rollout',
  value,
  run: (request, { freezeId }) => answer(request, { freezeId, isKept: true }),
});

function answer(request: RolloutRequest, input: { freezeId: string; isKept: boolean }): Reply {
  const outcome = answerLift(request, input);
  if (outcome.kind === 'no-such-freeze') return tell(GONE);
  if (outcome.kind === 'refused') return refused(request, outcome.why);
  const work = `*${esc(outcome.freeze.workflow)}*`;
  return tell(
    sentence(
      outcome.kind === 'lifted'
        ? `${work} goes on. The channel and the people who live with it hear of it.`
        : `${work} stays frozen. A lead can ask again.`,
    ),
  );
}

function refused(
  { database, acting, today }: RolloutRequest,
  why: LiftRefusal | ConfirmRefusal,
): Reply {
  const nameOf = (id: string) => findName(database, id);
  return tell(freezeRefusal(why, { nameOf, timeZone: acting.timeZone, today }));
}

const GONE = sentence('This freeze no longer exists. `/core quality` shows what is frozen.');
const NO_WORK = sentence(
  'No team of this rollout has said what it uses the capability for. A lead can name it with `/rollout team edit`.',
);

export const workflowFreezeCommands = [freeze];
export const workflowFreezeActions = [openLift, openConfirm, confirm, keep];
export const workflowFreezeForms = [freezeForm, liftForm];
