/* What people are told, out of what all the other features say. */
import type { ProductFeature } from '../contract/product-feature.ts';
import { arrangementsFeature } from './arrangements/arrangements.feature.ts';
import { boardsFeature } from './boards/boards.feature.ts';
import { contactsFeature } from './contacts/contacts.feature.ts';
import { deliveriesFeature } from './deliveries/deliveries.feature.ts';
import { digestsFeature } from './digests/digests.feature.ts';
import { historyFeature } from './history/history.feature.ts';
import { championHomeFeature } from './home/champion-home.feature.ts';
import { homeFeature } from './home/home.feature.ts';
import { nudgeSettingsFeature } from './nudges/nudge-settings.feature.ts';
import { nudgesFeature } from './nudges/nudges.feature.ts';
import { obligationsFeature } from './obligations/obligations.feature.ts';
import { sponsorMonthsFeature } from './sponsor-months/sponsor-months.feature.ts';
import { writingFeature } from './writing/writing.feature.ts';

export const tellingFeatures: readonly ProductFeature[] = [
  historyFeature,
  obligationsFeature,
  arrangementsFeature,
  writingFeature,
  boardsFeature,
  championHomeFeature,
  contactsFeature,
  nudgesFeature,
  nudgeSettingsFeature,
  digestsFeature,
  deliveriesFeature,
  sponsorMonthsFeature,
  homeFeature,
];
