import type { ProductFeature } from '../../contract/product-feature.ts';
import { contactCommands } from './contacts.slack.ts';

export const contactsFeature: ProductFeature = {
  name: 'contacts',
  commands: contactCommands,
};
