import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { sayList } from '../../../platform/words.ts';
import { findTrainingSettings, saveTrainingSettings } from './training-settings.store.ts';
import { type TrainingSettings, trainingChanges } from './training-settings.ts';

export type SaveSettingsOutcome =
  | { kind: 'saved'; changes: readonly string[] }
  | { kind: 'nothing-changed' };

/** A lead sets how the training tests and how long certificates count, from now on. */
export function saveSettings(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; settings: TrainingSettings },
  now: Temporal.Instant,
): SaveSettingsOutcome {
  return write(database, (): SaveSettingsOutcome => {
    const { acting, rolloutId, settings } = input;
    const before = findTrainingSettings(database, rolloutId);
    const changes = trainingChanges(before, settings);
    if (changes.length === 0) return { kind: 'nothing-changed' };
    saveTrainingSettings(database, rolloutId, settings, now);
    recordEntry(database, {
      workspaceId: acting.workspaceId,
      rolloutId,
      at: now,
      actor: acting.userId,
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
