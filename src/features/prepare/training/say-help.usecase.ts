import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { findWalk, markWalk } from './training.store.ts';

export type SayHelpOutcome = { kind: 'said' | 'not-finished' | 'said-before' };

/** Somebody says at the end of the path whether anybody had to help; the first word counts. */
export function sayHelp(
  request: RolloutRequest,
  { hadHelp }: { hadHelp: boolean },
): SayHelpOutcome {
  const { database, acting, rolloutId } = request;
  return write(database, (): SayHelpOutcome => {
    const learner = { rolloutId, personId: acting.userId };
    const walk = findWalk(database, learner, 'member');
    if (walk?.finishedAt === undefined) return { kind: 'not-finished' };
    if (walk.hadHelp !== undefined) return { kind: 'said-before' };
    markWalk(database, learner, 'member', { hadHelp });
    record(request, {
      act: 'training.say-help',
      subject: `person:${acting.userId}`,
      // What was said counts for the gate; the record shows that it was said and not by whom what.
      says: `${mention(acting.userId)} said at the end of the path whether anyone had to help.`,
      isNews: false,
    });
    return { kind: 'said' };
  });
}
