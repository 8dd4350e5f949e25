import { write } from '../../../platform/database.ts';
import type { ChannelId } from '../../../platform/ids.ts';
import type { Request } from '../../../platform/request.ts';
import { saveMovedChannel } from './wave-changes.store.ts';

/** Waves are told of where their channel is, also when Slack has given it another id; its rollout records that. */
export function moveWaveChannels(
  { database }: Request,
  { from, to }: { from: ChannelId; to: ChannelId },
): void {
  write(database, () => saveMovedChannel(database, from, to));
}
