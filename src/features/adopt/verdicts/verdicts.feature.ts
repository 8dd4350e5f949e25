import type { ProductFeature } from '../../contract/product-feature.ts';
import { adoptionCommand } from './adoption.slack.ts';
import { listAdoptionCharts, listAdoptionStatus } from './adoption-lines.store.ts';
import { usePace } from './use-pace.store.ts';
import { depthLook } from './verdicts.jobs.ts';

export const verdictsFeature: ProductFeature = {
  name: 'depth-verdicts',
  title: 'use over months',
  newsWeight: 'milestone',
  commands: [adoptionCommand],
  jobs: [depthLook],
  charts: listAdoptionCharts,
  status: listAdoptionStatus,
  paceLines: usePace,
};
