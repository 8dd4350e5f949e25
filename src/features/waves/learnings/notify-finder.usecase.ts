import type { LearningId, TeamId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { Message } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import type { Learning } from './learning.ts';
import { adoptedMessage, declinedMessage, triedMessage } from './learning-messages.view.ts';
import type { LearningMove } from './learning-move.ts';

/** Whoever found it hears what became of it, unless they did it themselves or have left. */
export function notifyFinder(
  request: RolloutRequest,
  move: LearningMove,
  learning: Learning,
): void {
  const { database, acting } = request;
  const { id, foundBy: to } = learning;
  const message = finderMessage(request, move, learning);
  if (message === undefined || to === acting.userId) return;
  if (findPerson(database, to)?.isDeactivated !== false) return;
  enqueueNews(request, { key: finderKey(move, id), to, message });
}

/** That a team took it up is said once, whether by a trial that worked or without one. */
function finderKey(move: LearningMove, id: LearningId) {
  if (move.step === 'adopt' || (move.step === 'try' && move.worked))
    return `learnings.credit:${id}:${move.teamId}` as const;
  const step = move.step === 'decline' ? 'learnings.declined' : 'learnings.tried';
  return `${step}:${id}:${newId<string>()}` as const;
}

/** What whoever found it is told of a step; undefined where there is nothing to tell. */
function finderMessage(
  { database, acting }: RolloutRequest,
  move: LearningMove,
  learning: Learning,
): Message | undefined {
  const byName = acting.name;
  const teamName = (teamId: TeamId) => findTeam(database, learning.rolloutId, teamId)?.name ?? '';
  if (move.step === 'try') {
    const { worked, note } = move;
    return triedMessage({ learning, teamName: teamName(move.teamId), byName, worked, note });
  }
  if (move.step === 'adopt')
    return adoptedMessage({ learning, teamName: teamName(move.teamId), byName });
  if (move.step === 'decline') return declinedMessage({ learning, byName, reason: move.reason });
  return undefined;
}
