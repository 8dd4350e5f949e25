import type { ProductFeature } from '../../contract/product-feature.ts';
import { publicHolidaysJob } from './calendars.jobs.ts';
import { placeChoices } from './calendars.slack.ts';

export const calendarsFeature: ProductFeature = {
  name: 'calendars',
  choices: [placeChoices],
  jobs: [publicHolidaysJob],
};
