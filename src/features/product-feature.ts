import type { Feature } from '../platform/feature.ts';
import type { Reading, Source } from '../platform/reading.ts';
import type { Criterion } from './gates/gate.ts';
import type { Obligation } from './obligations/obligation.ts';
import type { StatusLine } from './rollouts/status-line.ts';

/**
 * A feature of this product: what it brings to Slack, and what it contributes to the views that read
 * every feature (obligations, gates, status). `app.ts` hands the contributions over.
 */
export type ProductFeature = Feature & {
  obligations?: Source<Obligation>;
  status?: Source<StatusLine>;
  criteria?: readonly Criterion<Reading>[];
};
