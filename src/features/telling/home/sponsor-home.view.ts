import { type AnyBlock, actions, header, section } from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { sponsorBlocks } from '../outlooks/sponsor-page.view.ts';
import type { HomeOfWhole } from './lead-home.view.ts';
import type { RolloutStatus } from './rollout-status.ts';
import { calendarLine, datesBlocks, phaseLine } from './rollout-status.view.ts';

/** A sponsor's page: three sentences, the dates ahead, and where the evidence is. */
export function sponsorHomeBlocks(
  status: RolloutStatus,
  { sponsor }: HomeOfWhole,
  needs: readonly Obligation[],
): AnyBlock[] {
  const { id: rolloutId, name } = status.rollout;
  const own = needs.filter((one) => one.rolloutId === rolloutId);
  const command = (label: string, text: string) =>
    commandButton(label, { command: '/rollout', text, rolloutId });
  return [
    header(name),
    section(`${phaseLine(status)}\n${calendarLine(status)}`),
    ...sponsorBlocks(sponsor, own),
    ...datesBlocks(status),
    actions(
      command('The teams', 'teams'),
      command('Gates', 'gates'),
      command('Pace', 'pace'),
      command('Overrides', 'overrides'),
      command('Where it stands', 'status'),
    ),
  ];
}
