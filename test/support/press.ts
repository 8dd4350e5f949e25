/* A button pressed again long after its message has changed: what Slack sends when a screen was old. */

import { payloadHead } from '../../src/practice/people/interaction.ts';
import type { Outcome } from '../../src/practice/people/seeing.ts';
import { seenMessage } from '../../src/practice/people/seeing.ts';
import type { Person } from '../../src/practice/person.ts';
import { openDirectMessage } from '../../src/practice/web-api/lookups.ts';
import { openResponseAddress } from '../../src/practice/web-api/response-url.ts';
import type { World } from './world.ts';

export type OldButton = { actionId: string; value: string; messageTs: string; channel: string };

type Element = { type: string; text?: { text?: string }; action_id?: string; value?: string };

/** A button of the newest message that somebody sees, kept for later. */
export function keepButton(world: World, name: string, label: string): OldButton {
  const seen = world.as(name).sees().messages.at(-1);
  return { ...buttonIn(seen?.message.blocks, label), ...where(seen) };
}

/** One that stands on somebody's App Home now. */
export async function keepHomeButton(person: Person, label: string): Promise<OldButton> {
  const { home } = await person.openHome();
  return { ...buttonIn(home?.view.blocks, label), ...where(person.sees().messages.at(-1)) };
}

/** One that comes with what is new for somebody. */
export function keepNewsButton(world: World, name: string, label: string): OldButton {
  const person = world.as(name);
  const messages = world.database.$client
    .prepare('select message from personal_news where person_id = ?')
    .pluck()
    .all(person.id) as string[];
  const blocks = messages.flatMap((one) => (JSON.parse(one) as { blocks: unknown[] }).blocks);
  return { ...buttonIn(blocks, label), ...where(person.sees().messages.at(-1)) };
}

const where = (seen: { ts: string; channel: string } | undefined) => ({
  messageTs: seen?.ts ?? '1.000001',
  channel: seen?.channel ?? '',
});

function buttonIn(blocks: unknown, label: string): Pick<OldButton, 'actionId' | 'value'> {
  const all = (blocks ?? []) as { elements?: Element[]; accessory?: Element }[];
  const elements = all.flatMap((block) => [...(block.elements ?? []), block.accessory]);
  const found = elements.find((one) => one?.type === 'button' && one.text?.text === label);
  if (found === undefined) throw new Error(`There is no "${label}".`);
  return { actionId: String(found.action_id), value: String(found.value) };
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

/** Opens App Home and presses one after the other what is in sight there and then. */
export async function pressFromHome(person: Person, ...labels: string[]): Promise<Outcome> {
  let seen = await person.openHome();
  for (const label of labels) seen = await person.press(label);
  return seen;
}

/** Opens a form from App Home and sends it as it is, but for what is filled in. */
export async function sendFromHome(
  person: Person,
  label: string,
  fill: Parameters<Person['fill']>[0] = {},
): Promise<Outcome> {
  await pressFromHome(person, label);
  await person.fill(fill);
  const done = await person.submit();
  if (done.errors === undefined) await person.close({ all: true });
  return done;
}
