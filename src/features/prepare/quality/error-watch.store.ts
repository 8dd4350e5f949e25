import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { workflowKey } from '../core/entry.ts';
import { listDrawn } from '../samples/drawn.store.ts';
import { isWrong } from '../samples/finding.ts';
import { listFoundCounts } from '../samples/findings.store.ts';
import { findOutput } from '../samples/outputs.store.ts';
import { listSamplingRates } from '../samples/sampling-rates.store.ts';
import type { Findings } from '../verification/error-evidence.ts';
import { DEFAULT_LIMIT } from '../verification/judged-row.ts';
import { countFoundAfter } from '../workflow-freezes/new-evidence.store.ts';
import { findFreezeOf, listWorkflowFreezes } from '../workflow-freezes/workflow-freezes.store.ts';
import { ALARM_WHY, type WatchStep, watchStep } from './error-watch.ts';

export type Watched = { workflow: string; findings: Findings; step: WatchStep };

/** Every work that has been reviewed, with what the watch would do now; it starts again when a work goes on. */
export function listWatched(context: ReadContext): Watched[] {
  const { database, rolloutId } = context;
  const works = new Set(listFoundCounts(database, rolloutId).map(({ workflow }) => workflow));
  return [...works].map((workflow) => {
    const findings = countFoundAfter(context, workflow, findReopenedAt(context, workflow));
    const step = watchStep(findings, DEFAULT_LIMIT, {
      isFrozen: findFreezeOf(database, rolloutId, workflow) !== undefined,
      isChosen: ![undefined, ALARM_WHY].includes(
        listSamplingRates(database, rolloutId).get(workflow)?.why,
      ),
    });
    return { workflow, findings, step };
  });
}

/** When a work was last let go on after it was frozen. */
function findReopenedAt(
  { database, rolloutId }: ReadContext,
  workflow: string,
): Temporal.Instant | undefined {
  return listWorkflowFreezes(database, rolloutId)
    .filter((freeze) => workflowKey(freeze.workflow) === workflowKey(workflow))
    .findLast(({ lifted }) => lifted !== undefined)?.lifted?.at;
}

const CASES_NAMED = 5;

/** The newest outputs of a work that were wrong: the customer's own ids, and the team of the first. */
export function listWrongOutputs(
  { database, rolloutId }: ReadContext,
  workflow: string,
): { ids: string[]; teamId: TeamId | undefined } {
  const wrong = listDrawn(database, rolloutId)
    .filter((one) => one.workflow === workflow)
    .filter(({ finding }) => finding !== undefined && isWrong(finding))
    .slice(-CASES_NAMED);
  const outputs = wrong.flatMap(({ number }) => findOutput(database, rolloutId, number) ?? []);
  return {
    ids: outputs.map(({ outputId }) => outputId),
    teamId: outputs.find(({ teamId }) => teamId !== undefined)?.teamId,
  };
}
