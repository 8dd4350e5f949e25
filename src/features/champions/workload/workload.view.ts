import type { RolloutId, UserId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  context,
  esc,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import { PASS_ON_MANY } from '../questions/questions.view.ts';
import { hoursChoices, type LoadVerdict, type Relief } from './load.ts';

export const ENTER_HOURS = 'workload.enter-hours';

/** The buttons with which last week is told; nobody has to. */
export function hoursBlocks(
  rolloutId: RolloutId,
  verdict: Pick<LoadVerdict, 'approvedPerWeek' | 'usedLastWeek'>,
  weekStartsOn: Temporal.PlainDate,
): AnyBlock[] {
  const { approvedPerWeek, usedLastWeek } = verdict;
  const week = `the week of ${sayDate(weekStartsOn, weekStartsOn.add({ days: 7 }))}`;
  if (usedLastWeek !== undefined)
    return [context(`You used about ${usedLastWeek} of ${sayAmount(approvedPerWeek)} in ${week}.`)];
  const buttons = hoursChoices(approvedPerWeek).map((hours) =>
    button(
      hours === 0 ? 'None' : sayAmount(hours),
      ENTER_HOURS,
      asValue({ rolloutId, weekStartsOn: weekStartsOn.toString(), hours }),
    ),
  );
  return [
    context(
      `About how much of your ${sayAmount(approvedPerWeek)} did you use in ${week}? Only if you want to say.`,
    ),
    actions(...buttons),
  ];
}

export function hoursMessage(
  rolloutId: RolloutId,
  verdict: LoadVerdict,
  weekStartsOn: Temporal.PlainDate,
): Message {
  return {
    text: 'How was last week?',
    blocks: [
      section('*How was last week?* It shows early when a role is becoming too much.'),
      ...hoursBlocks(rolloutId, verdict, weekStartsOn),
    ],
  };
}

export function hoursEnteredMessage(verdict: LoadVerdict): Message {
  const { usedLastWeek, approvedPerWeek, weeksOver } = verdict;
  const said = `Noted: about ${usedLastWeek ?? 0} of your ${sayAmount(approvedPerWeek)}.`;
  if (weeksOver === 0) return sentence(`${said} Thank you.`);
  if (weeksOver === 1)
    return sentence(
      `${said} One week over is a busy week. If it goes on, something has to change.`,
    );
  return sentence(
    `${said} That makes ${weeksOver} weeks over in a row. My next message to you says who could take something off your hands.`,
  );
}

/** To the champion first: it is their week. */
export function youAreOverMessage(
  rolloutId: RolloutId,
  verdict: LoadVerdict,
  reliefs: readonly NamedRelief[],
): Message {
  const text = `You have used more than your ${sayAmount(verdict.approvedPerWeek)} for ${sayCount(verdict.weeksOver, 'week')} in a row. That is too much for one person, and it isn’t your fault.`;
  return {
    text,
    blocks: [
      section(text),
      ...reliefBlocks(rolloutId, reliefs),
      context(
        'Your leads only hear about it if another week goes the same way. If you need more hours, ask your manager: the role should fit into them.',
      ),
    ],
  };
}

/** To the leads, when another week has gone by. */
export function championOverMessage(
  rolloutId: RolloutId,
  name: string,
  verdict: LoadVerdict,
  reliefs: readonly NamedRelief[],
): Message {
  const text = `${esc(name)} has used more than the approved ${sayAmount(verdict.approvedPerWeek)} for ${sayCount(verdict.weeksOver, 'week')} in a row, with ${sayCount(verdict.openQuestions, 'open question')} in ${sayCount(verdict.teams, 'team')}.`;
  return {
    text,
    blocks: [
      section(text),
      ...reliefBlocks(rolloutId, reliefs),
      context('A back-up, more hours or fewer teams: ask first which of these would help.'),
    ],
  };
}

export type NamedRelief = Relief & { toName: string };

function reliefBlocks(rolloutId: RolloutId, reliefs: readonly NamedRelief[]): AnyBlock[] {
  if (reliefs.length === 0)
    return [
      section(
        'I can’t see anyone with hours to spare. A back-up would help: `/champion suggest` shows who could be asked.',
      ),
    ];
  return reliefs
    .slice(0, 5)
    .map((relief) => section(sayRelief(relief), moveButton(rolloutId, relief)));
}

function sayRelief(relief: NamedRelief): string {
  const why =
    relief.because === 'back-up-of-the-team'
      ? `is back-up of *${esc(relief.teamName)}*`
      : 'has the most hours to spare';
  return `${esc(relief.toName)} could take ${sayCount(relief.questions, 'question')} of *${esc(relief.teamName)}*: ${why}.`;
}

function moveButton(rolloutId: RolloutId, relief: NamedRelief) {
  const { teamId, toId, questions } = relief;
  const value = asValue({ rolloutId, teamId, toId, count: questions });
  return button(questions === 1 ? 'Move it' : `Move ${questions}`, PASS_ON_MANY, value);
}

export function sayAmount(hours: number): string {
  return sayCount(hours, 'hour');
}

export const overKey = (to: UserId, personId: UserId, firstWeekOver: Temporal.PlainDate) =>
  `workload.over:${personId}:${firstWeekOver}:${to}` as const;
