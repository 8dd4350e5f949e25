import type { ProductFeature } from '../../contract/product-feature.ts';
import { pilotLoosenable } from './change-pilot.usecase.ts';
import { pilotCommands, pilotSubmissions } from './pilots.slack.ts';

export const pilotsFeature: ProductFeature = {
  name: 'pilots',
  newsWeight: 'milestone',
  commands: pilotCommands,
  submissions: pilotSubmissions,
  loosenables: [pilotLoosenable],
};
