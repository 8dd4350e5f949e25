import type { ProductFeature } from '../../contract/product-feature.ts';
import { closingCommands, closingSubmissions } from './closing.slack.ts';

export const closingFeature: ProductFeature = {
  name: 'closing',
  newsWeight: 'milestone',
  commands: closingCommands,
  submissions: closingSubmissions,
};
