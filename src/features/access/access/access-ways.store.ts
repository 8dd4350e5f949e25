import { readPerRollout } from '../../../platform/day-mark.ts';
import type { ReadContext } from '../../../platform/request.ts';

/** Every way in use by which what is decided reaches people, in words. */
export function listAccessWays(context: ReadContext): string[] {
  return context.product.accessWays.flatMap((ways) => [...readPerRollout(ways, context)]);
}
