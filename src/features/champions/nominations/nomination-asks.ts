import type { UserId } from '../../../platform/ids.ts';
import type { Champion } from '../champions/champion.ts';

/** The name of the first word that the nominee gets of it. */
export const newsKey = (championId: string) => `nominations.nominated:${championId}` as const;

/** The name of what somebody is told of a loss. */
export const lossKey = (champion: Champion, userId: UserId) =>
  `champions.lost:${champion.id}:${champion.ended?.at.epochMilliseconds ?? 0}:${userId}` as const;
