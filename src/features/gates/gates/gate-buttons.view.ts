import { type AnyBlock, actions, button } from '../../../platform/slack/blocks.ts';
import { capitalised } from '../../../platform/words.ts';
import type { GateKey } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { gateValue, SHOW_GATE } from './gate-card.view.ts';

/** A button for each gate that shows it in full. */
export function gateButtons(rolloutId: string, keys: readonly GateKey[], label?: string): AnyBlock {
  return actions(
    ...keys.map((key) =>
      button(
        label ?? capitalised(sayGate(key).replace(/^the /, '')),
        SHOW_GATE,
        gateValue(rolloutId, key),
      ),
    ),
  );
}
