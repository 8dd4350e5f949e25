/* Whether a rollout that was under way when verification came is asked about it. */
import { eq } from 'drizzle-orm';
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listRegisters } from './registers.store.ts';
import { verificationLaterTable } from './registers.table.ts';

/** Every rollout is asked, but for one that was past its infrastructure before, until it registers an output. */
export function getIsVerificationAsked({ database, rolloutId }: ReadContext): boolean {
  return remember(database, `verification asked ${rolloutId}`, () => {
    const later = database
      .select()
      .from(verificationLaterTable)
      .where(eq(verificationLaterTable.rolloutId, rolloutId))
      .get();
    return later === undefined || listRegisters(database, rolloutId).length > 0;
  });
}
