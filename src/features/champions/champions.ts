/* Champions of teams: who they are, how they come and go, and what they do for their team. */
import type { ProductFeature } from '../contract/product-feature.ts';
import { absencesFeature } from './absences/absences.feature.ts';
import { championsFeature } from './champions/champions.feature.ts';
import { handoversFeature } from './handovers/handovers.feature.ts';
import { leavingFeature } from './leaving/leaving.feature.ts';
import { firstWeekFeature } from './nominations/first-week.feature.ts';
import { nominationsFeature } from './nominations/nominations.feature.ts';
import { questionsFeature } from './questions/questions.feature.ts';
import { suggestionsFeature } from './suggestions/suggestions.feature.ts';
import { thanksFeature } from './thanks/thanks.feature.ts';
import { workloadFeature } from './workload/workload.feature.ts';

export const championsFeatures: readonly ProductFeature[] = [
  championsFeature,
  leavingFeature,
  nominationsFeature,
  suggestionsFeature,
  firstWeekFeature,
  absencesFeature,
  questionsFeature,
  thanksFeature,
  handoversFeature,
  workloadFeature,
];
