import {
  type AnyBlock,
  actions,
  context,
  esc,
  header,
  type Message,
  mention,
} from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import { sayDate, sayList } from '../../../platform/words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { moreButton, obligationSection } from '../obligations/obligation.view.ts';
import { isAllQuiet, quietOver } from '../obligations/quiet.ts';
import { nothingOwedWords } from '../obligations/quiet.view.ts';
import type { NextStepUp } from '../obligations/waiting-for-others.ts';
import { holdingBlocks } from '../obligations/waiting-for-others.view.ts';
import type { RolloutStatus } from './rollout-status.ts';
import { phaseLine, statusBlocks } from './rollout-status.view.ts';

type OfReader = {
  own: readonly Obligation[];
  holding: NextStepUp;
  /** Whether they see more than phase, teams and dates. */
  isInside: boolean;
};

/** Where a rollout stands, with the next step of the one who asks. */
export function statusMessage(
  status: RolloutStatus,
  { own, holding, isInside }: OfReader,
  today: Temporal.PlainDate,
): Message {
  const { rollout, leadIds } = status;
  const command = (label: string, text: string) =>
    commandButton(label, { command: '/rollout', text, rolloutId: rollout.id });
  return {
    text: `*${esc(rollout.name)}*: ${phaseLine(status)}`,
    blocks: [
      header(rollout.name),
      ...statusBlocks(status),
      ...nextStep(status, { own, holding }, today),
      ...holdingBlocks(holding, today),
      actions(
        command('The teams', 'teams'),
        ...(isInside ? [command('What is open', 'due'), command('Gates', 'gates')] : []),
        command('Waves', 'wave'),
        command('All commands', 'help'),
      ),
      context(`Led by ${sayList(leadIds.map(mention))}.`),
    ],
  };
}

function nextStep(
  { dates: { next } }: RolloutStatus,
  { own, holding }: { own: readonly Obligation[]; holding: NextStepUp },
  today: Temporal.PlainDate,
): AnyBlock[] {
  const [first] = own;
  if (first !== undefined) {
    const more = own.length - 1;
    return [
      context('*Your next step*'),
      obligationSection(first, today),
      ...(more === 0 ? [] : [moreButton(more)]),
    ];
  }
  const quiet = quietOver(0, [holding]);
  if (!isAllQuiet(quiet)) return [context(`*Your next step*: none. ${nothingOwedWords(quiet)}`)];
  const until = next === undefined ? '' : ` before ${sayDate(next.on, today)}`;
  return [context(`*Your next step*: none. Nothing is waiting for you${until}.`)];
}
