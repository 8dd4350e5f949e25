import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { PlantedError } from './planted-error.ts';
import { addPlantedError, listPlantedErrors } from './planted-errors.store.ts';

export type PlantInput = Pick<
  PlantedError,
  'workflow' | 'url' | 'note' | 'wrong' | 'source' | 'sourceId'
>;
export type PlantOutcome = { kind: 'planted'; error: PlantedError } | { kind: 'planted-before' };

/** Puts a known error among what reviewers of its work get. The same case is planted once. */
export function plantError(request: RolloutRequest, input: PlantInput): PlantOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): PlantOutcome => {
    const isKnown = listPlantedErrors(database, rolloutId).some(
      (one) =>
        (input.sourceId !== undefined &&
          one.source === input.source &&
          one.sourceId === input.sourceId) ||
        (one.workflow === input.workflow && one.note === input.note && one.url === input.url),
    );
    if (isKnown) return { kind: 'planted-before' };
    const error = { ...input, id: newId<string>(), addedBy: acting.userId, addedAt: now };
    addPlantedError(database, rolloutId, error);
    record(request, {
      act: 'reviews.plant',
      subject: `planted:${error.id}`,
      says: `${mention(acting.userId)} planted a known error of ${esc(input.workflow)}.`,
      after: { workflow: input.workflow, source: input.source },
      isNews: false,
    });
    return { kind: 'planted', error };
  });
}
