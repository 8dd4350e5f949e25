import type { ProductFeature } from '../../contract/product-feature.ts';
import { outputRoutes } from './outputs.http.ts';
import { registerForms, registerShortcuts } from './register-output.slack.ts';
import { addSamples } from './samples.cli.ts';
import { drawJob } from './samples.jobs.ts';
import { digitsObligations } from './samples.obligations.ts';
import { samplesActions, samplesForms } from './samples.slack.ts';

export const samplesFeature: ProductFeature = {
  name: 'samples',
  topic: 'reviews',
  actions: samplesActions,
  submissions: [...samplesForms, ...registerForms],
  shortcuts: registerShortcuts,
  obligations: digitsObligations,
  jobs: [drawJob],
  routes: outputRoutes,
  cli: addSamples,
};
