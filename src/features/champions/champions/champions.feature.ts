import type { ProductFeature } from '../../contract/product-feature.ts';
import { championFacts } from './champion-facts.store.ts';
import { championCriteria, championStatusLines } from './champions.criteria.ts';
import { listChampionRoles, listInOffice, listOpenChampionsOf } from './champions.store.ts';

export const championsFeature: ProductFeature = {
  name: 'champions',
  title: 'champions',
  newsWeight: 'progress',
  statusPlace: 'champions',
  roles: listChampionRoles,
  parts: ({ database, rolloutId }, personId) =>
    listOpenChampionsOf(database, personId).some((one) => one.rolloutId === rolloutId),
  status: championStatusLines,
  criteria: championCriteria,
  liveFacts: championFacts,
  contacts: (context, only) =>
    listInOffice(context, only).map((champion) => [champion.teamId, champion]),
};
