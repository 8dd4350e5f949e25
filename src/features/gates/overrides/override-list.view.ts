import {
  actions,
  button,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { capitalised } from '../../../platform/words.ts';
import { sayGate } from '../gates/gate.view.ts';
import { ASK_OVERRIDE, gateValue } from '../gates/gate-card.view.ts';
import type { GateStanding } from '../gates/gate-standing.ts';
import type { Override } from './override.ts';
import { overrideLine } from './override-line.view.ts';
import { overrideValue, WITHDRAW } from './override-messages.view.ts';
import type { OverrideWords } from './override-words.ts';

/** Where several gates lack something, one is chosen first. */
export function whichGateMessage(rolloutId: string, standings: readonly GateStanding[]): Message {
  return sentence(
    'Which gate should the override be for?',
    actions(
      ...standings.map(({ key }) =>
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
    return sentence('No override was ever asked for. The gates have opened on evidence alone.');
  }
  const shown = overrides.toReversed().slice(0, SHOWN);
  const text = `${overrides.length === 1 ? 'One override was' : `${overrides.length} overrides were`} asked for so far.`;
  return {
    text,
    blocks: [
      section(text),
      ...shown.flatMap((override) => [
        section(`*${capitalised(sayGate(override.gate))}*\n${overrideLine(override, words)}`),
        ...(override.decision === undefined && override.requestedBy === readerId
          ? [actions(button('Take it back', WITHDRAW, overrideValue(words.rolloutId, override.id)))]
          : []),
      ]),
    ],
  };
}
