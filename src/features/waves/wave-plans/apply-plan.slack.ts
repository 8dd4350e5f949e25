import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { channelId, date, number } from '../../../platform/slack/fields.ts';
import { fieldErrors, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { type ApplyOutcome, applyPlan } from './apply-plan.usecase.ts';
import { NO_PLAN, planValue } from './plan-wave.slack.ts';
import { findPlan } from './wave-plans.store.ts';
import { APPLY_FORM, appliedModal, planModal, staleModal } from './wave-plans.view.ts';

const applySubmission = submission({
  callbackId: APPLY_FORM,
  who: ['lead'],
  about: 'rollout',
  context: planValue.extend({ isConfirmed: z.boolean().optional() }),
  fields: z.object({
    starts_on: date('The planned start'),
    channel: channelId('Choose the channel of the wave.'),
    bake: number('The bake time', 1, 120, '10').pipe(
      z.number().int({ error: 'The bake time must be whole working days, for example 10.' }),
    ),
  }),
  run(request, typed, { planId, isConfirmed }): Reply {
    const outcome = applyPlan(request, {
      planId,
      intendedOn: typed.starts_on,
      channelId: typed.channel,
      workingDays: typed.bake,
      isConfirmed: isConfirmed === true,
    });
    return replyTo(request, outcome, planId);
  },
});

function replyTo(request: RolloutRequest, outcome: ApplyOutcome, planId: string): Reply {
  const { database, rolloutId, today } = request;
  switch (outcome.kind) {
    case 'applied': {
      const { number, intendedOn: startsOn } = outcome.wave;
      return update(appliedModal({ number, startsOn, today }));
    }
    case 'no-such-plan':
      return tell(NO_PLAN);
    case 'applied-before': {
      const name = esc(findName(database, outcome.by));
      return tell(
        sentence(
          `${name} has already applied this plan. Nothing was changed; \`/rollout wave status ${outcome.number}\` shows the wave.`,
        ),
      );
    }
    case 'stale': {
      const number = findPlan(database, rolloutId, planId)?.plan.number ?? 0;
      return update(staleModal(rolloutId, number, outcome.problems));
    }
    case 'confirm': {
      const stored = findPlan(database, rolloutId, planId);
      if (stored === undefined) return tell(NO_PLAN);
      const notes = [{ title: 'Not applied yet: something has changed', lines: outcome.problems }];
      return update(planModal({ rolloutId, planId, plan: stored.plan, notes, isConfirmed: true }));
    }
    case 'not-lead':
      return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'plan a wave'));
    case 'already-started':
      return tell(
        sentence(
          `Wave ${outcome.wave.number} has started in the meantime, so its teams are fixed. Nothing was changed.`,
        ),
      );
    case 'in-the-past':
      return fieldErrors({
        starts_on: `This day has passed. Choose ${sayDate(outcome.today)} or a later day.`,
      });
    case 'before-phase':
      return fieldErrors({
        starts_on: `The rollout’s calendar allows ${sayDate(outcome.earliestOn)} at the earliest. A lead can change it with /rollout edit.`,
      });
    case 'bot-not-in-channel':
      return fieldErrors({
        channel: `I’m not in ${outcome.channelName === undefined ? 'that channel' : `#${outcome.channelName}`} yet. Type /invite @Groundswell there, then submit this again.`,
      });
  }
}

export const applySubmissions = [applySubmission];
