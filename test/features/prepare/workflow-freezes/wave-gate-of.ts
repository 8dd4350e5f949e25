import { contextIn } from '../../../support/requests.ts';
import type { SupportCopilotWorld } from '../../../support/story.ts';

/** What keeps a wave with Claims shut, in sentences. */
export function judgeWaveGateOf(world: SupportCopilotWorld): readonly string[] {
  const context = contextIn(world, world.rollout.id);
  return context.product.judgeWaveGate(context, {
    kind: 'wave',
    rolloutId: world.rollout.id,
    wave: 1,
    teamIds: [world.claims.id],
  }).missing;
}
