import type { InputBlock } from '@slack/types';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { context, esc, option, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import type { ChampionRole } from '../champions/champion.ts';
import type { NominationFacts } from './nomination-facts.ts';
import { championValue, sayRole } from './nomination-messages.view.ts';

export const OPEN_NOMINATION = 'nominations.open-nomination';
export const NOMINATION_FORM = 'nominations.nominate';
export const DECLINE_FORM = 'nominations.decline';

export function nominationModal(draft: {
  rolloutId: RolloutId;
  personId: UserId;
  /** Undefined when people speak for themselves. */
  name: string | undefined;
  teams: readonly { id: TeamId; name: string }[];
  role: ChampionRole;
}): Modal {
  const { rolloutId, personId, name, teams } = draft;
  const only = teams.length === 1 ? teams[0] : undefined;
  const who = name === undefined ? 'You' : esc(name);
  const what = only === undefined ? '' : ` of *${esc(only.name)}*`;
  return {
    type: 'modal',
    callback_id: NOMINATION_FORM,
    title: plain(name === undefined ? 'Volunteer' : 'Nominate', 24),
    submit: plain(name === undefined ? 'Volunteer' : 'Nominate', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({
      rolloutId,
      personId,
      ...(only === undefined ? {} : { teamId: only.id }),
    }),
    blocks: [
      section(`*${who}* as champion${what}: the person the team asks first.`),
      ...(only === undefined ? [teamInput(teams)] : []),
      roleInput(draft.role),
      words(
        'why',
        name === undefined ? 'Why would you like to?' : 'Why this person?',
        'One or two sentences. The manager and the leads will read them.',
        500,
      ),
      context(
        name === undefined
          ? 'Next, your manager is asked to keep hours free for it. You decide at the end, once you know how many.'
          : 'Next, the manager is asked to keep hours free for it. The person decides at the end, once they know how many.',
      ),
    ],
  };
}

function teamInput(teams: readonly { id: TeamId; name: string }[]): InputBlock {
  return {
    type: 'input',
    block_id: 'team',
    label: plain('Team'),
    element: {
      type: 'static_select',
      action_id: 'value',
      options: teams.map((team) => option(team.name, team.id)),
    },
  };
}

function roleInput(role: ChampionRole): InputBlock {
  const champion = option('Champion', 'champion');
  const backUp = option('Back-up', 'back-up', 'Stands in when the champion is away');
  return {
    type: 'input',
    block_id: 'role',
    label: plain('As'),
    element: {
      type: 'radio_buttons',
      action_id: 'value',
      options: [champion, backUp],
      initial_option: role === 'champion' ? champion : backUp,
    },
  };
}

export function declineModal(facts: NominationFacts): Modal {
  return {
    type: 'modal',
    callback_id: DECLINE_FORM,
    title: plain('Not for me', 24),
    submit: plain('Say no', 24),
    close: plain('Cancel', 24),
    private_metadata: championValue(facts.champion),
    blocks: [
      section(`You won’t be ${sayRole(facts)}. You don’t have to give a reason.`),
      {
        ...words(
          'reason',
          'Anything you would like to add',
          'The person who nominated you will read it.',
          500,
        ),
        optional: true,
      },
    ],
  };
}

export function words(blockId: string, label: string, hint: string, limit: number): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, 2000),
    hint: plain(hint, 2000),
    element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: limit },
  };
}
