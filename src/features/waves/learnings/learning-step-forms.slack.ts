import { z } from 'zod';
import type { TeamId } from '../../../platform/ids.ts';
import { plainly, sentence } from '../../../platform/slack/blocks.ts';
import { type FieldValues, submission } from '../../../platform/slack/declarations.ts';
import { choice, date, optionalText, text, userId } from '../../../platform/slack/fields.ts';
import { reason } from '../../../platform/slack/reason-field.ts';
import { fieldErrors, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { LAST_DAY, lastsOf, sayAsked, sayLooseningRefusal } from '../../contract/loosening.view.ts';
import { actionKinds, severities } from './learning.ts';
import { stepForm } from './learning-forms.view.ts';
import type { LearningMove } from './learning-move.ts';
import { cardOf, move, sayRefusal } from './learning-replies.slack.ts';
import type { LearningStepKind } from './learning-rights.ts';
import { learningValue } from './learning-steps.slack.ts';
import { learningRefusalWords } from './learning-words.ts';

/** The form of one step: read it, take the step, and show the card as it is then. */
function stepSubmission<Typed>(
  step: LearningStepKind,
  firstField: string,
  fields: z.ZodType<Typed, FieldValues>,
  moveFrom: (typed: Typed) => LearningMove,
) {
  return submission({
    callbackId: stepForm(step),
    who: 'anyone',
    shows: 'inside',
    about: 'rollout',
    context: learningValue,
    fields,
    run(request, typed, { learningId }): Reply {
      const outcome = move(request, learningId, moveFrom(typed));
      if (outcome.kind === 'done') return update(cardOf(request, outcome.learning, '*Saved.*'));
      if (outcome.kind === 'asked')
        return update(cardOf(request, outcome.learning, sayAsked(outcome.asked)));
      if (outcome.kind === 'loosening-refused') {
        const { field, says } = sayLooseningRefusal(outcome.refusal, request.today);
        return fieldErrors({ [field]: says });
      }
      if (outcome.kind === 'owner-left')
        return fieldErrors({ owner: plainly(sayRefusal(request, outcome)) });
      if (outcome.kind === 'no-words') {
        const field = outcome.missing === 'link' ? 'link' : firstField;
        return fieldErrors({ [field]: learningRefusalWords(outcome) });
      }
      return tell(sentence(sayRefusal(request, outcome, step)));
    },
  });
}

const lastDay = date('The last day').optional();
const team = z.string({ error: 'Choose your team.' }).transform((id) => id as TeamId);

export const learningStepSubmissions = [
  stepSubmission(
    'identify',
    'cause',
    z.object({ cause: text('The cause', 1000) }),
    ({ cause }) => ({
      step: 'identify',
      cause,
    }),
  ),
  stepSubmission(
    'agree',
    'action',
    z.object({
      action: text('What needs to be done', 500),
      kind: choice(actionKinds, 'Choose where the change ends up.'),
      link: optionalText('The link', 500),
      owner: userId('Choose who will do it.'),
      due_on: date('The day'),
    }),
    ({ action: what, kind, link, owner: ownerId, due_on: dueOn }) => ({
      step: 'agree',
      action: { what, kind, link, ownerId, dueOn },
    }),
  ),
  stepSubmission(
    'try',
    'note',
    z.object({
      team,
      used: z
        .enum(['myself', 'not-yet'], { error: 'Say whether you have used it yourself.' })
        .refine((used) => used === 'myself', {
          error: 'Use it once in your team’s own work first, then say how it went.',
        }),
      worked: choice(['yes', 'no'], 'Say whether it works in your team.'),
      note: text('What you saw', 500),
    }),
    ({ team: teamId, worked, note }) => ({ step: 'try', teamId, worked: worked === 'yes', note }),
  ),
  stepSubmission('adopt', 'team', z.object({ team }), ({ team: teamId }) => ({
    step: 'adopt',
    teamId,
  })),
  stepSubmission(
    'weigh',
    'reason',
    z.object({
      severity: choice(severities, 'Choose how much it matters.'),
      reason: text('The reason', 300),
      [LAST_DAY]: lastDay,
    }),
    ({ severity, reason, [LAST_DAY]: day }) => ({
      ...{ step: 'weigh', severity, reason, lasts: lastsOf(day) },
    }),
  ),
  stepSubmission(
    'decline',
    'reason',
    z.object({
      reason: reason(300, 'what has changed, or why it can’t happen to the next team'),
      [LAST_DAY]: lastDay,
    }),
    ({ reason, [LAST_DAY]: day }) => ({ step: 'decline', reason, lasts: lastsOf(day) }),
  ),
];
