import type { ProductFeature } from '../../contract/product-feature.ts';
import { getSeatsWithoutBackUp } from './back-up-limit.store.ts';
import { editButton, editCommand, openButton, openCommand } from './gate-acts.slack.ts';
import { editSubmission, openSubmission } from './gate-forms.slack.ts';
import { findGateStatus } from './gate-status.store.ts';
import { freezeJob } from './gates.jobs.ts';
import { gateObligations, gateStatus } from './gates.obligations.ts';
import { gatesCommand, showGate } from './gates.slack.ts';
import { findGatePass } from './gates.store.ts';
import { gateLoosenable } from './loosen-gate.usecase.ts';
import { waveGateFound } from './wave-gate.view.ts';

export const gatesFeature: ProductFeature = {
  name: 'gates',
  title: 'gates and decisions',
  newsWeight: 'milestone',
  statusPlace: 'gates',
  commands: [gatesCommand, openCommand, editCommand],
  actions: [showGate, openButton, editButton],
  submissions: [openSubmission, editSubmission],
  jobs: [freezeJob],
  loosenables: [gateLoosenable],
  obligations: gateObligations,
  status: gateStatus,
  judgeWaveGate: (context, gate) => waveGateFound(findGateStatus(context, gate), context.today),
  seatsWithoutBackUp: getSeatsWithoutBackUp,
  assessmentPassedAt: ({ database, rolloutId }) =>
    findGatePass(database, rolloutId, 'leaving-assessment')?.at,
};
