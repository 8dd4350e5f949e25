import type { InputBlock } from '@slack/types';
import type { RolloutId } from '../../../platform/ids.ts';
import { context, option, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { capitalised } from '../../../platform/words.ts';
import type { GateKey } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import {
  CONSTRAINT_TEXT_MAX_LENGTH,
  type Constraint,
  constraintKinds,
  constraintKindTitles,
  HOURS_PER_TEAM_MAX,
} from './constraint.ts';
import { textInput } from './ledger-modals.view.ts';

export const CONSTRAINT_FORM = 'constraints.save';
export const PLAN_MAX = 1500;

export const blockableGates: readonly GateKey[] = [
  'leaving-assessment',
  'leaving-infrastructure',
  'leaving-expansion',
  'leaving-broad',
  'wave-0',
  'wave-1',
  'wave-2',
  'wave-3',
  'wave-4',
  'wave-5',
];

/** One form for a new constraint and for a known one. */
export function constraintModal(
  rolloutId: RolloutId,
  known: (Constraint & { version: number; hasOwnerLeft: boolean }) | undefined,
): Modal {
  return {
    type: 'modal',
    callback_id: CONSTRAINT_FORM,
    title: plain(known === undefined ? 'Add a constraint' : 'Change the constraint', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({
      rolloutId,
      ...(known === undefined ? {} : { constraintId: known.id }),
      basedOn: known?.version ?? 0,
    }),
    blocks: [
      ...(known === undefined
        ? [
            section(
              'Something the pilot leant on that wouldn’t be there, or not enough of it, with more teams.',
            ),
          ]
        : []),
      textInput('text', 'What did the pilot lean on?', known?.text, {
        example: 'A senior agent reads every output',
        limit: CONSTRAINT_TEXT_MAX_LENGTH,
        multiline: true,
      }),
      kindInput(known?.kind),
      textInput('hours', 'Hours per team per week', known?.hoursPerTeamPerWeek.toString(), {
        example: '4, or 0 if it takes no weekly time',
        limit: 10,
        hint: `A number from 0 to ${HOURS_PER_TEAM_MAX}. It is multiplied by the teams to come.`,
      }),
      ownerInput(known),
      textInput('plan', 'Plan', known?.plan, {
        example: 'Automatic checks by March; then one output in ten is read',
        limit: PLAN_MAX,
        multiline: true,
        optional: true,
        hint: 'What will be built or agreed so that it does not grow with every team.',
      }),
      {
        type: 'input',
        block_id: 'due',
        optional: true,
        label: plain('Solved by'),
        element: {
          type: 'datepicker',
          action_id: 'value',
          ...(known?.dueOn === undefined ? {} : { initial_date: known.dueOn.toString() }),
        },
      },
      gatesInput(known?.blocks ?? []),
      context('The owner, plan and date can come later; the assessment’s gate asks for all three.'),
    ],
  };
}

function kindInput(known: Constraint['kind'] | undefined): InputBlock {
  const optionOf = (kind: Constraint['kind']) =>
    option(capitalised(constraintKindTitles[kind]), kind);
  return {
    type: 'input',
    block_id: 'kind',
    label: plain('Kind'),
    element: {
      type: 'static_select',
      action_id: 'value',
      options: constraintKinds.map(optionOf),
      ...(known === undefined ? {} : { initial_option: optionOf(known) }),
    },
  };
}

function ownerInput(known: Parameters<typeof constraintModal>[1]): InputBlock {
  const stays = known?.ownerId !== undefined && !known.hasOwnerLeft;
  return {
    type: 'input',
    block_id: 'owner',
    optional: true,
    label: plain('Who looks after it'),
    ...(known?.hasOwnerLeft === true
      ? { hint: plain('The person who looked after it has left. Choose someone else.') }
      : {}),
    element: {
      type: 'users_select',
      action_id: 'value',
      ...(stays && known.ownerId !== undefined ? { initial_user: known.ownerId } : {}),
    },
  };
}

function gatesInput(known: readonly GateKey[]): InputBlock {
  const optionOf = (gate: GateKey) => option(capitalised(sayGate(gate)), gate);
  const initial = blockableGates.filter((gate) => known.includes(gate)).map(optionOf);
  return {
    type: 'input',
    block_id: 'blocks',
    optional: true,
    label: plain('Which gates must wait until it is closed'),
    element: {
      type: 'multi_static_select',
      action_id: 'value',
      options: blockableGates.map(optionOf),
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    },
  };
}
