import { saveSettings } from '../../../../src/features/telling/nudges/nudge-settings.store.ts';
import { DEFAULT_SETTINGS } from '../../../../src/features/telling/nudges/nudge-settings.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { type Chores, chores, justRolloutsAndTeams } from '../../../support/chores.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';

/** Support copilot is set up, by default on Monday 4 January 2027 at 09:00 in Berlin; nothing is owed but what the test says. */
export async function startWithChores(
  now?: string,
): Promise<{ world: SupportCopilotWorld; work: Chores }> {
  const work = chores();
  const world = await startSupportCopilot({
    owners: [...justRolloutsAndTeams, work.feature],
    now,
  });
  return { world, work };
}

/** The same, and Mia has chosen to hear twice a week. */
export async function startWithTwiceAWeek(): ReturnType<typeof startWithChores> {
  const started = await startWithChores();
  const { database, rollout } = started.world;
  const mia = { userId: 'UMIA' as UserId, workspaceId: rollout.workspaceId };
  saveSettings(database, mia, { ...DEFAULT_SETTINGS, budget: '2' }, started.world.now());
  return started;
}

/** What a person was sent directly, by the time at which it came, in UTC. */
export function nudgesOf(world: World, userId: string): { at: string; text: string }[] {
  return world.workspace
    .calls('chat.postMessage')
    .filter((call) => call.arguments.channel === userId)
    .map((call) => ({ at: call.at.toString(), text: String(call.arguments.text) }));
}

export const FENCE = { key: 'fence', personId: 'UMIA', text: 'Paint the fence' };

/** So that it may be said again without anything beside it. */
export const WAITED_FOR = { blocks: { kind: 'wave', number: 1 } } as const;

/** The newest direct message that a person sees. */
export function lastDirect(world: World, name: string): string {
  const direct = world
    .as(name)
    .sees()
    .messages.filter(({ channel }) => channel.startsWith('D'));
  return direct.at(-1)?.text ?? '';
}

/** All direct messages that a person sees, the oldest first. */
export function directOf(world: World, name: string): string[] {
  return world
    .as(name)
    .sees()
    .messages.filter(({ channel }) => channel.startsWith('D'))
    .map(({ text }) => text);
}

/** Every change of a message where it stands. */
export function editsIn(world: World): string[] {
  return world.workspace.calls('chat.update').map((call) => String(call.arguments.text));
}
