import type { PracticeWorld } from '../practice-world.ts';
import type { Delivered } from '../socket-mode/delivery.ts';
import type { AckPayload } from '../socket-mode/envelope.ts';

/** How an act went on its way to the bot. */
export type Sent = { ok: true; payload: AckPayload | undefined } | { ok: false; notice: string };

export const NO_ANSWER = 'The bot did not answer within 3 seconds. Try again in a moment.';
export const NOT_CONNECTED =
  'The bot isn’t connected, so this didn’t reach it. Start it and try again.';

/** The part that every interactive payload has in common. */
export function payloadHead(world: PracticeWorld, userId: string): Record<string, unknown> {
  const { bot, workspace } = world.facts;
  const person = world.records.members.get(userId);
  return {
    team: { id: workspace.id, domain: workspace.domain },
    user: {
      id: userId,
      username: person?.handle ?? userId,
      name: person?.handle ?? userId,
      team_id: workspace.id,
    },
    api_app_id: bot.appId,
    token: 'practice-verification-token',
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Sends an interactive payload, and tells the person when nobody answered. */
export async function sendInteraction(
  world: PracticeWorld,
  userId: string,
  type: 'slash_commands' | 'interactive',
  payload: Record<string, unknown>,
): Promise<Sent> {
  const delivered = await world.delivery.send(type, payload);
  const notice = noticeOf(delivered);
  if (notice === undefined) {
    return { ok: true, payload: delivered.kind === 'acknowledged' ? delivered.payload : undefined };
  }
  return { ok: false, notice: notify(world, userId, notice) };
}

export function notify(world: PracticeWorld, userId: string, notice: string): string {
  world.notices.set(userId, notice);
  world.changed();
  return notice;
}

function noticeOf(delivered: Delivered): string | undefined {
  switch (delivered.kind) {
    case 'acknowledged':
      return undefined;
    case 'not-connected':
      return NOT_CONNECTED;
    case 'no-answer':
      return NO_ANSWER;
    case 'refused':
      return `The bot couldn’t handle this (${delivered.reason}).`;
  }
}
