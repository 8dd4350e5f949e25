import type { ProductFeature } from '../../contract/product-feature.ts';
import { championFacts } from './champion-facts.store.ts';
import { championCriteria, championStatusLines } from './champions.criteria.ts';
import { listChampionRoles, listInOffice } from './champions.store.ts';

export const championsFeature: ProductFeature = {
  name: 'champions',
  title: 'champions',
  newsWeight: 'progress',
  statusPlace: 'champions',
  roles: listChampionRoles,
  status: championStatusLines,
  criteria: championCriteria,
  liveFacts: championFacts,
  contacts: (context, only) =>
    listInOffice(context, only).map((champion) => [champion.teamId, champion]),
};
