import { editButton, editCommand, openButton, openCommand } from './gate-acts.slack.ts';
import { editSubmission, openSubmission } from './gate-forms.slack.ts';
import { freezeJob } from './gates.jobs.ts';
import { gateObligations, gateStatus } from './gates.obligations.ts';
import { gatesCommand, showGate } from './gates.slack.ts';
import type { GateParts } from './open-gate.usecase.ts';

type Others = Parameters<typeof gateObligations>[1];

export const gatesFeature = ({ others, ...parts }: GateParts & { others: Others }) => ({
  name: 'gates',
  commands: [gatesCommand(parts.book), openCommand(parts.book), editCommand(parts.book)],
  actions: [showGate(parts.book), openButton(parts.book), editButton(parts.book)],
  submissions: [openSubmission(parts), editSubmission(parts.book)],
  jobs: [freezeJob(parts.book)],
  obligations: gateObligations(parts.book, others),
  status: gateStatus(parts.book),
});
