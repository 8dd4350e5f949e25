import { absencesCommands, absencesForms, statusChanged } from './absences.slack.ts';
import { listAbsences } from './absences.store.ts';

export const absencesFeature = {
  name: 'absences',
  commands: absencesCommands,
  submissions: absencesForms,
  events: [statusChanged],
  absences: listAbsences,
};
