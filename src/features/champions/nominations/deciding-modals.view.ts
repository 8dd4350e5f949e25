import type { InputBlock } from '@slack/types';
import { actions, button, context, esc, plain, section } from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { hasBegun, roleTitles } from '../champions/champion.ts';
import type { NominationFacts } from './nomination-facts.ts';
import {
  championValue,
  type Hours,
  OPEN_REFUSAL,
  sayHours,
  sayRole,
} from './nomination-messages.view.ts';
import { words } from './nomination-modals.view.ts';

export const HOURS_FORM = 'nominations.hours';
export const CONFIRM_FORM = 'nominations.confirm';
export const REFUSAL_FORM = 'nominations.refuse';

/** Hours as the manager sees fit; also how hours are renewed. */
export function hoursModal(facts: NominationFacts, hours: Hours): Modal {
  const { champion } = facts;
  const isRenewal = champion.hours !== undefined;
  const isRunning = isRenewal && champion.accepted !== undefined && hasBegun(champion, facts.today);
  return {
    type: 'modal',
    callback_id: HOURS_FORM,
    title: plain(isRenewal ? 'Renew hours' : 'Protected hours', 24),
    submit: plain('Approve', 24),
    close: plain('Cancel', 24),
    private_metadata: championValue(champion),
    blocks: [
      section(
        `> ${esc(champion.nominated.why).replaceAll('\n', '\n> ')}\n— ${esc(facts.nominatorName)}`,
      ),
      section(
        `How much time will you keep free for *${esc(facts.name)}* as ${sayRole(facts)}? The approval has an end date, so that nobody has to remember it.`,
      ),
      {
        type: 'input',
        block_id: 'per_week',
        label: plain('Hours a week'),
        element: {
          type: 'number_input',
          action_id: 'value',
          is_decimal_allowed: true,
          min_value: '0.5',
          max_value: '20',
          initial_value: String(hours.perWeek),
        },
      },
      ...(isRunning
        ? []
        : [
            {
              ...day('from_on', 'First day', hours.fromOn),
              hint: plain(
                `${facts.name} counts as ${roleTitles[champion.role]} from this day on, and not before.`,
              ),
            },
          ]),
      day('until_on', 'Last day', hours.untilOn),
      ...(isRenewal
        ? []
        : [actions(button('Say no instead', OPEN_REFUSAL, championValue(champion)))]),
    ],
  };
}

function day(blockId: string, label: string, initial: Temporal.PlainDate): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: { type: 'datepicker', action_id: 'value', initial_date: initial.toString() },
  };
}

/** A lead’s yes, since a champion’s work is seen far beyond one team. */
export function confirmModal(facts: NominationFacts): Modal {
  const { champion, today } = facts;
  const value = championValue(champion);
  const hours =
    champion.hours === undefined
      ? ''
      : ` ${esc(facts.hoursByName ?? '')} approved ${sayHours(champion.hours, today)}.`;
  return {
    type: 'modal',
    callback_id: CONFIRM_FORM,
    title: plain('Confirm', 24),
    submit: plain('Confirm', 24),
    close: plain('Later', 24),
    private_metadata: value,
    blocks: [
      section(
        `${esc(facts.name)} is nominated as ${sayRole(facts)} on *${esc(facts.rolloutName)}*.${hours}`,
      ),
      section(
        `> ${esc(champion.nominated.why).replaceAll('\n', '\n> ')}\n— ${esc(facts.nominatorName)}`,
      ),
      context(`${esc(facts.name)} will be asked as soon as one lead has confirmed.`),
      actions(button('Say no instead', OPEN_REFUSAL, value)),
    ],
  };
}

/** A no by a manager or a lead; the reason is shown to the nominator and the person. */
export function refusalModal(facts: NominationFacts): Modal {
  return {
    type: 'modal',
    callback_id: REFUSAL_FORM,
    title: plain('Say no', 24),
    submit: plain('Say no', 24),
    close: plain('Cancel', 24),
    private_metadata: championValue(facts.champion),
    blocks: [
      section(`*${esc(facts.name)}* will not be ${sayRole(facts)} for now.`),
      words(
        'reason',
        'Why not now?',
        `${facts.name} and ${facts.nominatorName} will read it.`,
        500,
      ),
    ],
  };
}
