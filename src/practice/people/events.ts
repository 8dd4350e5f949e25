import type { PracticeWorld } from '../practice-world.ts';

/** Tells the bot that something happened, if its manifest asks for that kind of event. */
export async function sendEvent(
  world: PracticeWorld,
  event: { type: string } & Record<string, unknown>,
): Promise<void> {
  const asked = world.manifest.botEvents;
  if (asked !== undefined && !asked.includes(subscriptionOf(event))) return;
  const { bot, workspace } = world.facts;
  const eventTs = world.nextTs();
  await world.delivery.send('events_api', {
    token: 'practice-verification-token',
    team_id: workspace.id,
    api_app_id: bot.appId,
    event: { ...event, event_ts: eventTs },
    type: 'event_callback',
    event_id: world.nextId('Ev'),
    event_time: Math.floor(world.clock.now().epochMilliseconds / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.id,
        user_id: bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  });
}

/** Messages are subscribed to by the kind of conversation: message.im, message.channels. */
function subscriptionOf(event: { type: string } & Record<string, unknown>): string {
  if (event.type !== 'message') return event.type;
  const kinds: Record<string, string> = { im: 'im', channel: 'channels', group: 'groups' };
  return `message.${kinds[String(event.channel_type)] ?? 'channels'}`;
}
