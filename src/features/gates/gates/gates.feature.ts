import type { ReadContext } from '../../../platform/request.ts';
import type { GateOfWave } from '../../contract/wave-gate.ts';
import { editButton, editCommand, openButton, openCommand } from './gate-acts.slack.ts';
import { editSubmission, openSubmission } from './gate-forms.slack.ts';
import { findGateStatus } from './gate-status.store.ts';
import { freezeJob } from './gates.jobs.ts';
import { gateObligations, gateStatus } from './gates.obligations.ts';
import { gatesCommand, showGate } from './gates.slack.ts';
import { findGatePass } from './gates.store.ts';
import type { GateParts } from './open-gate.usecase.ts';
import { waveGateFound } from './wave-gate.view.ts';

type Others = Parameters<typeof gateObligations>[1];

export const gatesFeature = ({ others, ...parts }: GateParts & { others: Others }) => ({
  name: 'gates',
  commands: [gatesCommand(parts.catalog), openCommand(parts.catalog), editCommand(parts.catalog)],
  actions: [showGate(parts.catalog), openButton(parts.catalog), editButton(parts.catalog)],
  submissions: [openSubmission(parts), editSubmission(parts.catalog)],
  jobs: [freezeJob(parts.catalog)],
  obligations: gateObligations(parts.catalog, others),
  status: gateStatus(parts.catalog),
  judgeWaveGate: (context: ReadContext, gate: GateOfWave) =>
    waveGateFound(
      findGateStatus(parts.catalog, context.database, gate, context.now),
      context.today,
    ),
  assessmentPassedAt: ({ database, rolloutId }: ReadContext) =>
    findGatePass(database, rolloutId, 'leaving-assessment')?.at,
});
