import type { Declared, ProductFeature } from '../../contract/product-feature.ts';
import {
  openSettings,
  settingsCommand,
  settingsSubmission,
  stopTopicAction,
} from './nudge-settings.slack.ts';

export const nudgeSettingsFeature = (declared: Declared): ProductFeature => ({
  name: 'nudge-settings',
  commands: [settingsCommand(declared)],
  actions: [openSettings(declared), stopTopicAction],
  submissions: [settingsSubmission],
});
