/* Where the changes that two people agreed on stand now. */
import type { ReadContext } from '../../../platform/request.ts';
import type { Loosenable } from '../../contract/loosenable.ts';
import { sameSetting } from '../../contract/loosening.ts';

import type { Override } from './override.ts';

export function findLoosenable({ product }: ReadContext, kind: string): Loosenable | undefined {
  return product.loosenables.find((one) => one.kind === kind);
}

/** Whether what a change made easier is so still; false when it was taken back, or the thing is gone. */
export function isChangeInForce(context: ReadContext, { change }: Override): boolean {
  const loosenable = change && findLoosenable(context, change.kind);
  const now = change && loosenable?.read(context, change.subject);
  if (change === undefined || loosenable === undefined || now === undefined) return false;
  return !sameSetting(loosenable.strictest(change.before, now, context), now);
}
