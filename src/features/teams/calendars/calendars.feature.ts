import type { ProductFeature } from '../../contract/product-feature.ts';
import { addHolidays } from './calendars.cli.ts';
import { publicHolidaysJob } from './calendars.jobs.ts';
import { calendarsCommands, calendarsForms, placeChoices } from './calendars.slack.ts';

export const calendarsFeature: ProductFeature = {
  name: 'calendars',
  commands: calendarsCommands,
  submissions: calendarsForms,
  choices: [placeChoices],
  jobs: [publicHolidaysJob],
  cli: addHolidays,
};
