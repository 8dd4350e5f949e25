import type { InputBlock } from '@slack/types';
import type { RolloutId } from '../../../platform/ids.ts';
import { clamp, context, option, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayAmountOf } from '../../../platform/words.ts';
import { sayGate, sayPhase } from '../../contract/gate-words.ts';
import { lastDayInput } from '../../contract/loosening.view.ts';
import { nextPhase, type Phase } from '../../contract/phase.ts';
import type { GateStatus } from './gate-status.ts';
import type { FrozenCriterion, GateVersion } from './gate-version.ts';
import { type SayFacts, sayStatus } from './gate-words.view.ts';

export const OPEN_FORM = 'gates.open';
export const EDIT_FORM = 'gates.edit';
export const GATE_REASON_MAX = 1000;
const THRESHOLDS_MAX = 40;

/** Asks once more before a rollout goes on, and carries the phase that the person saw. */
export function openGateModal(
  rolloutId: RolloutId,
  leaving: Phase,
  status: GateStatus,
  facts: SayFacts,
): Modal {
  const to = nextPhase(leaving) ?? leaving;
  return {
    type: 'modal',
    callback_id: OPEN_FORM,
    title: plain('Open the gate', 24),
    submit: plain('Open it', 24),
    close: plain('Not now', 24),
    private_metadata: asValue({ rolloutId, leaving }),
    blocks: [
      section(`*${sayStatus(status, facts)}*`),
      section(
        `This moves the rollout on to ${sayPhase(to)}. The evidence as it is now goes on the record under your name, and the rollout’s channel will be told.`,
      ),
      context(
        'You can’t go back to an earlier phase. If something goes wrong, `/rollout pause` stops the rollout.',
      ),
    ],
  };
}

/** The thresholds of a gate, and its criteria where they have changed since it was frozen. */
export function editGateModal(
  rolloutId: RolloutId,
  version: GateVersion,
  today: readonly FrozenCriterion[],
): Modal {
  const withThreshold = version.criteria.filter(({ threshold }) => threshold !== undefined);
  const news = newsSince(version, today);
  return {
    type: 'modal',
    callback_id: EDIT_FORM,
    title: plain('Change the criteria', 24),
    submit: plain('Save as new version', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId, gate: version.gate, basedOn: version.number }),
    blocks: [
      section(
        `The criteria of ${sayGate(version.gate)} were frozen as version ${version.number}. A change that makes it harder is a new version at once, which shows on the gate and in the channel with your name and reason. What makes it easier than it was needs a sponsor’s yes first.`,
      ),
      ...withThreshold.slice(0, THRESHOLDS_MAX).map(thresholdInput),
      ...(withThreshold.length === 0
        ? [context('None of its criteria has a number to change.')]
        : []),
      ...(news.length === 0 ? [] : [adoptInput(news)]),
      lastDayInput(),
      {
        type: 'input',
        block_id: 'reason',
        label: plain('Why the change'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: GATE_REASON_MAX,
          placeholder: plain('For example: the wave has only two small teams', 150),
        },
      },
    ],
  };
}

export const thresholdBlock = (name: string) => `threshold_${name}`;

function thresholdInput({ name, asks, threshold }: FrozenCriterion): InputBlock {
  return {
    type: 'input',
    block_id: thresholdBlock(name),
    label: plain(asks),
    ...(threshold === undefined
      ? {}
      : { hint: plain(`${threshold.means}; now ${sayAmountOf(threshold.value, threshold.unit)}`) }),
    element: {
      type: 'number_input',
      action_id: 'value',
      is_decimal_allowed: true,
      min_value: '0',
      ...(threshold === undefined ? {} : { initial_value: String(threshold.value) }),
    },
  };
}

function adoptInput(news: readonly string[]): InputBlock {
  return {
    type: 'input',
    block_id: 'adopt',
    optional: true,
    label: plain('Today’s criteria'),
    hint: plain(clamp(`What has changed since it was frozen: ${news.join('; ')}.`, 1900)),
    element: {
      type: 'checkboxes',
      action_id: 'value',
      options: [option('Adopt the criteria as they are today', 'adopt')],
    },
  };
}

function newsSince(version: GateVersion, today: readonly FrozenCriterion[]): string[] {
  const frozen = new Map(version.criteria.map((one) => [one.name, one.version]));
  const names = new Set(today.map(({ name }) => name));
  return [
    ...today.flatMap((one) => {
      const known = frozen.get(one.name);
      if (known === undefined) return [`added: “${one.asks}”`];
      return known === one.version ? [] : [`redefined: “${one.asks}”`];
    }),
    ...version.criteria
      .filter(({ name }) => !names.has(name))
      .map(({ asks }) => `dropped: “${asks}”`),
  ];
}
