/* A go while nothing can be written: each job says that it failed, nothing is done or kept, and the log tells of all of it. */
import type { Database } from '../../../src/platform/database.ts';
import type { Runner } from '../../../src/platform/jobs/runner.ts';
import type { Line } from '../sender/log-lines.ts';
import type { Books } from './turns-model.ts';

type Expect = (holds: boolean, says: () => string) => void;
/** What is to follow as soon as it can be written: so many slots were passed over now. */
export type InVain = { skips: number };

export function judgeInVain(
  { database, runner, books }: { database: Database; runner: Runner; books: Books },
  takeLines: () => Line[],
  expect: Expect,
): InVain {
  takeLines();
  const { $client: client } = database;
  client.pragma('query_only = on');
  const says = runner.tick();
  const isOver = runner.goOn() === undefined;
  client.pragma('query_only = off');
  const lines = takeLines();
  const count = (words: string) => lines.filter((line) => line.says.startsWith(words)).length;
  expect(
    says.every((one) => /^\w+: Failed: /.test(one)),
    () => `Nothing could be written, and it says ${says}.`,
  );
  expect(isOver, () => 'Nothing could be written, and a round goes on.');
  const [failed, unkept] = [count('A job failed.'), count('The failure cannot be recorded.')];
  expect(
    failed === says.length && unkept === failed,
    () => `${says.length} jobs failed; the log has ${failed}, and ${unkept} as not recorded.`,
  );
  const { at, isSwept } = books.restore;
  // All that was open is looked at once more, since it could not be kept that it was.
  const unswept = count('What was due before the restore');
  const meant = at > 0 && !isSwept ? 2 : 0;
  expect(
    unswept === meant,
    () => `The log has ${unswept} restores to look at again, not ${meant}.`,
  );
  return { skips: count('A skipped slot cannot be recorded yet.') };
}
