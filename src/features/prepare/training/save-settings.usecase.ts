import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { sayList } from '../../../platform/words.ts';
import { getTrainingSettings, saveTrainingSettings } from './training-settings.store.ts';
import { type TrainingSettings, trainingChanges } from './training-settings.ts';

export type SaveSettingsOutcome =
  | { kind: 'saved'; changes: readonly string[] }
  | { kind: 'nothing-changed' };

/** A lead sets how the training tests and how long certificates count, from now on. */
export function saveSettings(
  request: RolloutRequest,
  settings: TrainingSettings,
): SaveSettingsOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): SaveSettingsOutcome => {
    const before = getTrainingSettings(database, rolloutId);
    const changes = trainingChanges(before, settings);
    if (changes.length === 0) return { kind: 'nothing-changed' };
    saveTrainingSettings(database, rolloutId, settings, now);
    record(request, {
      act: 'training.settings',
      subject: `rollout:${rolloutId}`,
      says: `${mention(acting.userId)} changed the training: ${sayList(changes)}.`,
      before,
      after: settings,
      isNews: true,
    });
    return { kind: 'saved', changes };
  });
}
