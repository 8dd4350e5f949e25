import type { ProductFeature } from '../../contract/product-feature.ts';
import {
  barrierEnding,
  barrierObligations,
  rolloutBarrierObligations,
} from './barriers.obligations.ts';
import { barrierActions, barrierForms } from './barriers.slack.ts';

export const barriersFeature: ProductFeature = {
  name: 'barriers',
  title: 'what holds people back',
  newsWeight: 'progress',
  actions: barrierActions,
  submissions: barrierForms,
  obligations: rolloutBarrierObligations,
  teamObligations: barrierObligations,
  endings: barrierEnding,
};
