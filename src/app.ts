/* The list of features and how each is plugged in; the bot, the operator's commands and the tests boot the same app. */

import { accessFeature } from './features/access/access/access.feature.ts';
import { accessFeatures } from './features/access/access.ts';
import { assessFeatures } from './features/assess/assess.ts';
import { absencesFeature } from './features/champions/absences/absences.feature.ts';
import { championsFeature } from './features/champions/champions/champions.feature.ts';
import { swapRoles } from './features/champions/champions/swap-roles.usecase.ts';
import { handoversFeature } from './features/champions/handovers/handovers.feature.ts';
import { leavingFeature } from './features/champions/leaving/leaving.feature.ts';
import { firstWeekFeature } from './features/champions/nominations/first-week.feature.ts';
import { nominationsFeature } from './features/champions/nominations/nominations.feature.ts';
import { questionsFeature } from './features/champions/questions/questions.feature.ts';
import { countAskedBy } from './features/champions/questions/questions.store.ts';
import { releaseQuestions } from './features/champions/questions/release-questions.usecase.ts';
import { suggestionsFeature } from './features/champions/suggestions/suggestions.feature.ts';
import { thanksFeature } from './features/champions/thanks/thanks.feature.ts';
import { listThanksTo } from './features/champions/thanks/thanks.store.ts';
import { workloadFeature } from './features/champions/workload/workload.feature.ts';
import { joinFeatures, type ProductFeature } from './features/contract/product-feature.ts';
import { expandFeatures } from './features/expand/expand.ts';
import { listCertifiedChampions } from './features/prepare/certificates/certificates.store.ts';
import { prepareFeatures } from './features/prepare/prepare.ts';
import { rolloutsFeature } from './features/rollout/rollouts/rollouts.feature.ts';
import { teamsFeature } from './features/teams/teams/teams.feature.ts';
import { tellingFeatures } from './features/telling/telling.ts';
import { wavesFeatures } from './features/waves/waves.ts';
import { withGuards } from './guards.ts';
import type { UserId } from './platform/ids.ts';
import type { Product, ReadContext } from './platform/request.ts';
import { directoryEvents } from './platform/slack/directory-events.ts';
import { idempotencyCleaning } from './platform/slack/idempotency-cleaning.ts';

/** What speaks for asking somebody to be a champion. */
const interestOf = ({ database, rolloutId }: ReadContext, personId: UserId) => ({
  thanks: listThanksTo(database, rolloutId, personId).length,
  questions: countAskedBy(database, rolloutId, personId),
});

/** Teams whose people have access today. */
const { liveTeams = () => [] } = accessFeature;

/** The features that own evidence: each declares its obligations, status lines and gate criteria. */
export const sources: readonly ProductFeature[] = [
  rolloutsFeature({ addPilotTeam: teamsFeature.addPilotTeam }),
  teamsFeature,
  ...assessFeatures,
  championsFeature,
  leavingFeature({ liveTeams }),
  nominationsFeature({ liveTeams }),
  suggestionsFeature(interestOf),
  firstWeekFeature,
  absencesFeature,
  questionsFeature,
  thanksFeature,
  handoversFeature({ swapRoles, releaseQuestions, certifiedPeople: listCertifiedChampions }),
  ...prepareFeatures,
  workloadFeature(listCertifiedChampions),
  ...expandFeatures,
  ...wavesFeatures,
  ...accessFeatures,
];

/** All features; those on top are made of what the others declare. */
export function plugIn(evidence: readonly ProductFeature[]): {
  features: readonly ProductFeature[];
  product: Product;
} {
  const owners = withGuards(evidence);
  const declared = joinFeatures(owners);
  const features = [
    { name: 'directory', events: directoryEvents, jobs: [idempotencyCleaning] },
    ...owners,
    ...tellingFeatures,
  ];
  return { features, product: declared };
}

/** The product as it is, with all its features. */
export const { features, product } = plugIn(sources);
