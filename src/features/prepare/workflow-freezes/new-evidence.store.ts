import type { ReadContext } from '../../../platform/request.ts';
import { workflowKey } from '../core/entry.ts';
import { listFoundCounts } from '../samples/findings.store.ts';
import type { Findings } from '../verification/error-evidence.ts';
import { DEFAULT_LIMIT } from '../verification/judged-row.ts';
import type { NewEvidence, WorkflowFreeze } from './workflow-freeze.ts';

/** What reviews from the days after a freeze found. */
export function getNewEvidence(context: ReadContext, freeze: WorkflowFreeze): NewEvidence {
  const { reviews, errors } = countFoundAfter(context, freeze.workflow, freeze.frozen.at);
  return { reviews, wrong: errors, limit: DEFAULT_LIMIT };
}

/** What was found of a work on the days (in UTC) after that of an instant; everything without one. */
export function countFoundAfter(
  { database, rolloutId }: ReadContext,
  workflow: string,
  after: Temporal.Instant | undefined,
): Findings {
  const since = after?.toZonedDateTimeISO('UTC').toPlainDate().toString() ?? '';
  const sum = { reviews: 0, errors: 0 };
  for (const one of listFoundCounts(database, rolloutId)) {
    if (workflowKey(one.workflow) !== workflowKey(workflow) || one.on <= since) continue;
    sum.reviews += one.reviews;
    sum.errors += one.errors;
  }
  return sum;
}
