import { enqueueEdit } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { StoredOverride } from './override.ts';
import { askKey, settledMessage } from './override-messages.view.ts';
import { getOverrideWords } from './override-words.store.ts';

/** Once decided or lapsed, the requests in the approvers' messages say so and lose their buttons. */
export function settleRequests(request: RolloutRequest, override: StoredOverride): void {
  for (const approver of override.asked) {
    enqueueEdit(request, {
      key: `${askKey(override.id, approver)}:settled`,
      of: askKey(override.id, approver),
      message: settledMessage(override, getOverrideWords(request, approver)),
    });
  }
}
