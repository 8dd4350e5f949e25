import type { Button } from '@slack/types';
import type { UserId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  context,
  divider,
  esc,
  header,
  type Message,
  section,
} from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import { capitalised, sayList } from '../../../platform/words.ts';
import { saySize } from '../../champions/champions/team-size.ts';
import { OPEN_TEAM_FORM, teamFormValue } from '../../teams/teams/team-modal.view.ts';
import type { BoardReader } from './board.view.ts';
import type { BoardRow, OpenThing } from './board-page.ts';
import { openThingWords, peopleWords, standingWords } from './board-words.view.ts';

const OPEN_SHOWN = 8;

export type TeamCard = {
  row: BoardRow;
  open: readonly OpenThing[];
  managerName: string | undefined;
  backUpNames: readonly string[];
  reader: BoardReader & {
    userId: UserId;
    isManager: boolean;
    /** Leads, sponsors and the team's own people read what is open. */
    seesOpen: boolean;
  };
};

/** One team with everything that can be done about it, as [Open] on the board shows it. */
export function teamCardMessage(card: TeamCard): Message {
  const { row, reader } = card;
  const { team, access } = row;
  const title = `${team.name}: ${standingWords(row, reader.today)}`;
  const lines = [
    ...(reader.hasPart ? [peopleWords(row), ...rolesLine(card)] : []),
    aboutWords(row),
    ...(access === undefined || access.state === 'live' ? [] : [whyWords(access)]),
  ];
  return {
    text: title,
    blocks: [
      header(team.name),
      section(`*${capitalised(standingWords(row, reader.today))}*\n${lines.join('\n')}`),
      ...openBlocks(card),
      actions(...buttonsOf(card)),
    ],
  };
}

function rolesLine({ managerName, backUpNames }: TeamCard): string[] {
  const parts = [
    ...(backUpNames.length === 0 ? [] : [`Back-up ${sayList(backUpNames.map(esc))}`]),
    managerName === undefined ? 'No manager yet' : `Manager ${esc(managerName)}`,
  ];
  return [parts.join(' · ')];
}

function aboutWords({ team, size }: BoardRow): string {
  const { function: purpose, place } = team.context;
  const facts = [purpose, place].filter((fact) => fact !== '').map(esc);
  const about = facts.length === 0 ? ['Not described yet'] : [capitalised(facts.join(', '))];
  return [...about, saySize(size)].join(' · ');
}

function whyWords({ reason, changedBy }: NonNullable<BoardRow['access']>): string {
  return `${esc(reason)} _What changes that:_ ${esc(changedBy)}`;
}

function openBlocks({ open, reader }: TeamCard): AnyBlock[] {
  if (!reader.seesOpen) return [];
  if (open.length === 0) return [context('Nothing is open for this team.')];
  const shown = open.slice(0, OPEN_SHOWN);
  const more = open.length - shown.length;
  return [
    divider,
    ...shown.map((thing) => {
      const { settle, personId } = thing.obligation;
      const isOwn = personId === reader.userId;
      return section(
        openThingWords(thing, reader.today),
        isOwn ? button(settle.label, settle.actionId, settle.value) : undefined,
      );
    }),
    ...(more === 0 ? [] : [context(`And ${more} more.`)]),
  ];
}

function buttonsOf({ row, reader }: TeamCard): Button[] {
  const { team, standing, wave } = row;
  const { rolloutId, name } = team;
  const mayChange = reader.isLead || reader.isManager;
  const rollout = (label: string, text: string) =>
    commandButton(label, { command: '/rollout', text, rolloutId });
  const champion = (label: string, text: string) =>
    commandButton(label, { command: '/champion', text, rolloutId });
  return [
    ...(reader.hasPart ? [rollout('Readiness', `readiness ${name}`)] : []),
    rollout('Access', `access ${name}`),
    ...(wave === undefined ? [] : [rollout('The wave', `wave status ${wave.number}`)]),
    ...(mayChange && !standing.hasChampion ? [champion('Find a champion', `suggest ${name}`)] : []),
    ...(mayChange
      ? [button('Change the team', OPEN_TEAM_FORM, teamFormValue(rolloutId, team.id))]
      : []),
    ...rollBackButtons(row, reader, rollout),
  ];
}

function rollBackButtons(
  { team, wave }: BoardRow,
  { isLead }: BoardReader,
  rollout: (label: string, text: string) => Button,
): Button[] {
  if (!isLead || wave?.startedOn === undefined) return [];
  return wave.rollBack === undefined
    ? [rollout('Roll back', `wave rollback ${wave.number}`)]
    : [rollout('Lift the roll-back', `wave lift ${team.name}`)];
}
