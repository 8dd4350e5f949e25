import type { PauseParts } from './change-pause.usecase.ts';
import { pauseCommand, resumeCommand } from './pauses.slack.ts';

export const pausesFeature = (parts: PauseParts) => ({
  name: 'pauses',
  commands: [pauseCommand(parts), resumeCommand(parts)],
});
