import { record } from '../../../platform/audit/audit.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { paths } from '../../contract/learning-path.ts';
import { listInsiders } from './insiders.store.ts';
import type { LearnerRecord } from './learner.store.ts';
import { placeIn } from './progress.ts';
import { findWalk, listProgress, markWalk } from './training.store.ts';

/** Records which paths somebody has come to the end of by the act just done, and lets certificates be issued. */
export function recordFinishedPaths(request: RolloutRequest, before: LearnerRecord): void {
  const { database, now, product } = request;
  const { rolloutId, personId, facts } = before;
  const learner = { rolloutId, personId };
  const records = listProgress(database, learner);
  for (const path of paths) {
    if (path === 'champion' && facts.path === 'member') continue;
    const isFinished = placeIn(facts.curriculum, path, records).kind === 'finished';
    const wasFinished = placeIn(facts.curriculum, path, facts.records).kind === 'finished';
    if (!isFinished || wasFinished) continue;
    if (findWalk(database, learner, path)?.finishedAt === undefined) {
      const isInside = listInsiders(database, rolloutId).has(personId);
      markWalk(database, learner, path, {
        finishedAt: now,
        ...(isInside ? { wasInside: true } : {}),
      });
    }
    record(request, {
      act: 'training.finish-path',
      subject: `person:${personId}`,
      says: `${mention(personId)} finished the ${path} path.`,
      after: { path },
      isNews: false,
    });
  }
  product.settleCertificates(request);
}
