import { championCriteria, championStatus } from './champions.criteria.ts';
import { listChampionRoles, listInOffice } from './champions.store.ts';

export const championsFeature = {
  name: 'champions',
  roles: listChampionRoles,
  status: championStatus,
  criteria: championCriteria,
  champions: listInOffice,
};
