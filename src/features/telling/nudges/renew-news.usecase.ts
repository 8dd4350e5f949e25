import {
  listUrgentlyTold,
  listWaitingNews,
  markNewsTold,
  putNewsInto,
  takeChangedMessages,
} from '../../../platform/outbox/personal-news.ts';
import type { Request } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import type { Owed } from '../obligations/owed.ts';
import { editNudge } from './edit-nudge.usecase.ts';
import { nudgeKey } from './nudge.ts';
import { findNudge } from './nudges.store.ts';

/** Changes the messages whose news has other words by now, and the urgent one of today where more has come. */
export function renewNews(request: Request, owed: Owed): void {
  const { database } = request;
  joinUrgent(request);
  for (const key of takeChangedMessages(database)) {
    const nudge = findNudge(database, key);
    if (nudge !== undefined) editNudge(request, nudge, owed);
  }
}

/** Nobody gets two urgent messages on one day: what comes later stands in the one that was sent. */
function joinUrgent({ database, now }: Request): void {
  for (const personId of listUrgentlyTold(database)) {
    const timeZone = findPerson(database, personId)?.timeZone;
    if (timeZone === undefined) continue;
    const key = nudgeKey(personId, todayAt({ timeZone }, now).toString(), true);
    if (findNudge(database, key)?.sentAt == null) continue;
    const urgent = listWaitingNews(database, personId).filter(({ isUrgent }) => isUrgent);
    putNewsInto(
      database,
      key,
      urgent.map(({ id }) => id),
    );
    markNewsTold(database, key, now, true);
  }
}
