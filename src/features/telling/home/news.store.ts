import type { UserId } from '../../../platform/ids.ts';
import { listUnseenNews, type PersonalNews } from '../../../platform/outbox/personal-news.ts';
import type { StateAt } from '../../../platform/request.ts';

/** What was first seen stays for so long: nobody has to read it at the first glance. */
const STAYS = Temporal.Duration.from({ hours: 12 });

/** What is new to somebody since they last looked, the newest first, apart from what they were told in a message. */
export function listNews({ database, now }: StateAt, personId: UserId): PersonalNews[] {
  return listUnseenNews(database, personId, now.subtract(STAYS));
}
