import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp } from '../../../platform/slack/blocks.ts';
import { plantError } from '../reviews/plant-error.usecase.ts';
import { NOTE_MAX } from '../samples/output.ts';
import type { Escalation } from './escalation.ts';
import { findEscalation } from './escalations.store.ts';

export type PlantCaseOutcome =
  | { kind: 'no-such-case' }
  | { kind: 'not-wrong' }
  | { kind: 'planted' | 'planted-before'; escalation: Escalation };

/** A case that was wrong becomes a known error among what reviewers get. */
export function plantCase(
  request: RolloutRequest,
  { caseId }: { caseId: string },
): PlantCaseOutcome {
  const escalation = findEscalation(request.database, request.rolloutId, caseId);
  if (escalation === undefined) return { kind: 'no-such-case' };
  const { id, workflow, link, words, resolved, isDrill } = escalation;
  if (resolved?.finding !== 'wrong' || isDrill) return { kind: 'not-wrong' };
  const { kind } = plantError(request, {
    ...{ workflow, url: link, source: 'escalation', sourceId: id },
    // The note stands beside the link before the verdict, so it must not tell what is wrong.
    note: clamp(`An output for ${workflow}`, NOTE_MAX),
    wrong: clamp(`${words} ${resolved.answer}`.trim(), 1000),
  });
  return { kind, escalation };
}
