import {
  type AnyBlock,
  context,
  esc,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import type { Team } from './team.ts';
import type { LeavingRefusal } from './team-leaving.ts';

export const LEAVE_FORM = 'teams.leave';
export const REASON_MAX = 300;

/** What it means that a team leaves, before anything happens. */
export function leaveModal(
  team: Team,
  others: readonly Pick<Team, 'id' | 'name'>[],
  isAlone: boolean,
): Modal {
  const { id: teamId, rolloutId, name } = team;
  return {
    type: 'modal',
    callback_id: LEAVE_FORM,
    title: plain('A team leaves', 24),
    submit: plain(isAlone ? 'Take it out' : 'Ask for it', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId, teamId }),
    blocks: [
      section(
        `*${esc(name)}* leaves the rollout. Its champions’ roles end, plans go on without it, and access through it ends. Its people are asked for nothing more.`,
      ),
      ...(isAlone
        ? []
        : [context('Gates ask about this team, so a second person agrees before it leaves.')]),
      {
        type: 'input',
        block_id: 'how',
        label: plain('What happened?'),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: [
            option('It was dissolved', 'dissolved'),
            option('It was merged into another team', 'merged'),
            option('It no longer takes part', 'withdrawn'),
          ],
        },
      },
      ...(others.length === 0 ? [] : [intoInput(others)]),
      {
        type: 'input',
        block_id: 'reason',
        label: plain('Why'),
        hint: plain('For example: the two claims teams became one on 1 March.'),
        element: { type: 'plain_text_input', action_id: 'value', max_length: REASON_MAX },
      },
      context('What it found and decided stays on record: `/rollout history`.'),
    ],
  };
}

function intoInput(others: readonly Pick<Team, 'id' | 'name'>[]): AnyBlock {
  return {
    type: 'input',
    block_id: 'into',
    optional: true,
    label: plain('Merged into'),
    hint: plain('Its people come along, and have the access of that team.'),
    element: {
      type: 'static_select',
      action_id: 'value',
      options: others.map(({ id, name }) => option(name, id)),
    },
  };
}

export function leavingRefusalWords({ kind }: LeavingRefusal, teamName: string): string {
  switch (kind) {
    case 'no-reason':
      return 'Say why in a sentence: it stays on the record.';
    case 'merged-into-what':
      return 'Choose the team that its people go to.';
    case 'into-itself':
      return 'Choose another team than the one that leaves.';
    case 'is-pilot':
      return `*${esc(teamName)}* is the pilot, and the next teams are chosen by comparison with it. Until the broad rollout, \`/rollout pilot\` can name another one while the assessment is under way, and \`/rollout team edit ${esc(teamName)}\` changes its people. Nothing was changed.`;
  }
}
