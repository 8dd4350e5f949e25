import { addTraining } from './lessons.cli.ts';
import { readLessonsJob } from './lessons.jobs.ts';

export const lessonsFeature = {
  name: 'lessons',
  jobs: [readLessonsJob],
  cli: addTraining,
};
