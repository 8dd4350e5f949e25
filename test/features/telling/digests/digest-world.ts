import { chores, justRolloutsAndTeams } from '../../../support/chores.ts';
import { startSupportCopilot } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';

/** Support copilot is set up on Monday 4 January 2027 at 09:00 in Berlin. */
export async function startWithFigures(now?: string) {
  const work = chores();
  const charted = {
    name: 'figures',
    charts: () => [
      {
        order: 1,
        title: 'Answers to the four questions',
        reads: 'Three of four people have answered (n = 4, 10 January).',
        kind: 'bar' as const,
        categories: ['Answered', 'Open'],
        series: [{ name: 'People', values: [3, 1] }],
      },
    ],
  };
  const world = await startSupportCopilot({
    owners: [...justRolloutsAndTeams, work.feature, charted],
    now,
  });
  return { world, work, rollout: world.rollout };
}

/** What was said as a digest, and when, in UTC. */
export function digestsIn(world: World) {
  return world.workspace
    .calls('chat.postMessage')
    .filter((call) => JSON.stringify(call.arguments.metadata ?? '').includes('digest:'))
    .map((call) => ({
      at: call.at,
      text: String(call.arguments.text),
      blocks: call.arguments.blocks,
    }));
}
