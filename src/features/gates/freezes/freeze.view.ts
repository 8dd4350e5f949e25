import { isAfter } from '../../../platform/calendar.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { capitalised, sayDate } from '../../../platform/words.ts';
import { type FreezeProblem, type FreezeWindow, isFreezeOver } from './freeze-window.ts';

export const LIFT_FREEZE = 'freezes.lift-freeze';
const SHOWN = 10;

type Facts = { rolloutName: string; byName: string; today: Temporal.PlainDate };

/** "from Monday 20 December to Monday 3 January", "on Monday 20 December", "from today until it is ended". */
export function sayWindow(
  { fromOn, untilOn }: Pick<FreezeWindow, 'fromOn' | 'untilOn'>,
  today: Temporal.PlainDate,
): string {
  const from = sayDate(fromOn, today);
  if (untilOn === undefined) return `from ${from} until a lead ends it`;
  return fromOn.equals(untilOn) ? `on ${from}` : `from ${from} to ${sayDate(untilOn, today)}`;
}

export function freezeDeclaredMessage(window: FreezeWindow, facts: Facts): Message {
  const text = `${facts.byName} declared a freeze on *${esc(facts.rolloutName)}* ${sayWindow(window, facts.today)}. Why: ${esc(window.reason)}`;
  return {
    text,
    blocks: [
      section(text),
      section(
        'No gate opens and no wave starts during that time. Teams already using it carry on as before, and so do training and preparation.',
      ),
      context('`/rollout freezes` lists all freezes.'),
    ],
  };
}

export function freezeLiftedMessage(window: FreezeWindow, facts: Facts): Message {
  return sentence(
    `${facts.byName} ended a freeze on *${esc(facts.rolloutName)}* early: the one ${sayWindow(window, facts.today)}. Whatever is ready can start again.`,
  );
}

/** Freezes now and ahead, and the last ones behind. */
export function freezesMessage(
  windows: readonly FreezeWindow[],
  facts: {
    rolloutId: string;
    rolloutName: string;
    nameOf: (userId: string) => string;
    today: Temporal.PlainDate;
    isLead: boolean;
  },
): Message {
  const { today, rolloutName } = facts;
  const open = windows.filter((window) => !isFreezeOver(window, today));
  const over = windows.filter((window) => isFreezeOver(window, today)).slice(-3);
  const now = open.filter(({ fromOn }) => !isAfter(fromOn, today));
  const text =
    open.length === 0
      ? `No freeze has been declared on *${esc(rolloutName)}*.`
      : now.length > 0
        ? `*${esc(rolloutName)}* is frozen today: no gate opens and no wave starts.`
        : `*${esc(rolloutName)}* isn’t frozen today; upcoming freezes are listed below.`;
  const how = facts.isLead
    ? 'Declare one with `/rollout freeze 2027-12-20 2028-01-03 year end`, or `/rollout freeze now <reason>` for an incident.'
    : 'Live teams carry on as usual during a freeze.';
  return {
    text,
    blocks: [
      section(text),
      ...open.slice(0, SHOWN).flatMap((window) => windowBlocks(window, facts)),
      ...(open.length > SHOWN ? [context(`And ${open.length - SHOWN} more.`)] : []),
      ...(over.length === 0
        ? []
        : [context(over.map((window) => `Over: ${line(window, facts)}`).join('\n'))]),
      context(how),
    ],
  };
}

type ListFacts = Parameters<typeof freezesMessage>[1];

function windowBlocks(window: FreezeWindow, facts: ListFacts): AnyBlock[] {
  const value = asValue({ rolloutId: facts.rolloutId, freezeId: window.id });
  return [
    section(line(window, facts)),
    ...(facts.isLead ? [actions(button('End it early', LIFT_FREEZE, value))] : []),
  ];
}

function line(window: FreezeWindow, { nameOf, today }: ListFacts): string {
  const lifted =
    window.lifted === undefined ? '' : `; ended early by ${esc(nameOf(window.lifted.by))}`;
  return `*${capitalised(sayWindow(window, today))}*: ${esc(clamp(window.reason, 300))} (${esc(nameOf(window.declaredBy))})${lifted}`;
}

/** Why a freeze cannot be declared so, and what to write instead. */
export function sayFreezeProblem(problem: FreezeProblem): string {
  switch (problem.kind) {
    case 'no-reason':
      return 'Say why, because the people waiting will read it: `/rollout freeze 2027-12-20 2028-01-03 year end`.';
    case 'needs-an-end':
      return 'A freeze needs a last day. Only an incident can stay open until a lead ends it: `/rollout freeze now <reason>`.';
    case 'ends-before-it-starts':
      return `The last day (${sayDate(problem.untilOn, problem.fromOn)}) comes before the first (${sayDate(problem.fromOn, problem.untilOn)}). Write the earlier day first.`;
    case 'already-over':
      return `That time has already passed: its last day is before today, ${sayDate(problem.today, problem.today)}.`;
    case 'too-long':
      return `That is ${problem.days} days. A freeze can last at most ${problem.most} days; for longer, pause the rollout with \`/rollout pause\`.`;
  }
}
