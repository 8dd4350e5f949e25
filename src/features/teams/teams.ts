/* Teams with their people, their work and their calendars. */
import type { ProductFeature } from '../contract/product-feature.ts';
import { calendarsFeature } from './calendars/calendars.feature.ts';
import { teamListsFeature } from './team-lists/team-lists.feature.ts';
import { teamsFeature } from './teams/teams.feature.ts';

export const teamsFeatures: readonly ProductFeature[] = [
  teamsFeature,
  teamListsFeature,
  calendarsFeature,
];
