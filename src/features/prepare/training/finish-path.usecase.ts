import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import type { Database } from '../../../platform/database.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { paths } from '../../contract/learning-path.ts';
import type { At, LearnerRecord } from './learner.store.ts';
import { placeIn } from './progress.ts';
import { findWalk, listProgress, markWalk } from './training.store.ts';

/**
 * Issues what a person has earned by now. Certificates are another feature's, so `app.ts` hands it
 * over; it runs in the transaction of the act that earned it.
 */
export type Settle = (at: At, acting: Acting) => void;

/** Notes which paths somebody has come to the end of by the act just done, and lets certificates be issued. */
export function noteFinishedPaths(
  database: Database,
  before: LearnerRecord,
  parts: { acting: Acting; settle: Settle },
  now: Temporal.Instant,
): void {
  const { rolloutId, personId, facts } = before;
  const learner = { rolloutId, personId };
  const records = listProgress(database, learner);
  for (const path of paths) {
    if (path === 'champion' && facts.path === 'member') continue;
    const isFinished = placeIn(facts.curriculum, path, records).kind === 'finished';
    const wasFinished = placeIn(facts.curriculum, path, facts.records).kind === 'finished';
    if (!isFinished || wasFinished) continue;
    if (findWalk(database, learner, path)?.finishedAt === undefined) {
      markWalk(database, learner, path, { finishedAt: now });
    }
    recordEntry(database, {
      workspaceId: parts.acting.workspaceId,
      rolloutId,
      at: now,
      actor: personId,
      act: 'training.finish-path',
      subject: `person:${personId}`,
      says: `${mention(personId)} finished the ${path} path.`,
      after: { path },
      isNews: false,
    });
  }
  parts.settle({ database, rolloutId, now }, parts.acting);
}
