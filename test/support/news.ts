import type { UserId } from '../../src/platform/ids.ts';
import { findName } from '../../src/platform/slack/directory.ts';
import type { Person } from '../../src/practice/person.ts';
import { textOf } from '../../src/practice/text-of.ts';
import type { World } from './world.ts';

/** What somebody is to hear with their next message or sees on App Home, or has heard so, each as people read it. */
export function newsOf({ database }: World, { id }: Pick<Person, 'id'>): string[] {
  const rows = database.$client
    .prepare('select message from personal_news where person_id = ? order by id')
    .pluck()
    .all(id) as string[];
  return rows.map((row) =>
    textOf((JSON.parse(row) as { blocks: unknown }).blocks, (one) =>
      findName(database, one as UserId),
    ),
  );
}

/** What somebody sees, and what is new for them. */
export function heardBy(world: World, person: Person): string {
  return [person.sees().text, ...newsOf(world, person)].join('\n');
}
