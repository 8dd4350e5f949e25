import { z } from 'zod';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { restOfLine, rolloutValue } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayChoice } from '../../../platform/words.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { workflowsInUse } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { workflowKey } from '../core/entry.ts';
import { raisedReceipt } from '../escalations/case-messages.view.ts';
import { getCaseWords } from '../escalations/case-words.store.ts';
import { listProofs } from './drills.store.ts';
import { DRILL_FORM, drillModal, OPEN_DRILL, proofLine, sayProof } from './drills.view.ts';
import { startDrill } from './start-drill.usecase.ts';

const WHO = ['lead', 'sponsor', 'champion', 'backup'] as const;
const LINES_SHOWN = 8;

const drill = command({
  command: '/core',
  name: 'drill',
  summary: 'try out whether a case would reach the right person in time',
  usage: '[work]',
  who: WHO,
  instead: [{ says: 'Escalate an output', run: '/core escalate' }],
  about: 'rollout',
  arguments: restOfLine,
  run: (request, typed) => openForm(request, typed),
});

const openDrill = action({
  actionId: OPEN_DRILL,
  who: WHO,
  about: 'rollout',
  value: rolloutValue.extend({ workflow: z.string() }),
  run: (request, { workflow }) => openForm(request, workflow),
});

function openForm(request: RolloutRequest, typed: string): Reply {
  const { database, rolloutId, today } = request;
  const teams = listTeams(database, rolloutId).filter(({ workflows }) => workflows.length > 0);
  const workflows = workflowsInUse(teams);
  if (workflows.length === 0) return tell(NO_WORK);
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  const proofs = listProofs(request, new Set(teams.map(({ id }) => id)));
  return open(
    drillModal({
      rolloutId,
      teams,
      workflows,
      workflow: workflows.find((one) => workflowKey(one) === workflowKey(typed)),
      lines: proofs
        .slice(0, LINES_SHOWN)
        .map(({ workflow, proof }) => proofLine(workflow, sayProof(proof, { timeZone, today }))),
    }),
  );
}

const form = submission({
  callbackId: DRILL_FORM,
  who: WHO,
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    team: z.string({ error: 'Choose the team.' }),
    workflow: z.string({ error: 'Choose the work.' }),
  }),
  run(request, typed): Reply {
    const { workflow } = typed;
    const outcome = startDrill(request, { teamId: typed.team as TeamId, workflow });
    switch (outcome.kind) {
      case 'unknown-team':
        return tell(sentence('This team is no longer part of the rollout. Nothing was started.'));
      case 'not-their-work': {
        const does = sayChoice(outcome.workflows);
        return fieldErrors({ workflow: `${outcome.teamName} does not do this: choose ${does}.` });
      }
      case 'under-way':
        return fieldErrors({ workflow: 'A drill of this team and work is under way already.' });
      case 'started':
        return tell(raisedReceipt(outcome.drill, getCaseWords(request, outcome.drill)));
    }
  },
});

const NO_WORK = sentence(
  'No team of this rollout has said what it uses the capability for, so there is no path to try out. A lead can name it with `/rollout team edit`.',
);

export const drillCommands = [drill];
export const drillActions = [openDrill];
export const drillForms = [form];
