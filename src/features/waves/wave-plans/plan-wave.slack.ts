import { z } from 'zod';
import { dateAt } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import { waveToPlan } from '../waves/wave-record.ts';
import { listWaves } from '../waves/waves.store.ts';
import { changePlan } from './edit-plan.usecase.ts';
import { planNextWave } from './plan-wave.usecase.ts';
import { findPlan } from './wave-plans.store.ts';
import {
  EDIT_FORM,
  editModal,
  type Note,
  OPEN_EDIT,
  PLAN_AGAIN,
  planModal,
} from './wave-plans.view.ts';

export const NO_PLAN = sentence(
  'This plan no longer exists, so nothing was changed. `/rollout wave plan` makes a new one.',
);
export const planValue = rolloutValue.extend({ planId: keptId() });

const plan = command({
  command: '/rollout',
  name: 'wave plan',
  summary: 'who could go live next, who waits, and for what',
  usage: '',
  who: ['lead'],
  instead: [
    { says: 'Ask to join', run: '/rollout join' },
    { says: 'See the waves', run: '/rollout waves' },
  ],
  about: 'rollout',
  isUseful: ({ database, rolloutId }) => waveToPlan(listWaves(database, rolloutId)).number > 0,
  arguments: noArguments,
  run: (request) => showNewPlan(request, open),
});

function showNewPlan(request: RolloutRequest, show: typeof open): Reply {
  const outcome = planNextWave(request);
  if (outcome.kind === 'no-rollout') return tell(NO_PLAN);
  if (outcome.kind === 'second-pilot-first')
    return tell(
      sentence(
        'The first wave is the second pilot, and its teams are chosen by contrast, not by the queue: `/rollout select`. Plans begin with wave 1.',
      ),
    );
  const { stored, since } = outcome;
  const notes: Note[] = [];
  if (since !== undefined) {
    const on = sayDate(dateAt(since.madeAt, 'UTC'), request.today);
    notes.push({
      title: `Changed since the plan that ${findName(request.database, since.madeBy)} looked at on ${on}`,
      lines: since.changes,
    });
  }
  const { rolloutId } = request;
  return show(planModal({ rolloutId, planId: stored.id, plan: stored.plan, notes }));
}

const planAnew = action({
  actionId: PLAN_AGAIN,
  who: ['lead'],
  about: 'rollout',
  value: rolloutValue,
  run: (request) => showNewPlan(request, update),
});

const openEdit = action({
  actionId: OPEN_EDIT,
  who: ['lead'],
  about: 'rollout',
  value: planValue,
  run({ database, rolloutId }, { planId }): Reply {
    const stored = findPlan(database, rolloutId, planId);
    if (stored === undefined) return tell(NO_PLAN);
    const view = editModal({ rolloutId, planId, plan: stored.plan });
    if (view !== undefined) return update(view);
    return tell(
      sentence(
        'No team is ready, so there is nothing to add or remove. `/rollout readiness` shows what each one lacks.',
      ),
    );
  },
});

const teamIds = z
  .array(keptId<TeamId>())
  .optional()
  .transform((ids) => ids ?? []);

const editSubmission = submission({
  callbackId: EDIT_FORM,
  who: ['lead'],
  about: 'rollout',
  context: planValue,
  fields: z.object({ add: teamIds, remove: teamIds }),
  run(request, { add, remove }, { planId }): Reply {
    const { rolloutId } = request;
    const outcome = changePlan(request, { planId, add, remove });
    if (outcome.kind === 'no-such-plan') return tell(NO_PLAN);
    if (outcome.kind === 'refused') {
      const field = add.length > 0 ? 'add' : 'remove';
      return fieldErrors({ [field]: outcome.reasons.join(' ') });
    }
    const lines = outcome.price.length === 0 ? ['Nothing else changes.'] : [...outcome.price];
    const notes = [{ title: 'What your change means', lines }];
    const { stored } = outcome;
    return update(planModal({ rolloutId, planId: stored.id, plan: stored.plan, notes }));
  },
});

export const planCommands = [plan];
export const planActions = [planAnew, openEdit];
export const planSubmissions = [editSubmission];
