/* A process that publishes entries without end, some of them changed and some retired; a test kills it. */
import { takeEntry } from '../../../../src/features/prepare/core/take-entry.usecase.ts';
import { openDatabase, write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { requestIn } from './core-place.ts';

const [path = ''] = process.argv.slice(2);
const database = openDatabase(path);
const request = requestIn(database);
for (let round = 0; ; round += 1) {
  write(database, () => {
    for (const id of [round % 40, (round * 7) % 40]) {
      takeEntry(request, {
        entry: {
          id: `entry-${id}`,
          kind: 'edge-case',
          title: `Refunds of kind ${id}`,
          workflow: 'claims',
          status: round % 5 === 4 ? 'retired' : 'published',
          version: { major: 1, minor: round },
          synonyms: [`word${round}`],
          constraints: [],
          lessons: [],
          reviewOn: undefined,
          body: `What to do in round ${round}. `.repeat(50),
        },
        ownerId: 'UMIA' as UserId,
        note: '',
      });
    }
  });
  process.stdout.write('.');
}
