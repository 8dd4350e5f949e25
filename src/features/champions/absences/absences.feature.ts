import type { ProductFeature } from '../../contract/product-feature.ts';
import { absencesCommands, absencesForms, statusChanged } from './absences.slack.ts';
import { listEveryAbsence } from './absences.store.ts';

export const absencesFeature: ProductFeature = {
  name: 'absences',
  commands: absencesCommands,
  submissions: absencesForms,
  events: [statusChanged],
  absences: listEveryAbsence,
};
