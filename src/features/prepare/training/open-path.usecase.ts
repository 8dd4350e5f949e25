import type { Acting } from '../../../platform/acting.ts';
import { type Database, write } from '../../../platform/database.ts';
import { enqueueEditEntry, enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { Message } from '../../../platform/slack/blocks.ts';
import type { LearnerRecord } from './learner.store.ts';
import { wentOnMessage } from './learning-words.view.ts';
import { addWalk, findWalk, type Learner, markWalk } from './training.store.ts';

const messageKey = ({ rolloutId, personId }: Learner, number: number) =>
  `training.path:${rolloutId}:${personId}:${number}`;

/** Puts the step at which somebody stands into a direct message; an older one then points to it. */
export function openPath(
  database: Database,
  input: { acting: Acting; desk: LearnerRecord; message: Message },
  now: Temporal.Instant,
): void {
  write(database, () => {
    const { acting, desk, message } = input;
    const { rolloutId, personId } = desk;
    const learner = { rolloutId, personId };
    startWalk(database, desk, now);
    const shown = findWalk(database, learner, 'member')?.messages ?? 0;
    const entry = { workspaceId: acting.workspaceId, rolloutId, now };
    const of = messageKey(learner, shown);
    enqueueEditEntry(database, { ...entry, key: `${of}:moved`, of, message: wentOnMessage });
    const key = messageKey(learner, shown + 1);
    enqueueMessageEntry(database, { ...entry, key, to: personId, message });
    markWalk(database, learner, 'member', { messages: shown + 1 });
  });
}

/** Notes that somebody has begun a path, the first time that they stand in it. */
export function startWalk(
  database: Database,
  { rolloutId, personId, stage }: LearnerRecord,
  now: Temporal.Instant,
): void {
  addWalk(database, { rolloutId, personId }, 'member', now);
  addWalk(database, { rolloutId, personId }, stage.path, now);
}
