/* What stands open in several messages to one person, of which only the newest shows it live. */
import type { Database } from '../../../platform/database.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { NudgeRow } from './nudges.store.ts';

export type Copy = { nudgeKey: string; position: number };

const copiesQuery = perDatabase(({ $client }) =>
  $client.prepare<[string, string, string], Copy>(
    `select copy.nudge_key as nudgeKey, copy.position as position
     from nudges other
     join nudge_items copy on copy.nudge_key = other.key
     join nudge_items own on own.nudge_key = ?
       and own.about_id = copy.about_id and own.obligation_key = copy.obligation_key
     where other.person_id = ? and other.key <> ? and other.sent_at is not null
       and copy.is_open = 1 and copy.carried_to is null
     order by other.sent_at, copy.position`,
  ),
);

/** Where the person's other messages still show live what this one holds. */
export function listCopiesElsewhere(
  database: Database,
  { key, personId }: Pick<NudgeRow, 'key' | 'personId'>,
): Copy[] {
  return copiesQuery(database).all(key, personId, key);
}

export function markCarried(
  database: Database,
  to: Pick<NudgeRow, 'key'>,
  copies: readonly Copy[],
): void {
  const mark = database.$client.prepare(
    'update nudge_items set carried_to = ? where nudge_key = ? and position = ?',
  );
  for (const { nudgeKey, position } of copies) mark.run(to.key, nudgeKey, position);
}
