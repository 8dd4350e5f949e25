/* What can be said of a team's readiness, at random. */
import fc from 'fast-check';
import { addAnswers, addCapacity } from '../../../src/features/expand/readiness/answers.store.ts';
import {
  confirmedMusts,
  mustSays,
} from '../../../src/features/expand/readiness/must-confirmation.ts';
import { addMustConfirmation } from '../../../src/features/expand/readiness/must-confirmations.store.ts';
import {
  levels,
  scoredItemNames,
} from '../../../src/features/expand/readiness/readiness-answer.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { type Act, dateOf, of, person, saidBy, team } from './act-parts.ts';

export const answers = fc
  .record({ team, level: fc.constantFrom(...levels), item: fc.constantFrom(...scoredItemNames) })
  .map(
    ({ team: teamId, level, item }): Act => ({
      what: `${teamId} says ${level} to ${item}`,
      run: (on, saidAt) =>
        addAnswers(on, of, [
          { teamId, item, level, evidence: 'our wiki page', saidBy, role: 'manager', saidAt },
          {
            ...{ teamId, item: 'data-rules', level, evidence: 'our wiki page', saidBy, saidAt },
            ...{ role: 'lead', ownerId: 'UBAO' as UserId },
          },
        ]),
    }),
  );
export const words = fc
  .record({
    team,
    person,
    must: fc.constantFrom(...confirmedMusts),
    says: fc.constantFrom(...mustSays),
  })
  .map(
    ({ team: teamId, person: saidBy, must, says }): Act => ({
      what: `${saidBy} says ${says} to ${must} of ${teamId}`,
      run: (on, saidAt) => {
        const about = must === 'data-rules' ? JSON.stringify(['our wiki page', 'UBAO']) : '';
        addMustConfirmation(on, of, { teamId, must, says, words: '', about, saidBy, saidAt });
      },
    }),
  );
export const capacity = fc.record({ team, days: fc.integer({ min: 0, max: 40 }) }).map(
  ({ team: teamId, days }): Act => ({
    what: `${teamId} has a release of ${days} days`,
    run(on, saidAt) {
      const fromOn = dateOf(saidAt);
      const disturbances = [
        { kind: 'release', what: 'spring', fromOn, untilOn: fromOn.add({ days }) } as const,
      ];
      const window = { fromOn, untilOn: fromOn.add({ days: 27 }) };
      const said = { saidBy, role: 'champion', saidAt } as const;
      addCapacity(on, of, { teamId, window, disturbances, isKnown: true, ...said });
    },
  }),
);
