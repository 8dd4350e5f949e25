import type { PerRollout } from '../../../platform/request.ts';
import type { ProductFeature } from '../../contract/product-feature.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { forget, forgetTeam } from './choose-own.usecase.ts';
import { findNextPulseOn } from './next-pulse.store.ts';
import { addPulse } from './pulse.cli.ts';
import { pulseLeadActions, pulseLeadForms } from './pulse-lead.slack.ts';
import { pulseRound } from './pulses.jobs.ts';
import { leadChangeObligations, pulseEnding, pulseObligations } from './pulses.obligations.ts';
import { pulseActions } from './pulses.slack.ts';
import { findOpenCycle } from './pulses.store.ts';
import { pulseStatusWords } from './pulses-status.view.ts';

const pulseStatus: PerRollout<StatusLine> = (context) => {
  const openUntil = findOpenCycle(context.database, context.rolloutId)?.closesOn;
  const text = pulseStatusWords({ openUntil, nextOn: findNextPulseOn(context) }, context.today);
  return text === undefined ? [] : [{ topic: 'pulses', text }];
};

export const pulsesFeature: ProductFeature = {
  name: 'pulses',
  title: 'the pulse',
  newsWeight: 'detail',
  actions: [...pulseActions, ...pulseLeadActions],
  submissions: pulseLeadForms,
  jobs: [pulseRound],
  cli: addPulse,
  status: pulseStatus,
  obligations: leadChangeObligations,
  teamObligations: pulseObligations,
  endings: pulseEnding,
  leaves: { stage: 'roles', run: forget },
  teamLeaves: { run: forgetTeam },
};
