import type { InputBlock } from '@slack/types';
import type { RolloutId } from '../../../platform/ids.ts';
import {
  context,
  esc,
  type Message,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import type { AbsenceProblem } from './absence.ts';
import type { AwayDates } from './away-dates.ts';

export const AWAY_FORM = 'absences.say-away';

export function awayModal(rolloutId: RolloutId, today: Temporal.PlainDate): Modal {
  return {
    type: 'modal',
    callback_id: AWAY_FORM,
    title: plain('Away', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      section('While you’re away you get no messages from me, and questions go to your back-up.'),
      day('from_on', 'First day away', today),
      day('to_on', 'Last day away', today),
      context('If you’re back earlier, tell me with `/champion back`.'),
    ],
  };
}

function day(blockId: string, label: string, initial: Temporal.PlainDate): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: { type: 'datepicker', action_id: 'value', initial_date: initial.toString() },
  };
}

/** Who stands in for which team while somebody is away. */
export type Cover = { teamName: string; standInName: string | undefined };

export function awaySaidMessage(
  dates: AwayDates,
  covers: readonly Cover[],
  today: Temporal.PlainDate,
): Message {
  const text = `You’re away ${sayDays(dates, today)}. You’ll get no messages from me until you’re back.`;
  const lines = covers.map(({ teamName, standInName }) =>
    standInName === undefined
      ? `• *${esc(teamName)}* has nobody to stand in, so questions go to the leads. Name someone with \`/champion backup @person\`.`
      : `• *${esc(teamName)}*: questions go to ${esc(standInName)}, who will hear about it in their next message.`,
  );
  return {
    text,
    blocks: [
      section(text),
      ...(lines.length === 0 ? [] : [section(lines.join('\n'))]),
      context('Back earlier? `/champion back`.'),
    ],
  };
}

export function youCoverMessage(
  name: string,
  teamName: string,
  dates: AwayDates,
  today: Temporal.PlainDate,
): Message {
  return sentence(
    `${esc(name)} is away ${sayDays(dates, today)}. As back-up of *${esc(teamName)}* you’re the one the team asks in the meantime. If you’re away too, tell me with \`/champion away\`.`,
  );
}

export function backMessage(count: number): Message {
  return sentence(
    count === 0
      ? 'I already had you down as here. Nothing was changed.'
      : 'Good to have you back. Questions and reminders come to you again from now on.',
  );
}

export function sayDays({ fromOn, toOn }: AwayDates, today: Temporal.PlainDate): string {
  return fromOn.equals(toOn)
    ? `on ${sayDate(fromOn, today)}`
    : `from ${sayDate(fromOn, today)} to ${sayDate(toOn, today)}`;
}

export function sayAbsenceProblem(problem: AbsenceProblem): string {
  switch (problem.kind) {
    case 'ends-before-it-starts':
      return 'The last day comes before the first. Choose a later one.';
    case 'already-over':
      return `Those days have passed. Choose ${sayDate(problem.today, problem.today)} or later.`;
    case 'long-enough-for-a-handover':
      return `${problem.days} days is more than the ${problem.most} that a back-up can cover. For that long, hand the role over: /champion handover.`;
  }
}

export const AWAY_USAGE =
  'Write the first and the last day, for example `/champion away 2027-02-01 2027-02-12`; `/champion away` on its own opens a form.';
