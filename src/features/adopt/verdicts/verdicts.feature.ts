import type { ProductFeature } from '../../contract/product-feature.ts';
import { depthLook } from './verdicts.jobs.ts';

export const verdictsFeature: ProductFeature = {
  name: 'depth-verdicts',
  title: 'use over months',
  newsWeight: 'milestone',
  jobs: [depthLook],
};
