import { settingsCommand, settingsSubmission } from './training-settings.slack.ts';

export const trainingSettingsFeature = {
  name: 'training-settings',
  commands: [settingsCommand],
  submissions: [settingsSubmission],
};
