import { afterEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../src/platform/audit/verify-record.ts';
import { recordEntry } from '../../support/entries.ts';
import { createDeliverer, type Desk, MIA, NOW, WORKSPACE } from '../cli/operator-console.ts';

const desks: Desk[] = [];
const deskWithRecord = (rows: number) => {
  const desk = createDeliverer();
  desks.push(desk);
  for (let row = 1; row <= rows; row += 1) {
    recordEntry(desk.database, {
      workspaceId: WORKSPACE,
      rolloutId: undefined,
      at: NOW.add({ minutes: row }),
      actor: MIA,
      act: 'gates.open',
      subject: 'gate:2',
      says: `Decision ${row}.`,
      after: { b: 1, a: [row] },
    });
  }
  return desk;
};
/** What somebody with the file in their hands can do. */
const tamper = (desk: Desk, sql: string) => {
  const { $client: client } = desk.database;
  const triggers = client.prepare("select name from sqlite_master where type = 'trigger'").all();
  for (const { name } of triggers as { name: string }[]) client.exec(`drop trigger "${name}"`);
  client.exec(sql);
};
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

describe('the record of decisions', () => {
  it('is whole as long as nobody touches it', async () => {
    const said = await deskWithRecord(5).run('audit', 'verify');
    expect(said.text).toContain(
      'The record is intact: 5 rows, each following from the one before.\nIt stands at 5 entries (',
    );
  });

  it('stays whole while it is checked and the bot goes on writing', () => {
    const { database } = deskWithRecord(5);
    const { $client: client } = database;
    const entry = { workspaceId: WORKSPACE, rolloutId: undefined, actor: MIA, act: 'gates.open' };
    let written = 0;
    /** Between any two reads of the check, somebody acts. */
    const meanwhile = () => {
      written += 1;
      recordEntry(database, { ...entry, at: NOW, subject: 'gate:3', says: `Later ${written}.` });
    };
    const besideTheBot = Object.assign(Object.create(database), {
      select() {
        meanwhile();
        return database.select();
      },
      $client: Object.assign(Object.create(client), {
        prepare(sql: string) {
          meanwhile();
          return client.prepare(sql);
        },
      }),
    }) as typeof database;

    expect(verifyAudit(besideTheBot)).toMatchObject({ kind: 'whole' });
    expect(written).toBeGreaterThan(0);
  });

  it('refuses to be changed or shortened', () => {
    const { $client: client } = deskWithRecord(2).database;
    expect(() => client.exec("update audit set says = 'x'")).toThrow();
    expect(() => client.exec('delete from audit')).toThrow();
  });

  it.each([
    ["update audit set says = 'Nothing happened.' where sequence = 3", 'Row 3 was changed'],
    ['update audit set at = at + 1 where sequence = 4', 'Row 4 was changed'],
    [`update audit set "after" = '{"a":[9],"b":1}' where sequence = 2`, 'Row 2 was changed'],
    ['delete from audit where sequence = 3', 'Row 3 is missing'],
    ['delete from audit where sequence = 1', 'Row 1 is missing'],
    ['delete from audit where sequence > 3', 'Rows 4 to 5 at the end: cut off'],
    ['delete from audit where sequence = 5', 'Row 5 at the end: cut off'],
    ['delete from audit', 'Rows 1 to 5 at the end: cut off'],
    [
      'update audit set previous_hash = (select hash from audit where sequence = 1) where sequence = 4',
      'Row 4 does not follow',
    ],
  ])('names the first broken row after: %s', async (sql, says) => {
    const desk = deskWithRecord(5);
    tamper(desk, sql);
    expect((await desk.run('audit', 'verify')).refused).toContain(says);
  });
});
