import type { ProductFeature } from '../../contract/product-feature.ts';
import { adoptionCommand } from './adoption.slack.ts';
import { findMirrorWords, listAdoptionCharts, listAdoptionStatus } from './adoption-lines.store.ts';
import { depthLook } from './verdicts.jobs.ts';

export const verdictsFeature: ProductFeature = {
  name: 'depth-verdicts',
  title: 'use over months',
  newsWeight: 'milestone',
  commands: [adoptionCommand],
  jobs: [depthLook],
  charts: listAdoptionCharts,
  status: listAdoptionStatus,
  cautions: (context) => [findMirrorWords(context) ?? []].flat(),
};
