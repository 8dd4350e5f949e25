import type { ProductFeature } from '../../contract/product-feature.ts';
import {
  openSettings,
  settingsCommand,
  settingsSubmission,
  stopTopicAction,
} from './nudge-settings.slack.ts';
import { findNudgeSettings } from './nudge-settings.store.ts';

export const nudgeSettingsFeature: ProductFeature = {
  name: 'nudge-settings',
  commands: [settingsCommand],
  actions: [openSettings, stopTopicAction],
  submissions: [settingsSubmission],
  personHours: ({ database }, personId) => findNudgeSettings(database, personId),
};
