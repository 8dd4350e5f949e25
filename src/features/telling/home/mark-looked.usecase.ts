import { write } from '../../../platform/database.ts';
import { listWaitingNews, markNewsSeen } from '../../../platform/outbox/personal-news.ts';
import type { Request } from '../../../platform/request.ts';

/** Somebody has what is new before their eyes; no message tells it to them again. */
export function markLooked({ database, acting, now }: Request): void {
  if (listWaitingNews(database, acting.userId).length === 0) return;
  write(database, () => markNewsSeen(database, acting.userId, now));
}
