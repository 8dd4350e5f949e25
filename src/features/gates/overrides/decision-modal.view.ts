import { actions, button, clamp, esc, plain, section } from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import { sayGate } from '../../contract/gate-words.ts';
import type { StoredOverride } from './override.ts';
import type { FoundSince } from './override-cover.ts';
import { sayAim } from './override-line.view.ts';
import {
  APPROVE,
  APPROVE_FOR_GOOD,
  forGoodValue,
  OPEN_DECLINE,
  overrideValue,
  requestBlocks,
  sayDecision,
} from './override-messages.view.ts';
import type { OverrideWords } from './override-words.ts';

/** An open request, to be decided from wherever the approver found it. */
export function decisionModal(
  override: StoredOverride,
  words: OverrideWords,
  /** What was found since, which the override would not cover. */
  since: readonly FoundSince[] = [],
): Modal {
  const by = esc(words.nameOf(override.requestedBy));
  const rollout = esc(words.rolloutName);
  const gate = sayGate(override.gate);
  return {
    type: 'modal',
    callback_id: 'overrides.decision',
    title: plain('Override request', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        override.change === undefined
          ? `${by} asks you to let *${gate}* of *${rollout}* open.`
          : `${by} asks you ${sayAim(override)}, on *${rollout}*.`,
      ),
      ...requestBlocks(override, words),
      ...(since.length === 0
        ? []
        : [
            section(
              clamp(
                `*Found since, and not covered:*\n${since.map(({ asks, says }) => `• ${esc(asks)} ${esc(says)}`).join('\n')}`,
                2900,
              ),
            ),
          ]),
      override.decision === undefined
        ? actions(...decisionButtons(override, words))
        : section(sayDecision(override, words)),
    ],
  };
}

function decisionButtons(override: StoredOverride, { rolloutId, today }: OverrideWords) {
  const value = overrideValue(rolloutId, override.id);
  const { change, expiresOn } = override;
  const yes = change === undefined ? 'Approve' : `Agree until ${sayDate(expiresOn, today)}`;
  return [
    ...(change?.isForGood === true
      ? [
          button('Agree for good', APPROVE_FOR_GOOD, forGoodValue(rolloutId, override.id), {
            confirm: sure('Agree for good?'),
          }),
        ]
      : []),
    button(yes, APPROVE, value, {
      style: 'primary',
      confirm: sure(change === undefined ? 'Approve the override?' : 'Agree to the change?'),
    }),
    button('Decline and say why', OPEN_DECLINE, value),
  ];
}

const sure = (title: string) => ({
  title: plain(title, 100),
  text: plain('It is posted to the channel under your name.', 300),
  confirm: plain('Approve', 30),
  deny: plain('Not yet', 30),
});
