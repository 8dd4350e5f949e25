import type { ProductFeature } from '../../contract/product-feature.ts';
import { addTraining } from './lessons.cli.ts';
import { readLessonsJob } from './lessons.jobs.ts';

export const lessonsFeature: ProductFeature = {
  name: 'lessons',
  jobs: [readLessonsJob],
  cli: addTraining,
};
