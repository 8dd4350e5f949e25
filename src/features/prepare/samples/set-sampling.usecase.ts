import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { lowered, raised } from './sampling-rate.ts';
import { getPerStratum, saveSamplingRate } from './sampling-rates.store.ts';

/**
 * Draws more or fewer outputs of a work from now on; `why` is one sentence in mrkdwn that is safe. Answers with
 * how many are drawn now of each team and register; undefined where nothing changes.
 */
export function setSampling(
  request: RolloutRequest,
  { workflow, to, why }: { workflow: string; to: 'more' | 'fewer' | number; why: string },
): number | undefined {
  const { database, rolloutId, now } = request;
  return write(database, () => {
    const before = getPerStratum(database, rolloutId, workflow);
    const perStratum = to === 'more' ? raised(before) : to === 'fewer' ? lowered(before) : to;
    if (before === perStratum) return undefined;
    saveSamplingRate(database, rolloutId, workflow, { perStratum, why, changedAt: now });
    record(request, {
      act: 'samples.set-rate',
      subject: `workflow:${workflow}`,
      says: `${perStratum} outputs of ${esc(workflow)} are drawn of each team instead of ${before}. ${why}`,
      before,
      after: perStratum,
      isNews: false,
    });
    return perStratum;
  });
}
