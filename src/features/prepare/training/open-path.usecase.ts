import { write } from '../../../platform/database.ts';
import { enqueueAnswer } from '../../../platform/outbox/direct.ts';
import { enqueueEdit } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { Message } from '../../../platform/slack/blocks.ts';
import { listInsiders } from './insiders.store.ts';
import type { LearnerRecord } from './learner.store.ts';
import { wentOnMessage } from './learning-words.view.ts';
import { addWalk, findWalk, type Learner, markWalk } from './training.store.ts';

const messageKey = ({ rolloutId, personId }: Learner, number: number) =>
  `training.path:${rolloutId}:${personId}:${number}` as const;

/** Puts the step at which somebody stands into a direct message; an older one then points to it. */
export function openPath(
  request: RolloutRequest,
  { learning, message }: { learning: LearnerRecord; message: Message },
): void {
  const { database } = request;
  const { rolloutId, personId } = learning;
  write(database, () => {
    const learner = { rolloutId, personId };
    startWalk(request, learning);
    const shown = findWalk(database, learner, 'member')?.messages ?? 0;
    const of = messageKey(learner, shown);
    enqueueEdit(request, { key: `${of}:moved`, of, message: wentOnMessage });
    enqueueAnswer(request, { key: messageKey(learner, shown + 1), to: personId, message });
    markWalk(database, learner, 'member', { messages: shown + 1 });
  });
}

/** Stores that somebody has begun a path, the first time that they stand in it. */
export function startWalk(
  { database, now }: RolloutRequest,
  { rolloutId, personId, stage }: LearnerRecord,
): void {
  const wasInside = listInsiders(database, rolloutId).has(personId);
  addWalk(database, { rolloutId, personId }, 'member', { startedAt: now, wasInside });
  addWalk(database, { rolloutId, personId }, stage.path, { startedAt: now, wasInside });
}
