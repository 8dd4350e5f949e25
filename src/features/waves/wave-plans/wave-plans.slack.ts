import { z } from 'zod';
import { dateAt } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import { changePlan, makePlan } from './plan-wave.usecase.ts';
import type { PlanningParts } from './planning.store.ts';
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
export const planValue = rolloutValue.extend({ planId: z.string() });

const plan = (parts: PlanningParts) =>
  command({
    command: '/rollout',
    name: 'wave plan',
    summary: 'who could go live next, who waits, and for what',
    usage: '',
    who: ['lead'],
    about: 'rollout',
    arguments: noArguments,
    run: (request) => showNewPlan(parts, request, open),
  });

function showNewPlan(parts: PlanningParts, request: RolloutRequest, show: typeof open): Reply {
  const outcome = makePlan(parts, request, request.acting);
  if (outcome.kind === 'no-rollout') return tell(NO_PLAN);
  if (outcome.kind === 'second-pilot-first')
    return tell(
      sentence(
        'The first wave is the second pilot, and its teams are chosen by contrast, not by the queue: `/rollout select`. Plans begin with wave 1.',
      ),
    );
  const { kept, since } = outcome;
  const notes: Note[] = [];
  if (since !== undefined) {
    const on = sayDate(dateAt(since.madeAt, 'UTC'), request.today);
    notes.push({
      title: `Changed since the plan that ${findName(request.database, since.madeBy)} looked at on ${on}`,
      lines: since.changes,
    });
  }
  const { rolloutId } = request;
  return show(planModal({ rolloutId, planId: kept.id, plan: kept.plan, notes }));
}

const planAnew = (parts: PlanningParts) =>
  action({
    actionId: PLAN_AGAIN,
    who: ['lead'],
    about: 'rollout',
    value: rolloutValue,
    run: (request) => showNewPlan(parts, request, update),
  });

const openEdit = action({
  actionId: OPEN_EDIT,
  who: ['lead'],
  about: 'rollout',
  value: planValue,
  run({ database, rolloutId }, { planId }): Reply {
    const kept = findPlan(database, rolloutId, planId);
    if (kept === undefined) return tell(NO_PLAN);
    const view = editModal({ rolloutId, planId, plan: kept.plan });
    if (view !== undefined) return update(view);
    return tell(
      sentence(
        'No team is ready, so there is nothing to add or remove. `/rollout readiness` shows what each one lacks.',
      ),
    );
  },
});

const teamIds = z
  .array(z.string().transform((id) => id as TeamId))
  .optional()
  .transform((ids) => ids ?? []);

const editSubmission = (parts: PlanningParts) =>
  submission({
    callbackId: EDIT_FORM,
    who: ['lead'],
    about: 'rollout',
    context: planValue,
    fields: z.object({ add: teamIds, remove: teamIds }),
    run(request, { add, remove }, { planId }): Reply {
      const { acting, rolloutId } = request;
      const outcome = changePlan(parts, request, { acting, planId, add, remove });
      if (outcome.kind === 'no-such-plan') return tell(NO_PLAN);
      if (outcome.kind === 'refused') {
        const field = add.length > 0 ? 'add' : 'remove';
        return fieldErrors({ [field]: outcome.reasons.join(' ') });
      }
      const lines = outcome.price.length === 0 ? ['Nothing else changes.'] : [...outcome.price];
      const notes = [{ title: 'What your change means', lines }];
      const { kept } = outcome;
      return update(planModal({ rolloutId, planId: kept.id, plan: kept.plan, notes }));
    },
  });

export const planCommands = (parts: PlanningParts) => [plan(parts)];
export const planActions = (parts: PlanningParts) => [planAnew(parts), openEdit];
export const planSubmissions = (parts: PlanningParts) => [editSubmission(parts)];
