import { paceCommand } from './pace.slack.ts';
import type { PaceParts } from './pace-facts.store.ts';

export const paceFeature = (parts: PaceParts) => ({
  name: 'pace',
  commands: [paceCommand(parts)],
});
