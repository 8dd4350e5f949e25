import {
  type AnyBlock,
  clamp,
  context,
  esc,
  type Message,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount, sayList } from '../../../platform/words.ts';
import type { Team } from './team.ts';

const SHOWN = 20;

export function teamsMessage(
  rolloutName: string,
  teams: readonly Team[],
  pilotTeamId: string,
): Message {
  if (teams.length === 0)
    return sentence(
      `*${esc(rolloutName)}* has no teams yet. Add them with \`/rollout teams add\`.`,
    );
  const lines = teams.slice(0, SHOWN).map((team) => `• ${teamLine(team, team.id === pilotTeamId)}`);
  const more = teams.length > SHOWN ? `\n…and ${teams.length - SHOWN} more.` : '';
  const text = `*${sayCount(teams.length, 'team')}* on *${esc(rolloutName)}*`;
  return {
    text,
    blocks: [
      section(text),
      section(lines.join('\n') + more),
      context('Change one with `/rollout team edit <name>`, add some with `/rollout teams add`.'),
    ],
  };
}

function teamLine(team: Team, isPilot: boolean): string {
  const { function: purpose, place, size } = team.context;
  const facts = [purpose, place].filter((fact) => fact !== '').map(esc);
  const about = facts.length === 0 ? 'not described yet' : facts.join(', ');
  return `*${esc(team.name)}*${isPilot ? ' (the pilot)' : ''}: ${about}, ${sayCount(size, 'person', 'people')}`;
}

export function teamSavedModal(team: Team, isNew: boolean): Modal {
  const workflows = team.workflows.map(esc);
  const blocks: AnyBlock[] = [
    section(
      `*${esc(team.name)}* is ${isNew ? 'added' : 'saved'}${workflows.length === 0 ? '' : `: ${sayList(workflows)}`}.`,
    ),
    section(
      `*Next:* find the person who is excited about it. Anyone can nominate a champion with \`/champion nominate @person ${esc(team.name)}\`.`,
    ),
  ];
  return {
    type: 'modal',
    callback_id: 'teams.saved',
    title: plain('Saved', 24),
    close: plain('Close', 24),
    blocks,
  };
}

/** What to say when a typed team name fits none; names those there are. */
export function unknownTeam(typed: string, names: readonly string[]): string {
  const known =
    names.length === 0
      ? 'There are no teams yet: add some with `/rollout teams add`.'
      : `I know ${sayList(names.slice(0, 12).map(esc))}.`;
  return typed === ''
    ? `Say which team. ${known}`
    : `There is no team called "${esc(clamp(typed, 60))}". ${known}`;
}
