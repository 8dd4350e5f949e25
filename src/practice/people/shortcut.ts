import type { PracticeWorld } from '../practice-world.ts';
import { slackMessage } from '../slack-forms.ts';
import { findMessage } from '../web-api/lookups.ts';
import { openResponseAddress } from '../web-api/response-url.ts';
import { notify, payloadHead, type Sent, sendInteraction } from './interaction.ts';

/** A person picks a shortcut: from the menu of the workspace, or from the menu of a message. */
export async function runShortcut(
  world: PracticeWorld,
  as: string,
  callbackId: string,
  on?: { conversation: string; ts: string },
): Promise<Sent> {
  const head = payloadHead(world, as);
  const shared = {
    ...head,
    callback_id: callbackId,
    trigger_id: world.triggers.issue(as),
    action_ts: world.nextTs(),
  };
  if (on === undefined) {
    return sendInteraction(world, as, 'interactive', { type: 'shortcut', ...shared });
  }
  const message = findMessage(world, on.conversation, on.ts);
  if (message === undefined) {
    return { ok: false, notice: notify(world, as, 'That message is gone.') };
  }
  const channel = world.records.conversations.get(on.conversation);
  return sendInteraction(world, as, 'interactive', {
    type: 'message_action',
    ...shared,
    channel: {
      id: on.conversation,
      name: channel?.kind === 'dm' ? 'directmessage' : (channel?.name ?? ''),
    },
    message_ts: message.ts,
    message: slackMessage(world, message),
    response_url: openResponseAddress(world, as, on.conversation, message.ts),
  });
}
