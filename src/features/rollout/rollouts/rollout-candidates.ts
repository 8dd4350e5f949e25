import type { ChannelId } from '../../../platform/ids.ts';
import type { Rollout } from './rollout.ts';

/**
 * Which rollouts a request without a name may be about, the likeliest list first: the one of its channel,
 * then any other. One that was closed is meant by what works on it, and by the rest where nothing is open.
 */
export function candidateLists<Each extends Pick<Rollout, 'channelId' | 'closedAt'>>(
  all: readonly Each[],
  channelId: ChannelId | undefined,
  whenClosed: 'too' | 'only' | undefined,
): Each[][] {
  const open = all.filter(({ closedAt }) => closedAt === undefined);
  const closed = all.filter(({ closedAt }) => closedAt !== undefined);
  const here = (list: readonly Each[]) => list.filter((one) => one.channelId === channelId);
  if (whenClosed === 'only') return [here(closed), closed, open];
  if (whenClosed === 'too') return [here(open), here(closed), open, closed];
  return [here(open), open, here(closed), closed];
}
