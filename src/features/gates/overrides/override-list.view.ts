import {
  actions,
  button,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { capitalised } from '../../../platform/words.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { ASK_OVERRIDE, gateValue } from '../gates/gate-card.view.ts';
import type { GateStatus } from '../gates/gate-status.ts';
import type { Override } from './override.ts';
import { overrideLine } from './override-line.view.ts';
import { overrideValue, WITHDRAW } from './override-messages.view.ts';
import type { OverrideWords } from './override-words.ts';

/** Where several gates lack something, one is chosen first. */
export function whichGateMessage(rolloutId: string, statuses: readonly GateStatus[]): Message {
  return sentence(
    'Which gate is the override for?',
    actions(
      ...statuses.map(({ key }) =>
        button(
          capitalised(sayGate(key).replace(/^the /, '')),
          ASK_OVERRIDE,
          gateValue(rolloutId, key),
        ),
      ),
    ),
  );
}

const SHOWN = 10;

/** Every override that was ever asked for, the newest first. */
export function overridesMessage(
  overrides: readonly Override[],
  words: OverrideWords,
  readerId: string,
): Message {
  if (overrides.length === 0) {
    return sentence(
      'No override has ever been requested. The gates have opened on evidence alone.',
    );
  }
  const shown = overrides.toReversed().slice(0, SHOWN);
  const text = `${overrides.length === 1 ? 'One override has' : `${overrides.length} overrides have`} been requested so far.`;
  return {
    text,
    blocks: [
      section(text),
      ...shown.flatMap((override) => [
        section(`*${capitalised(sayGate(override.gate))}*\n${overrideLine(override, words)}`),
        ...(override.decision === undefined && override.requestedBy === readerId
          ? [actions(button('Withdraw it', WITHDRAW, overrideValue(words.rolloutId, override.id)))]
          : []),
      ]),
    ],
  };
}
