import { type AnyBlock, clamp, esc, plain, section } from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayList } from '../../../platform/words.ts';
import type { LooseningOutcome } from '../../contract/loosening.ts';
import { sayAsked } from '../../contract/loosening.view.ts';
import type { Team } from './team.ts';

type Asked = Extract<LooseningOutcome, { kind: 'asked' }>;

export function teamSavedModal(team: Team, isNew: boolean, asked: Asked | undefined): Modal {
  const workflows = team.workflows.map(esc);
  const blocks: AnyBlock[] = [
    section(
      `*${esc(team.name)}* is ${isNew ? 'added' : 'saved'}${workflows.length === 0 ? '' : `: ${sayList(workflows)}`}.`,
    ),
    ...(asked === undefined ? [] : [section(sayAsked(asked))]),
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
