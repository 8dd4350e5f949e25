/* A rollout whose Core an assistant may read. */
import { mcpRoutes } from '../../../../src/features/prepare/core-mcp/mcp.http.ts';
import { createKey } from '../../../../src/platform/keys/keys.ts';
import { stateIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

export type Door = { world: SupportCopilotWorld; routes: ReturnType<typeof mcpRoutes> };

export async function openDoor(slackbotSecret?: string): Promise<Door> {
  const world = await startSupportCopilot();
  const { database, product } = stateIn(world);
  const clock = { now: () => world.now() };
  return { world, routes: mcpRoutes({ database, product, clock, slackbotSecret }) };
}

export function keyFor({ world }: Door, purpose: string): string {
  const made = createKey(stateIn(world), { name: purpose, purpose, rolloutId: world.rollout.id });
  return made.kind === 'created' ? made.key : '';
}
