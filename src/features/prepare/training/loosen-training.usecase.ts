/* How the training tests, and how long a certificate counts: nobody makes it prove less alone. */
import { record } from '../../../platform/audit/audit.ts';
import { isBefore } from '../../../platform/calendar.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import type { Loosenable } from '../../contract/loosenable.ts';
import type { Lasts, LooseningOutcome } from '../../contract/loosening.ts';

import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { getTrainingSettings, saveTrainingSettings } from './training-settings.store.ts';
import { looserTraining, strictestTraining, type TrainingSettings } from './training-settings.ts';

const KIND = 'training.settings';

/** What of wanted settings one person may set alone. Until the rollout's first day nobody relies on them yet. */
export function trainingAlone(
  { database, rolloutId, today }: ReadContext,
  before: TrainingSettings,
  wanted: TrainingSettings,
): TrainingSettings {
  const startsOn = findRollout(database, rolloutId)?.startsOn;
  if (startsOn === undefined || isBefore(today, startsOn)) return wanted;
  return strictestTraining(before, wanted);
}

/** Asks a second person for what would prove less; undefined where nothing would. */
export function askForTraining(
  request: RolloutRequest,
  { alone, wanted }: { alone: TrainingSettings; wanted: TrainingSettings },
  why: { reason: string; lasts: Lasts },
): LooseningOutcome | undefined {
  const { product, rolloutId } = request;
  const says = looserTraining(alone, wanted);
  if (says.length === 0) return undefined;
  return product.askToLoosen(request, {
    ...{ kind: KIND, subject: rolloutId, before: alone, after: wanted, says, ...why },
    gate: `wave-${product.nextWave(request)?.number ?? 0}`,
  });
}

export const trainingLoosenable: Loosenable = {
  kind: KIND,
  read: ({ database, rolloutId }) => getTrainingSettings(database, rolloutId),
  strictest: (a, b) => strictestTraining(a as TrainingSettings, b as TrainingSettings),
  apply(request, _rollout, { value, reason }) {
    const { database, rolloutId, now } = request;
    const before = getTrainingSettings(database, rolloutId);
    saveTrainingSettings(database, rolloutId, value as TrainingSettings, now);
    record(request, {
      act: 'training.settings',
      subject: `rollout:${rolloutId}`,
      says: 'How the training tests was changed, as was agreed.',
      before,
      after: value,
      reason,
      isNews: false,
    });
  },
};
