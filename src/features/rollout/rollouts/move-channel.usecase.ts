import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { ChannelId } from '../../../platform/ids.ts';
import { inRollout, type Request } from '../../../platform/request.ts';
import { channelLink } from '../../../platform/slack/blocks.ts';
import { listOpenRollouts, saveMovedChannel } from './rollouts.store.ts';

/** A rollout's channel stays its channel when Slack gives it another id. */
export function moveChannel(
  request: Request,
  { from, to }: { from: ChannelId; to: ChannelId },
): void {
  const { database } = request;
  write(database, () => {
    const moved = listOpenRollouts(database).filter(({ channelId }) => channelId === from);
    saveMovedChannel(database, from, to);
    for (const rollout of moved) {
      record(inRollout(request, rollout), {
        act: 'rollouts.move-channel',
        subject: `rollout:${rollout.id}`,
        says: `Slack gave ${channelLink(to)} another id.`,
        isNews: false,
      });
    }
  });
}
