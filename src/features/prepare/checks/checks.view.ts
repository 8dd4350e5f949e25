import type { RolloutId, UserId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  header,
  type Message,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount } from '../../../platform/words.ts';
import { textInput } from '../../assess/constraints/ledger-modals.view.ts';
import { workflowInput } from '../core/entry-inputs.view.ts';
import type { Check, CheckStatus } from './check.ts';

export const OPEN_CHECK = 'checks.open-check';
export const OPEN_DECLARE = 'checks.open-declare';
export const DECLARE_FORM = 'checks.declare-check';
export const END_CHECK = 'checks.end-check';

export const asRolloutValue = (rolloutId: RolloutId) => asValue({ rolloutId });
export const checkValue = (rolloutId: RolloutId, checkId: string) =>
  asValue({ rolloutId, checkId });

export type ShownCheck = { check: Check; status: CheckStatus; owner: string; since: string };

const SIGNS: Record<CheckStatus, string> = {
  green: 'passes',
  red: '*fails*',
  silent: '*is silent*',
  waiting: 'has not reported yet',
};

export function checksMessage(page: {
  rolloutId: RolloutId;
  isLead: boolean;
  checks: readonly ShownCheck[];
}): Message {
  const { rolloutId, isLead, checks } = page;
  const blocks: AnyBlock[] = [
    header('Automated checks'),
    ...(checks.length === 0
      ? [
          section(
            'No check is declared yet. A check runs where your outputs are made, and reports here by a signed webhook or with `groundswell checks report`.',
          ),
        ]
      : checks
          .slice(0, 20)
          .map((one) =>
            section(
              `*${esc(one.check.name)}* of ${esc(one.check.workflow)} ${SIGNS[one.status]}${one.since}\n${esc(clamp(one.check.looksFor, 200))} ${esc(one.owner)} looks after it.`,
              button('Look', OPEN_CHECK, checkValue(rolloutId, one.check.id)),
            ),
          )),
    ...(checks.length > 20 ? [context(`and ${checks.length - 20} more`)] : []),
    ...(isLead
      ? [actions(button('Declare a check', OPEN_DECLARE, asRolloutValue(rolloutId)))]
      : []),
  ];
  return { text: `${sayCount(checks.length, 'automated check')}`, blocks };
}

export function declareModal(
  rolloutId: RolloutId,
  workflows: readonly string[],
  ownerId: UserId,
): Modal {
  return {
    type: 'modal',
    callback_id: DECLARE_FORM,
    private_metadata: asValue({ rolloutId }),
    title: plain('Declare a check', 24),
    submit: plain('Declare it', 24),
    close: plain('Cancel', 24),
    blocks: [
      textInput('name', 'Its name, as it reports itself', undefined, {
        example: 'no-personal-data',
        limit: 100,
      }),
      workflowInput('', workflows),
      textInput('looksFor', 'What does it look for?', undefined, {
        example: 'Names, addresses and account numbers in a reply',
        limit: 300,
      }),
      textInput('freshHours', 'After how many hours without a word is it silent?', '24', {
        example: '24',
        limit: 4,
      }),
      {
        type: 'input',
        block_id: 'owner',
        label: plain('Who looks after it?'),
        element: { type: 'users_select', action_id: 'value', initial_user: ownerId },
      },
    ],
  };
}

/** One check, with what it said last and what to do. */
export function checkModal(
  rolloutId: RolloutId,
  { check, status, owner, since }: ShownCheck,
  isLead: boolean,
): Modal {
  const { last } = check;
  const link =
    last?.url === undefined ? '' : `\n<${last.url.replaceAll('|', '%7C')}|Open what it found>`;
  return {
    type: 'modal',
    callback_id: 'checks.check',
    title: plain('Automated check', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        `*${esc(check.name)}* of ${esc(check.workflow)} ${SIGNS[status]}${since}\n${esc(check.looksFor)}`,
      ),
      ...(last?.note === undefined && link === ''
        ? []
        : [section(`${esc(clamp(last?.note ?? '', 300))}${link}`)]),
      context(
        status === 'red'
          ? `It is open until it reports a pass. ${esc(owner)} looks after it.`
          : `It has to report at least every ${sayCount(check.freshHours, 'hour')}. ${esc(owner)} looks after it.`,
      ),
      ...(isLead
        ? [actions(button('No longer needed', END_CHECK, checkValue(rolloutId, check.id)))]
        : []),
    ],
  };
}
