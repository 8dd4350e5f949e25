/* How teams come in: readiness, the second pilot, the queue, plans, waves and what is said of them. */

import { settleReassessment } from './features/assess/reassessments/round-modal.view.ts';
import { findRoundSince } from './features/assess/reassessments/rounds.store.ts';
import type { ProductFeature } from './features/contract/product-feature.ts';
import type { TeamAccess } from './features/contract/team-access.ts';
import type { GateOfWave, WaveGate } from './features/contract/wave-gate.ts';
import { optInsFeature } from './features/expand/opt-ins/opt-ins.feature.ts';
import { readinessFeature } from './features/expand/readiness/readiness.feature.ts';
import { listCertifiedChampions } from './features/prepare/certificates/certificates.store.ts';
import { selectionFeature } from './features/waves/selection/selection.feature.ts';
import type { PlanningParts } from './features/waves/wave-plans/planning.store.ts';
import { wavePlansFeature } from './features/waves/wave-plans/wave-plans.feature.ts';
import { waveSummariesFeature } from './features/waves/wave-summaries/wave-summaries.feature.ts';
import { findNextWave } from './features/waves/waves/next-wave.store.ts';
import { wavesFeature } from './features/waves/waves/waves.feature.ts';
import type { TeamId } from './platform/ids.ts';
import type { ReadContext } from './platform/request.ts';

/** Facts of features that stand above the waves. */
type ExpansionParts = {
  judgeWaveGate(reading: ReadContext, gate: GateOfWave): WaveGate;
  decidedAccess(reading: ReadContext): readonly { teamId: TeamId; access: TeamAccess }[];
};

export function expansionFeatures(parts: ExpansionParts): readonly ProductFeature[] {
  const waves = wavesFeature({
    judgeWaveGate: parts.judgeWaveGate,
    asks: {
      reassessment: {
        takenSince: (context, on) => findRoundSince(context, on) !== undefined,
        settle: settleReassessment,
      },
    },
  });
  return [
    readinessFeature,
    selectionFeature({
      certifiedPeople: listCertifiedChampions,
      plannedStart: (reading) => findNextWave(reading)?.startsOn,
      scheduleWave: waves.scheduleWave,
    }),
    optInsFeature,
    wavePlansFeature({ ...planning, scheduleWave: waves.scheduleWave }),
    waves,
    waveSummariesFeature({
      certifiedPeople: listCertifiedChampions,
      accessOfTeams: (reading) =>
        new Map(parts.decidedAccess(reading).map(({ teamId, access }) => [teamId, access])),
    }),
  ];
}

/** What plans are made of besides what is stored. Reviewers' hours are not counted yet and set no limit. */
const planning: PlanningParts = {
  certifiedPeople: listCertifiedChampions,
  freeReviewerHours: () => undefined,
};
