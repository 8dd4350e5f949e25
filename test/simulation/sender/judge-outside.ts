/*
 * What each try elsewhere makes of its row: twelve tries, and one where something was given up half a day ago and
 * nothing has arrived since. Reckoned from what came of the tries, in their order, and from what a person sends again.
 */
import type { Expect, Flush } from './flush.ts';
import { receiverOf, type Try } from './outside.ts';
import { afterAttempt, type Row, standOf } from './row-model.ts';

const HALF_A_DAY_MS = 12 * 3_600_000;

export type OutsideModel = {
  judge(flush: Flush, tries: readonly Try[], expect: Expect): void;
  /** A person sends something to this destination again. */
  sentAgain(destination: string): void;
};

export function modelOutside(): OutsideModel {
  /** When the first thing was given up there since something arrived. */
  const givenUp = new Map<string, number>();

  function endOf(row: Row, end: Try['end'], now: number): Row {
    const after = (outcome: 'sent' | 'again' | 'refused') =>
      afterAttempt(row, outcome, { now, isRepeatable: true });
    const receiver = receiverOf(row.destination);
    if (end === 'refused') return after('refused');
    if (end === 'taken') {
      givenUp.delete(receiver);
      return after('sent');
    }
    const since = givenUp.get(receiver);
    const isSilent = since !== undefined && now - since >= HALF_A_DAY_MS;
    const meant = after(isSilent ? 'refused' : 'again');
    if (meant.state === 'failed' && since === undefined) givenUp.set(receiver, now);
    return meant;
  }

  return {
    judge({ before, after, now, hasDied }, tries, expect) {
      const told = new Map(
        before.flatMap((row) => (row.handler === 'told' ? [[row.key, row]] : [])),
      );
      const later = new Map(after.map((row) => [row.key, row]));
      for (const { key, end } of tries) {
        const row = told.get(key);
        expect(
          row !== undefined,
          () => `${key} was tried twice at once, or is nothing to be told.`,
        );
        told.delete(key);
        const is = later.get(key);
        // What came of it was never written down, and the next process tries it again.
        if (row === undefined || is === undefined || (hasDied && is.state === 'sending')) continue;
        const meant = endOf(row, end, now);
        expect(
          standOf(is) === standOf(meant),
          () => `${standOf(row)} was ${end} and is ${standOf(is)}, not ${standOf(meant)}.`,
        );
        const isSaid = is.state !== 'failed' || is.problem !== null;
        expect(isSaid, () => `${key} was given up without a word.`);
      }
      for (const row of told.values()) {
        const is = later.get(row.key);
        const isTaken = hasDied && is?.state === 'sending';
        expect(
          isTaken || (is !== undefined && standOf(is) === standOf(row)),
          () => `${standOf(row)} was not tried and is ${is && standOf(is)}.`,
        );
      }
    },
    sentAgain(destination) {
      givenUp.delete(receiverOf(destination));
    },
  };
}
