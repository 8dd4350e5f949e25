import { z } from 'zod';
import { onceFor } from '../../../platform/once-for.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { seesInside } from '../../../platform/sight.ts';
import { type Message, sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue, teamValue } from '../../../platform/slack/fields.ts';
import { home, type Reply, replace, tell, update } from '../../../platform/slack/reply.ts';
import { getContactsByTeam } from '../../contract/team-contacts.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { boardFilters } from './board.ts';
import { type BoardReader, boardMessage, boardModal, OPEN_TEAM, SHOW_BOARD } from './board.view.ts';
import type { BoardPage } from './board-page.ts';
import type { BoardView } from './board-views.store.ts';
import { getBoardPage, listOpenThings, listRows } from './boards.store.ts';
import { teamCardMessage } from './team-card.view.ts';
import { turnBoard } from './turn-board.usecase.ts';

const IN_MESSAGE = 10;

const notYours = sentence(
  'Only people with a part in this rollout can open a team: its teams, champions, leads and sponsors.',
);

/** `/rollout teams`: the board of App Home as a message of its own. */
export const teamsCommand = command({
  command: '/rollout',
  name: 'teams',
  whenClosed: 'too',
  summary: 'the teams: where each stands, its champion, and what is open',
  usage: '',
  who: 'anyone',
  shows: 'outline',
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    return tell(messageOf(boardIn(request, { filter: 'all', page: 0 })));
  },
});

export const showBoard = action({
  actionId: SHOW_BOARD,
  who: 'anyone',
  shows: 'outline',
  about: 'rollout',
  value: rolloutValue.extend({ filter: z.enum(boardFilters), page: z.number().int().min(0) }),
  run(request, { filter, page }, { surface }): Reply {
    if (surface.kind === 'home') {
      turnBoard(request, { filter, page });
      return home;
    }
    const shown = boardIn(request, { filter, page });
    return surface.kind === 'modal'
      ? update(boardModal(shown.name, shown.board, shown.reader))
      : replace(messageOf(shown));
  },
});

export const openTeam = action({
  actionId: OPEN_TEAM,
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  value: teamValue,
  run(request, { teamId }): Reply {
    const { database, acting } = request;
    const [row] = listRows(request, [teamId]);
    if (row === undefined) return tell(sentence('This team is no longer part of the rollout.'));
    const contacts = getContactsByTeam(request, new Set([teamId])).get(teamId) ?? [];
    const { userId, roles } = acting;
    const { managerId, memberIds } = row.team;
    const isOwn =
      managerId === userId ||
      memberIds.includes(userId) ||
      contacts.some(({ personId }) => personId === userId);
    if (!isOwn && !seesInside(acting)) return tell(notYours);
    return tell(
      teamCardMessage({
        row,
        open: listOpenThings(request, teamId),
        managerName: managerId && findName(database, managerId),
        backUpNames: contacts
          .filter(({ role }) => role === 'back-up')
          .map(({ personId }) => findName(database, personId)),
        reader: {
          ...readerOf(request),
          userId,
          isManager: managerId === userId,
          seesOpen: isOwn || roles.has('lead') || roles.has('sponsor'),
        },
      }),
    );
  },
});

/** Whoever has no part in it sees all teams, and not which of them lack something. */
function boardIn(request: RolloutRequest, asked: BoardView) {
  const view = seesInside(request.acting) ? asked : { ...asked, filter: 'all' as const };
  return {
    name: findRollout(request.database, request.rolloutId)?.name ?? '',
    board: getBoardPage(request, { ...view, size: IN_MESSAGE }),
    reader: readerOf(request),
  };
}

const messagesOf = onceFor((_board: BoardPage) => new Map<string, Message>());

/** A board is kept while nothing has changed, and its message with it, for each kind of reader. */
function messageOf({ name, board, reader }: ReturnType<typeof boardIn>): Message {
  const messages = messagesOf(board);
  const key = JSON.stringify([name, reader]);
  const known = messages.get(key) ?? boardMessage(name, board, reader);
  messages.set(key, known);
  return known;
}

function readerOf({ acting, today }: RolloutRequest): BoardReader {
  return { today, hasPart: seesInside(acting), isLead: acting.roles.has('lead') };
}
