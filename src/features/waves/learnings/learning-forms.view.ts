import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { context, esc, option, plain, section } from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { lastDayInput } from '../../contract/loosening.view.ts';
import { radioInput } from '../../prepare/core/entry-inputs.view.ts';
import type { Learning } from './learning.ts';
import { form, SEVERITIES, type TeamChoice, teamInput, words } from './learning-inputs.view.ts';
import { quoted } from './learning-messages.view.ts';
import type { LearningStepKind } from './learning-rights.ts';

export const LOG_FORM = 'learnings.log';
export const stepForm = (step: LearningStepKind) => `learnings.${step}`;

/** What did you see? `draft` is shown to the person and kept nowhere until they send the form. */
export function logModal(ask: {
  rolloutId: RolloutId;
  teams: readonly TeamChoice[];
  draft: string;
  weekOn?: Temporal.PlainDate;
}): Modal {
  const { rolloutId, teams, draft, weekOn } = ask;
  const only = teams.length === 1 ? teams[0] : undefined;
  const metadata = {
    rolloutId,
    ...(only === undefined ? {} : { teamId: only.id }),
    ...(weekOn === undefined ? {} : { weekOn: weekOn.toString() }),
  };
  return form(LOG_FORM, { title: 'Log a learning', submit: 'Log it' }, metadata, [
    ...(only === undefined ? [teamInput('Team', teams)] : [context(`*${esc(only.name)}*`)]),
    words('what', 'What did you see?', 'Escalations outside office hours reach nobody', {
      long: true,
      initial: draft,
      limit: 1000,
    }),
    words('cause', 'Why does it happen, as far as you know?', 'The night shift is on no path', {
      optional: true,
      limit: 1000,
    }),
    radioInput('severity', 'How much does it matter to the next team?', SEVERITIES),
    context('Write about the work, not about a person. Everyone on the rollout can read it.'),
  ]);
}

/** The form of a step that needs words; `teams` are those in which the person can try it or take it up. */
export function stepModal(
  step: Exclude<LearningStepKind, 'implement' | 'conclude'>,
  learning: Learning,
  about: { teams: readonly TeamChoice[]; ownerId: UserId; today: Temporal.PlainDate },
): Modal {
  const { rolloutId, id: learningId } = learning;
  const metadata = { rolloutId, learningId };
  const what = section(quoted(learning.what));
  switch (step) {
    case 'identify':
      return form(stepForm(step), { title: 'Name the cause', submit: 'Save' }, metadata, [
        what,
        words('cause', 'Why does it happen?', 'The night shift is on no escalation path', {
          long: true,
          limit: 1000,
        }),
      ]);
    case 'agree':
      return form(stepForm(step), { title: 'Agree on an action', submit: 'Agree' }, metadata, [
        what,
        ...(learning.cause === '' ? [] : [section(`*Why it happens:* ${esc(learning.cause)}`)]),
        words('action', 'What needs to be done?', 'Add the night shift to the escalation path', {
          limit: 500,
        }),
        radioInput('kind', 'Where does the change end up?', KINDS),
        words('link', 'Link to it', 'the lesson, check or document that changes', {
          optional: true,
          limit: 500,
          hint: 'Needed for everything except a task, so that the next team comes across it.',
        }),
        {
          type: 'input',
          block_id: 'owner',
          label: plain('Who will do it'),
          element: { type: 'users_select', action_id: 'value', initial_user: about.ownerId },
        },
        {
          type: 'input',
          block_id: 'due_on',
          label: plain('By when'),
          element: {
            type: 'datepicker',
            action_id: 'value',
            initial_date: about.today.add({ days: 14 }).toString(),
          },
        },
      ]);
    case 'try':
      return form(stepForm(step), { title: 'Tried in another team', submit: 'Save' }, metadata, [
        what,
        section(`*What was done:* ${esc(learning.action?.what ?? '')}`),
        teamInput('Your team', about.teams),
        radioInput('worked', 'Does it work in your team?', [
          option('Yes, it works here too', 'yes'),
          option('No, not yet', 'no'),
        ]),
        words('note', 'What did you see?', 'Two night escalations answered within the hour', {
          limit: 500,
        }),
      ]);
    case 'adopt':
      return form(stepForm(step), { title: 'Adopt it', submit: 'Adopt it' }, metadata, [
        what,
        teamInput('Your team', about.teams),
      ]);
    case 'weigh':
      return form(stepForm(step), { title: 'Change the rating', submit: 'Save' }, metadata, [
        what,
        radioInput(
          'severity',
          'How much does it matter to the next team?',
          SEVERITIES,
          learning.severity,
        ),
        words('reason', 'Why', 'Billing ran into it too', { limit: 300 }),
        ...(learning.severity === 'must' ? [lastDayInput()] : []),
        context('A must keeps the next wave shut, so a lead lowers it with a sponsor’s yes.'),
      ]);
    case 'decline':
      return form(stepForm(step), { title: 'Decline it', submit: 'Decline' }, metadata, [
        what,
        words(
          'reason',
          'Why not follow up on it?',
          'The tool changed in March, so it can’t happen again',
          {
            limit: 300,
            hint: 'It stays on the record, and the person who found it will read it.',
          },
        ),
        ...(learning.severity === 'must' ? [lastDayInput()] : []),
      ]);
  }
}

const KINDS = [
  option('A lesson', 'lesson'),
  option('A check', 'check'),
  option('A document', 'document'),
  option('A task', 'task', 'Something done once, such as a setting'),
];
