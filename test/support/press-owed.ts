/* Presses the button of everything that is owed, as the one who owes it, on the way that Slack takes. */
import type { Obligation } from '../../src/features/contract/obligation.ts';
import { payloadHead } from '../../src/practice/people/interaction.ts';
import { seenMessage } from '../../src/practice/people/seeing.ts';
import { openDirectMessage } from '../../src/practice/web-api/lookups.ts';
import { openResponseAddress } from '../../src/practice/web-api/response-url.ts';
import type { World } from './world.ts';

export type PressOutcome = { modal: string | undefined; said: string; hasButton: boolean };

/** What the owner gets to see: a form, a page with something to press, or words alone. */
export async function pressOwed(
  world: World,
  { personId, settle }: Pick<Obligation, 'personId' | 'settle'>,
): Promise<PressOutcome> {
  const { world: practice } = world.workspace;
  const dm = openDirectMessage(practice, practice.facts.bot.userId, personId).id;
  const messages = new Map(practice.records.messages.all().map((one) => [one.ts, one.editedTs]));
  const views = new Set(practice.records.views.all().map(({ id }) => id));
  const messageTs = '1.000001';
  await practice.delivery.send('interactive', {
    ...payloadHead(practice, personId),
    type: 'block_actions',
    trigger_id: practice.triggers.issue(personId),
    response_url: openResponseAddress(practice, personId, dm, messageTs),
    channel: { id: dm, name: 'directmessage' },
    container: { type: 'message', channel_id: dm, message_ts: messageTs },
    actions: [
      {
        ...{ type: 'button', action_id: settle.actionId, block_id: 'b' },
        ...{ action_ts: messageTs, value: settle.value },
      },
    ],
  });
  await world.flush();
  const view = practice.records.views.all().find(({ id }) => !views.has(id));
  const fresh = practice.records.messages
    .all()
    .filter((one) => !messages.has(one.ts) || messages.get(one.ts) !== one.editedTs)
    .map((one) => seenMessage(practice, one));
  const blocks = JSON.stringify(fresh.map(({ message }) => message.blocks ?? []));
  return {
    modal: view && JSON.stringify(view.view),
    said: fresh.map(({ text }) => text).join('\n'),
    hasButton: blocks.includes('"type":"button"'),
  };
}
