import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { WorkflowFreeze } from './workflow-freeze.ts';
import { listFrozenWorkflows, saveWorkflowFreeze } from './workflow-freezes.store.ts';

/** The case behind a freeze is settled: from now on a lead may ask to end it. Answers the freeze, if there is one. */
export function settleFrozenCase(
  request: RolloutRequest,
  { caseId }: { caseId: string },
): WorkflowFreeze | undefined {
  const { database, rolloutId, now } = request;
  return write(database, () => {
    const freeze = listFrozenWorkflows(database, rolloutId).find((one) => one.caseId === caseId);
    if (freeze === undefined) return undefined;
    const settled = { ...freeze, settledAt: now };
    saveWorkflowFreeze(database, settled);
    return settled;
  });
}
