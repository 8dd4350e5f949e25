/* How teams get ready and ask to come in. */
import type { ProductFeature } from './features/contract/product-feature.ts';
import { optInsFeature } from './features/expand/opt-ins/opt-ins.feature.ts';
import { listRequestDays, type QueueParts } from './features/expand/opt-ins/queue.store.ts';
import { readinessFeature } from './features/expand/readiness/readiness.feature.ts';

/** What the queue must know of the waves, which stand above it. */
const queue: QueueParts = {
  startedAt: (context) => context.product.waveStarts(context),
  isLive: (context, teamId) => context.product.liveTeams(context).includes(teamId),
  waits: (context) => context.product.waits(context),
};

export const expansionFeatures: readonly ProductFeature[] = [
  readinessFeature({
    certifiedPeople: (context) => context.product.certifiedPeople(context),
    nextWave: (context) => context.product.nextWave(context),
    requests: listRequestDays(queue),
    liveTeams: (context) => context.product.liveTeams(context),
  }),
  optInsFeature(queue),
];
