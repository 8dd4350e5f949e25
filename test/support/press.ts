/* A button pressed again long after its message has changed: what Slack sends when a screen was old. */
import { payloadHead } from '../../src/practice/people/interaction.ts';
import { seenMessage } from '../../src/practice/people/seeing.ts';
import { openDirectMessage } from '../../src/practice/web-api/lookups.ts';
import { openResponseAddress } from '../../src/practice/web-api/response-url.ts';
import type { World } from './world.ts';

export type OldButton = { actionId: string; value: string; messageTs: string; channel: string };

type Element = { type: string; text?: { text?: string }; action_id?: string; value?: string };

/** A button of the newest message that somebody sees, kept for later. */
export function keepButton(world: World, name: string, label: string): OldButton {
  const seen = world.as(name).sees().messages.at(-1);
  const blocks = (seen?.message.blocks ?? []) as { elements?: Element[]; accessory?: Element }[];
  const elements = blocks.flatMap((block) => [...(block.elements ?? []), block.accessory]);
  const found = elements.find((one) => one?.type === 'button' && one.text?.text === label);
  if (seen === undefined || found === undefined) throw new Error(`${name} sees no "${label}".`);
  return {
    actionId: String(found.action_id),
    value: String(found.value),
    messageTs: seen.ts,
    channel: seen.channel,
  };
}

/** Somebody presses it, also somebody else than it was made for; answers with what they see newly. */
export async function pressKept(world: World, name: string, button: OldButton): Promise<string> {
  const { world: practice } = world.workspace;
  const { id: userId } = world.as(name);
  const dm = openDirectMessage(practice, practice.facts.bot.userId, userId).id;
  const before = new Map(practice.records.messages.all().map((one) => [one.ts, one.editedTs]));
  await practice.delivery.send('interactive', {
    ...payloadHead(practice, userId),
    type: 'block_actions',
    trigger_id: practice.triggers.issue(userId),
    response_url: openResponseAddress(practice, userId, dm, button.messageTs),
    channel: { id: dm, name: 'directmessage' },
    container: { type: 'message', channel_id: dm, message_ts: button.messageTs },
    actions: [
      {
        type: 'button',
        action_id: button.actionId,
        block_id: 'b',
        action_ts: button.messageTs,
        value: button.value,
      },
    ],
  });
  await world.flush();
  const fresh = practice.records.messages
    .all()
    .filter((one) => !before.has(one.ts) || before.get(one.ts) !== one.editedTs);
  return fresh.map((one) => seenMessage(practice, one).text).join('\n');
}
