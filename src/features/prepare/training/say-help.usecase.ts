import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { findWalk, markWalk } from './training.store.ts';

export type SayHelpOutcome = { kind: 'said' | 'not-finished' | 'said-before' };

/** Somebody says at the end of the path whether anybody had to help; the first word counts. */
export function sayHelp(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; hadHelp: boolean },
  now: Temporal.Instant,
): SayHelpOutcome {
  return write(database, (): SayHelpOutcome => {
    const { acting, rolloutId, hadHelp } = input;
    const learner = { rolloutId, personId: acting.userId };
    const walk = findWalk(database, learner, 'member');
    if (walk?.finishedAt === undefined) return { kind: 'not-finished' };
    if (walk.hadHelp !== undefined) return { kind: 'said-before' };
    markWalk(database, learner, 'member', { hadHelp });
    recordEntry(database, {
      workspaceId: acting.workspaceId,
      rolloutId,
      at: now,
      actor: acting.userId,
      act: 'training.say-help',
      subject: `person:${acting.userId}`,
      // What was said counts for the gate; the record shows that it was said and not by whom what.
      says: `${mention(acting.userId)} said at the end of the path whether anyone had to help.`,
      isNews: false,
    });
    return { kind: 'said' };
  });
}
