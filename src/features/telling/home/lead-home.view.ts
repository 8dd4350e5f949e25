import type { Button } from '@slack/types';
import type { Role } from '../../../platform/acting.ts';
import type { UserId } from '../../../platform/ids.ts';
import { type AnyBlock, actions, button, divider, header } from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import type { Chart } from '../../contract/chart.ts';
import { isCompletion } from '../../contract/gate.ts';
import { gateValue, OPEN_GATE } from '../../gates/gates/gate-card.view.ts';
import { boardBlocks } from '../boards/board.view.ts';
import type { BoardPage } from '../boards/board-page.ts';
import { chartBlocks } from '../digests/chart.view.ts';
import { nextStepBlocks } from '../outlooks/next-step.view.ts';
import type { Outlook } from '../outlooks/outlook.ts';
import type { SponsorFacts } from '../outlooks/sponsor-page.ts';
import type { RolloutStatus } from './rollout-status.ts';
import { datesBlocks, statusBlocks } from './rollout-status.view.ts';

export type HomeReader = {
  userId: UserId;
  roles: ReadonlySet<Role>;
  timeZone: string;
  nameOf: (userId: string) => string;
};

/** What a lead or sponsor sees of the rollout as a whole. */
export type HomeOfWhole = {
  outlook: Outlook;
  board: BoardPage;
  /** For a sponsor who does not lead. */
  sponsor: SponsorFacts | undefined;
  chart: Chart | undefined;
};

/** Above everything else: the one thing that the next step waits for. */
export function leadTop(
  { outlook }: HomeOfWhole,
  reader: HomeReader,
  today: Temporal.PlainDate,
): AnyBlock[] {
  return nextStepBlocks(outlook, { ...reader, today, isLead: true });
}

/** The board of all teams, the dates ahead, a figure, where the rollout stands, and what a lead does with it. */
export function leadBlocks(
  status: RolloutStatus,
  whole: HomeOfWhole,
  today: Temporal.PlainDate,
): AnyBlock[] {
  return [
    header('The teams'),
    ...boardBlocks(whole.board, { today, hasPart: true, isLead: true }),
    divider,
    header(status.rollout.name),
    ...statusBlocks({ ...status, dates: { ...status.dates, next: undefined } }),
    ...datesBlocks(status),
    ...chartBlocks(whole.chart),
    actions(...leadButtons(status, whole)),
  ];
}

function leadButtons({ rollout }: RolloutStatus, { outlook: { step } }: HomeOfWhole): Button[] {
  const { id: rolloutId, phase } = rollout;
  const command = (label: string, text: string) =>
    commandButton(label, { command: '/rollout', text, rolloutId });
  const opens =
    step.kind === 'gate' &&
    step.status.gate.kind === 'phase' &&
    !isCompletion(step.status.gate) &&
    step.status.refusal === undefined
      ? button('Open the gate', OPEN_GATE, gateValue(rolloutId, step.status.key))
      : command('Gates', 'gates');
  return [
    ...(phase === 'expansion' || phase === 'broad' ? [command('Plan a wave', 'wave plan')] : []),
    opens,
    command('Learnings', 'learnings'),
    command('Pace', 'pace'),
    command('Add teams', 'teams add'),
    command('All commands', 'help'),
  ];
}
