import type { ProductFeature } from '../../contract/product-feature.ts';
import { timeLimitsLoosenable } from './set-time-limits.usecase.ts';
import { timeLimitCommands, timeLimitForms } from './time-limits.slack.ts';
import { addVerification } from './verification.cli.ts';

export const verificationFeature: ProductFeature = {
  name: 'verification',
  commands: timeLimitCommands,
  submissions: timeLimitForms,
  loosenables: [timeLimitsLoosenable],
  cli: addVerification,
};
