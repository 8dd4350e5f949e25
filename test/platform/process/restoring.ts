/* A process that restores and says when it begins; a test kills it in the middle. */
import { restore } from '../../../src/platform/cli/restore.ts';

const [databasePath = '', file = ''] = process.argv.slice(2);
process.stdout.write('begins\n');
setImmediate(() => {
  restore(databasePath, file, Temporal.Instant.from('2027-01-18T08:00:00Z'));
  process.stdout.write('done\n');
});
