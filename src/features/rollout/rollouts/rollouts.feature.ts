import type { ProductFeature } from '../../contract/product-feature.ts';
import { announceAction, announceCommand } from './announcements.slack.ts';
import { rolloutLoosenable } from './loosen-rollout.usecase.ts';
import { sponsorsLoosenable } from './loosen-sponsors.usecase.ts';
import { addStatus } from './rollouts.cli.ts';
import {
  channelMoved,
  editCommand,
  editSubmission,
  personLeft,
  setUpCommand,
  setUpSubmission,
} from './rollouts.slack.ts';
import { listRolesOf, markClosed, markPaused, markPhase, saveRollout } from './rollouts.store.ts';

export const rolloutsFeature: ProductFeature = {
  name: 'rollouts',
  newsWeight: 'milestone',
  roles: listRolesOf,
  commands: [setUpCommand, announceCommand, editCommand],
  actions: [announceAction],
  submissions: [setUpSubmission, editSubmission],
  events: [personLeft, channelMoved],
  cli: addStatus,
  loosenables: [rolloutLoosenable, sponsorsLoosenable],
  markPhase: ({ database, rolloutId }, phase) => markPhase(database, rolloutId, phase),
  markClosed: ({ database, rolloutId }, closed) => markClosed(database, rolloutId, closed),
  markPilot: ({ database, rolloutId }, pilotTeamId) =>
    saveRollout(database, rolloutId, { pilotTeamId }),
  markPaused: ({ database, rolloutId }, paused) => markPaused(database, rolloutId, paused),
};
