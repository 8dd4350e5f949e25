import type { RolloutId } from '../../../platform/ids.ts';
import {
  actions,
  button,
  clamp,
  context,
  esc,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount, sayFew, sayList } from '../../../platform/words.ts';
import type { TeamInput } from '../teams/team.ts';
import { form } from './team-list.view.ts';

export const ADD_FORM = 'team-lists.add';
export const CHANGE_LIST = 'team-lists.change-list';
const SHOWN = 40;

export type PreviewFacts = {
  rolloutId: RolloutId;
  /** When the list was stored; what is added is what was shown. */
  savedAt: number;
  teams: readonly TeamInput[];
  nameOf: (id: string) => string;
  likeName: string | undefined;
  unknownHeadings: readonly string[];
};

/** What will be added, before anything is. */
export function previewModal(facts: PreviewFacts): Modal {
  const { rolloutId, savedAt, teams, likeName, unknownHeadings } = facts;
  const lines = teams.slice(0, SHOWN).map((team) => `• ${teamLine(team, facts.nameOf)}`);
  const more = teams.length > SHOWN ? `\n…and ${teams.length - SHOWN} more.` : '';
  const notes = [
    ...(likeName === undefined ? [] : [`What a line left out is as in *${esc(likeName)}*.`]),
    ...(unknownHeadings.length === 0
      ? []
      : [
          `I don’t know what to do with ${sayList(unknownHeadings.map((one) => `"${esc(clamp(one, 40))}"`))}, so that is left out.`,
        ]),
    'Each can be changed later with `/rollout team edit`.',
  ];
  const count = sayCount(teams.length, 'team');
  return form(ADD_FORM, 'Add these teams?', `Add ${count}`, asValue({ rolloutId, savedAt }), [
    section(clamp(`*${count} will be added*\n${lines.join('\n')}${more}`, 2900)),
    context(...notes),
    actions(button('Change the list', CHANGE_LIST, asValue({ rolloutId }))),
  ]);
}

function teamLine(team: TeamInput, nameOf: (id: string) => string): string {
  const { managerId, memberIds, workflows, context: about } = team;
  const people = sayFew(
    memberIds.map((id) => esc(nameOf(id))),
    4,
  );
  const facts = [
    managerId === undefined ? 'no manager yet' : `manager ${esc(nameOf(managerId))}`,
    memberIds.length === 0 ? 'no people yet' : people,
    ...[about.function, about.place].filter((fact) => fact !== '').map(esc),
    ...(workflows.length === 0 ? [] : [sayList(workflows.map(esc))]),
  ];
  return `*${esc(team.name)}*: ${facts.join('; ')}`;
}

export function teamsAddedModal(names: readonly string[]): Modal {
  return {
    type: 'modal',
    callback_id: 'team-lists.added',
    title: plain('Added', 24),
    close: plain('Close', 24),
    blocks: [
      section(`*${sayCount(names.length, 'team')}* added: ${sayFew(names.map(esc), 10)}.`),
      section(
        '*Next:* find a champion for each. `/champion suggest` shows whom their people already ask; anyone can nominate one with `/champion nominate @person team`.',
      ),
    ],
  };
}
