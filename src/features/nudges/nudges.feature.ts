import type { Declared, ProductFeature } from '../product-feature.ts';
import {
  openSettings,
  previewCommand,
  settingsCommand,
  settingsSubmission,
} from './nudge-settings.slack.ts';
import { nudgeCarrier } from './nudges.carrier.ts';
import { nudgesSweep } from './nudges.jobs.ts';
import {
  explain,
  keepReminding,
  notMineSubmission,
  remindLater,
  sayNotMine,
  stopTopicAction,
} from './nudges.slack.ts';

export const nudgesFeature = (declared: Declared): ProductFeature => ({
  name: 'nudges',
  commands: [settingsCommand(declared), previewCommand(declared)],
  actions: [
    remindLater(declared),
    keepReminding(declared),
    sayNotMine,
    explain(declared),
    stopTopicAction(declared),
    openSettings(declared),
  ],
  submissions: [notMineSubmission(declared), settingsSubmission],
  jobs: [nudgesSweep(declared)],
  carriers: [nudgeCarrier(declared)],
});
