/* A process that brings a database up to date and says when it begins; a test kills it in the middle. */
import { openDatabase } from '../../../src/platform/database.ts';

const [path = ''] = process.argv.slice(2);
process.stdout.write('begins\n');
setImmediate(() => {
  openDatabase(path).$client.close();
  process.stdout.write('done\n');
});
