import type { Button } from '@slack/types';
import type { RolloutId } from '../../../platform/ids.ts';
import { type AnyBlock, button, esc, section } from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import { capitalised, sayCount, sayDate } from '../../../platform/words.ts';
import { isCompletion } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import {
  completeButton,
  gateValue,
  OPEN_GATE,
  SHOW_GATE,
} from '../../gates/gates/gate-card.view.ts';
import type { GateStatus } from '../../gates/gates/gate-status.ts';
import { allMet, type SayFacts, sayStatus } from '../../gates/gates/gate-words.view.ts';
import { waveLine } from '../../waves/waves/waves.view.ts';
import { openThingWords } from '../boards/board-words.view.ts';
import type { Outlook } from './outlook.ts';

export type OutlookReader = SayFacts & { userId: string; isLead: boolean };

/** One line: what comes next, what holds it up, and the button for it. Empty where nothing is ahead. */
export function nextStepBlocks(outlook: Outlook, reader: OutlookReader): AnyBlock[] {
  const said = stepWords(outlook, reader);
  if (said === undefined) return [];
  const { holding } = outlook;
  const isShut = isHeldUp(outlook);
  const title = isShut ? 'What holds the next step up' : 'The next step';
  const first = holding === undefined ? '' : ` *First:* ${openThingWords(holding, reader.today)}.`;
  return [section(`*${title}:* ${said}${first}`, stepButton(outlook, reader))];
}

function isHeldUp({ step, holding }: Outlook): boolean {
  return holding !== undefined || (step.kind === 'gate' && step.status.refusal !== undefined);
}

function stepWords({ step, running }: Outlook, reader: OutlookReader): string | undefined {
  switch (step.kind) {
    case 'start':
      return `The rollout starts on ${sayDate(step.on, reader.today)}.`;
    case 'gate':
      return gateWords(step.status, reader);
    case 'wave-runs':
      return `${running === undefined ? `Wave ${step.number} runs` : waveLine(running)}. The next wave is planned after it.`;
    case 'second-pilot':
      return 'The teams of the second pilot have not been chosen yet.';
    case 'plan-wave':
      return `No wave is planned. ${sayCount(step.teamsLeft, 'team')} ${step.teamsLeft === 1 ? 'is' : 'are'} not in one yet.`;
    case 'none':
      return undefined;
  }
}

function gateWords(status: GateStatus, reader: OutlookReader): string {
  if (status.refusal === undefined && status.gate.kind === 'wave')
    return `Wave ${status.gate.wave} can start: ${allMet(status)}.`;
  return sayStatus(status, reader);
}

/** For its owner the button that settles what holds it up; for everyone else the one that shows it. */
function stepButton(
  { rolloutId, step, holding }: Outlook,
  reader: OutlookReader,
): Button | undefined {
  const own = holding?.obligation;
  if (own?.personId === reader.userId)
    return button(own.settle.label, own.settle.actionId, own.settle.value, { style: 'primary' });
  const command = (label: string, text: string) =>
    commandButton(label, { command: '/rollout', text, rolloutId });
  switch (step.kind) {
    case 'gate':
      return gateButton(rolloutId, step.status, reader);
    case 'wave-runs':
      return command('See the wave', `wave status ${step.number}`);
    case 'second-pilot':
      return reader.isLead ? command('Choose the teams', 'select') : undefined;
    case 'plan-wave':
      return reader.isLead ? command('Plan a wave', 'wave plan') : undefined;
    default:
      return undefined;
  }
}

function gateButton(rolloutId: RolloutId, status: GateStatus, { isLead }: OutlookReader): Button {
  const value = gateValue(rolloutId, status.key);
  if (isLead && status.refusal === undefined) {
    if (isCompletion(status.gate)) return completeButton(rolloutId);
    if (status.gate.kind === 'phase')
      return button('Open the gate', OPEN_GATE, value, { style: 'primary' });
    return commandButton('Start the wave', {
      command: '/rollout',
      text: `wave start ${status.gate.wave}`,
      rolloutId: status.gate.rolloutId,
    });
  }
  const label = status.refusal === undefined ? 'See the gate' : 'See what is missing';
  return button(label, SHOW_GATE, value, {
    accessibility_label: `${label}: ${esc(capitalised(sayGate(status.key)))}`.slice(0, 75),
  });
}
