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
      section(
        'While you are away nobody writes to you from here, and questions go to your back-up.',
      ),
      day('from_on', 'First day away', today),
      day('to_on', 'Last day away', today),
      context('With `/champion back` you are there again earlier.'),
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
  const text = `You are away ${sayDays(dates, today)}. Nobody writes to you from here on those days.`;
  const lines = covers.map(({ teamName, standInName }) =>
    standInName === undefined
      ? `• *${esc(teamName)}* has nobody who stands in: questions go to the leads. Name somebody with \`/champion backup @person\`.`
      : `• *${esc(teamName)}*: questions go to ${esc(standInName)}, who knows of it now.`,
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
    `${esc(name)} is away ${sayDays(dates, today)}. As back-up of *${esc(teamName)}* you are the one whom the team asks on those days. Away yourself? \`/champion away\` tells me.`,
  );
}

export function backMessage(count: number): Message {
  return sentence(
    count === 0
      ? 'I had you as here already. Nothing was changed.'
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
      return `These days have passed. Choose ${sayDate(problem.today)} or later days.`;
    case 'long-enough-for-a-handover':
      return `${problem.days} days are more than the ${problem.most} that a back-up can bridge. Hand the role over for so long: /champion handover.`;
  }
}

export const AWAY_USAGE =
  'Write the first and the last day, for example `/champion away 2027-02-01 2027-02-12`; `/champion away` alone opens a form.';
