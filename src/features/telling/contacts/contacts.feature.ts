import type { Declared } from '../../contract/product-feature.ts';
import { contactCommands } from './contacts.slack.ts';

export const contactsFeature = (declared: Declared) => ({
  name: 'contacts',
  commands: contactCommands(declared),
});
