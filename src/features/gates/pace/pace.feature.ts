import type { ProductFeature } from '../../contract/product-feature.ts';
import { paceCommand } from './pace.slack.ts';

export const paceFeature: ProductFeature = { name: 'pace', commands: [paceCommand] };
