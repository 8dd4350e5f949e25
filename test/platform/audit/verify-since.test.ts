import { afterEach, describe, expect, it } from 'vitest';
import { auditTable } from '../../../src/platform/audit/audit.table.ts';
import { FIRST_HASH, hashOf } from '../../../src/platform/audit/audit.ts';
import { findRecordHead, sayHead } from '../../../src/platform/audit/verify-record.ts';
import { recordEntry } from '../../support/entries.ts';
import { createDeliverer, type Desk, MIA, NOW, WORKSPACE } from '../cli/operator-console.ts';

const desks: Desk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

const decide = (desk: Desk, says: string) =>
  recordEntry(desk.database, {
    workspaceId: WORKSPACE,
    rolloutId: undefined,
    at: NOW,
    actor: MIA,
    act: 'gates.open',
    subject: 'gate:2',
    says,
  });

function deskWithRecord(): Desk {
  const desk = createDeliverer();
  desks.push(desk);
  for (const says of ['One.', 'Two.', 'Three.', 'Four.', 'Five.']) decide(desk, says);
  return desk;
}

const triggersOf = ({ database: { $client: client } }: Desk) =>
  client
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'audit'",
    )
    .all();

/** Whoever has the file can change a row, close the chain again and put everything back. */
function forge(desk: Desk): void {
  const { database } = desk;
  const { $client: client } = database;
  const triggers = triggersOf(desk);
  for (const { name } of triggers) client.exec(`drop trigger "${name}"`);
  let previousHash = FIRST_HASH;
  for (const row of database.select().from(auditTable).all()) {
    const says = row.sequence === 3 ? 'Nothing happened.' : row.says;
    const hash = hashOf({ ...row, says, previousHash });
    client
      .prepare('update audit set says = ?, previous_hash = ?, hash = ? where sequence = ?')
      .run(says, previousHash, hash, row.sequence);
    previousHash = hash;
  }
  for (const { sql } of triggers) client.exec(sql);
}

describe('a record that was noted elsewhere', () => {
  it('still holds that while it only grows', async () => {
    const desk = deskWithRecord();
    const head = findRecordHead(desk.database);
    const noted = [head.hash, head.hash.slice(0, 16), sayHead(head)];
    for (const since of noted) {
      const said = await desk.run('audit', 'verify', '--since', since);
      expect(said.text).toContain('Nothing has changed since that was noted.');
    }
    decide(desk, 'Six.');
    const said = await desk.run('audit', 'verify', '--since', sayHead(head));
    expect(said.text).toContain('is there still, and 1 row after it.');
  });

  it('betrays whoever rewrites it whole', async () => {
    const desk = deskWithRecord();
    const head = findRecordHead(desk.database);
    forge(desk);
    expect((await desk.run('audit', 'verify')).text).toContain('The record is intact: 5 rows');
    const said = await desk.run('audit', 'verify', '--since', sayHead(head));
    expect(said.refused).toContain('no row 5 with this hash: it was rewritten');
  });

  it('betrays a count that does not fit', async () => {
    const desk = deskWithRecord();
    const said = await desk.run(
      'audit',
      'verify',
      '--since',
      sayHead({ rows: 4, hash: findRecordHead(desk.database).hash }),
    );
    expect(said.refused).toContain('number 5 and not 4');
  });

  it.each(['', 'yesterday', '3f9a', '%%%%%%%%%%%%%%%%', `${'0'.repeat(65)}`])(
    'asks for a hash, given "%s"',
    async (since) => {
      const said = await deskWithRecord().run('audit', 'verify', '--since', since);
      expect(said.refused).toContain('Give the hash as it was noted');
    },
  );

  it('is noted by backups, exports and doctor', async () => {
    const desk = deskWithRecord();
    const head = sayHead(findRecordHead(desk.database));
    expect((await desk.run('backup', `${desk.folder}/copy.db`)).text).toContain(head);
    expect((await desk.run('doctor')).text).toContain(head);
  });
});

describe('what keeps rows from being changed', () => {
  it.each([
    'drop trigger audit_refuses_update',
    'drop trigger audit_refuses_delete; create trigger audit_refuses_delete before delete on audit when 0 begin select raise(abort, 1); end',
    "drop trigger audit_refuses_replace; create trigger audit_refuses_replace before insert on audit when new.says = 'x' begin select raise(abort, 1); end",
  ])('is looked for: %s', async (sql) => {
    const desk = deskWithRecord();
    desk.database.$client.exec(sql);
    const said = await desk.run('audit', 'verify');
    expect(said.refused).toContain('was taken away or altered: audit_refuses_');
  });
});
