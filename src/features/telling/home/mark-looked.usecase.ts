import { write } from '../../../platform/database.ts';
import { listWaitingNews, markNewsSeen } from '../../../platform/outbox/personal-news.ts';
import type { Request } from '../../../platform/request.ts';
import { writeIfPossible } from '../../../platform/storage-health.ts';

/** Somebody has what is new before their eyes; no message tells it to them again, unless it can't be noted now. */
export function markLooked({ database, acting, now }: Request): void {
  if (listWaitingNews(database, acting.userId).length === 0) return;
  writeIfPossible(() => write(database, () => markNewsSeen(database, acting.userId, now)));
}
