import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { sayList } from '../../../platform/words.ts';
import type { Lasts, LooseningOutcome, LooseningRefusal } from '../../contract/loosening.ts';
import { askForTraining, trainingAlone } from './loosen-training.usecase.ts';
import { getTrainingSettings, saveTrainingSettings } from './training-settings.store.ts';
import { type TrainingSettings, trainingChanges } from './training-settings.ts';

type Asked = Extract<LooseningOutcome, { kind: 'asked' }>;

export type SaveSettingsOutcome =
  | { kind: 'saved'; changes: readonly string[]; asked: Asked | undefined }
  | { kind: 'loosening-refused'; refusal: LooseningRefusal }
  | { kind: 'nothing-changed' };

/**
 * A lead sets how the training tests and how long certificates count, from now on. What would prove less
 * than before waits for a second person.
 */
export function saveSettings(
  request: RolloutRequest,
  wanted: TrainingSettings,
  why: { reason: string; lasts: Lasts },
): SaveSettingsOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): SaveSettingsOutcome => {
    const before = getTrainingSettings(database, rolloutId);
    const settings = trainingAlone(request, before, wanted);
    const asked = askForTraining(request, { alone: settings, wanted }, why);
    if (asked !== undefined && asked.kind !== 'asked')
      return { kind: 'loosening-refused', refusal: asked };
    const changes = trainingChanges(before, settings);
    if (changes.length === 0)
      return asked === undefined ? { kind: 'nothing-changed' } : { kind: 'saved', changes, asked };
    saveTrainingSettings(database, rolloutId, settings, now);
    record(request, {
      act: 'training.settings',
      subject: `rollout:${rolloutId}`,
      says: `${mention(acting.userId)} changed the training: ${sayList(changes)}.`,
      before,
      after: settings,
      isNews: true,
    });
    return { kind: 'saved', changes, asked };
  });
}
