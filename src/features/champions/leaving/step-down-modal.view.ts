import type { InputBlock } from '@slack/types';
import type { RolloutId } from '../../../platform/ids.ts';
import {
  context,
  esc,
  type Message,
  option,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { type Champion, roleTitles } from '../champions/champion.ts';
import type { NominationFacts } from '../nominations/nomination-facts.ts';
import { sayRole } from '../nominations/nomination-messages.view.ts';
import { words } from '../nominations/nomination-modals.view.ts';

export const STEP_DOWN_FORM = 'champions.step-down';

type HeldRole = { champion: Champion; teamName: string };

export function stepDownModal(
  rolloutId: RolloutId,
  roles: readonly HeldRole[],
  canHandOver: boolean,
): Modal {
  const only = roles.length === 1 ? roles[0] : undefined;
  const what =
    only === undefined
      ? 'a role'
      : `the role of ${roleTitles[only.champion.role]} of *${esc(only.teamName)}*`;
  return {
    type: 'modal',
    callback_id: STEP_DOWN_FORM,
    title: plain('Step down', 24),
    submit: plain('Step down', 24),
    close: plain('Stay', 24),
    private_metadata: asValue({
      rolloutId,
      ...(only === undefined ? {} : { championId: only.champion.id }),
    }),
    blocks: [
      section(`You’re leaving ${what} today.`),
      ...(only === undefined ? [roleInput(roles)] : []),
      words('reason', 'Why?', 'The leads will read it, and your back-up if you have one.', 500),
      context(
        canHandOver
          ? '`/champion handover` is kinder to the team: your back-up takes over and nothing stops.'
          : 'If there is time, name a back-up first (`/champion backup @person`) and hand over.',
      ),
    ],
  };
}

function roleInput(roles: readonly HeldRole[]): InputBlock {
  return {
    type: 'input',
    block_id: 'role',
    label: plain('Role'),
    element: {
      type: 'static_select',
      action_id: 'value',
      options: roles.map(({ champion, teamName }) =>
        option(`${roleTitles[champion.role]} of ${teamName}`, champion.id),
      ),
    },
  };
}

export function steppedDownMessage(facts: NominationFacts): Message {
  return sentence(
    `You are no longer ${sayRole(facts)}. Thank you for what you did. The leads will be asked to find someone to step in.`,
  );
}
