import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import { inRollout, type Request } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { awayByStatus } from '../../teams/calendars/away-status.ts';
import { youCoverMessage } from './absences.view.ts';
import { coversOf } from './say-away.usecase.ts';

/** A champion's Slack status says away: whoever stands in learns it, once for each absence. */
export function noticeStatus(request: Request, { userId }: { userId: UserId }): void {
  const { database, now } = request;
  const person = findPerson(database, userId);
  if (person === undefined || person.isDeactivated) return;
  const status = { text: person.statusText, until: person.statusUntil ?? undefined };
  const dates = awayByStatus(status, person.timeZone, now);
  if (dates === undefined) return;
  write(database, () => {
    for (const rollout of listOpenRollouts(database)) {
      const own = inRollout(request, rollout);
      for (const { teamName, standInId, key } of coversOf(own, userId, dates)) {
        if (standInId === undefined) continue;
        const message = youCoverMessage(person.name, teamName, dates, dates.fromOn);
        enqueueNews(own, { key, to: standInId, message });
      }
    }
  });
}
