import type { Command } from 'commander';
import { asc, inArray } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { nameOfDestination } from '../outbox/destination-names.ts';
import { giveUpHeld, releaseHeld, resend, settleUnknown } from '../outbox/manual-actions.ts';
import { outboxTable } from '../outbox/outbox.table.ts';
import { findOutboxRow, type OutboxRow } from '../outbox/outbox.ts';
import { sayCount } from '../words.ts';
import { sayMoment } from './moment.ts';
import { OperatorRefusal, type PlatformOperator } from './operator.ts';

const SAID = {
  failed: 'could not be sent',
  unknown: 'may or may not have arrived',
  held: 'held back',
  queued: 'waiting to go',
};
type Shown = keyof typeof SAID;

export function addOutbox(program: Command, operator: PlatformOperator): void {
  const outbox = program
    .command('outbox')
    .description('Messages in trouble, and what to do about them.');
  outbox
    .command('list')
    .description('Messages that could not be sent, may not have arrived, or are held back.')
    .option('--all', 'also those that are simply waiting')
    .action((options: { all?: true }) => {
      const states: Shown[] = [
        'failed',
        'unknown',
        'held',
        ...(options.all ? ['queued' as const] : []),
      ];
      const rows = listIn(operator.database(), states);
      for (const row of rows) for (const line of describe(operator, row)) operator.print(line);
      if (rows.length === 0) operator.print('No message is in trouble.');
    });
  outbox
    .command('send')
    .description('Sends messages again that failed, are unknown or are held back.')
    .argument('[keys...]', 'as "outbox list" shows them')
    .option('--held', 'everything held back since a restore')
    .action((keys: string[], options: { held?: true }) =>
      send(operator, keys, options.held === true),
    );
  outbox
    .command('drop')
    .description('Gives up messages that are held back; they will not be sent.')
    .argument('[keys...]', 'as "outbox list" shows them')
    .option('--held', 'everything held back since a restore')
    .action((keys: string[], options: { held?: true }) =>
      drop(operator, keys, options.held === true),
    );
  outbox
    .command('settle')
    .description('Records whether an unknown message arrived, once someone has looked.')
    .argument('<key>', 'as "outbox list" shows it')
    .argument('<verdict>', 'arrived or not-needed')
    .action((key: string, verdict: string) => settle(operator, key, verdict));
}

function listIn(database: Database, states: Shown[]): OutboxRow[] {
  return database
    .select()
    .from(outboxTable)
    .where(inArray(outboxTable.state, states))
    .orderBy(asc(outboxTable.id))
    .all();
}

function describe(operator: PlatformOperator, row: OutboxRow): string[] {
  const to = nameOfDestination(operator.database(), row.destination);
  const says = `${row.key}: to ${to}, from ${sayMoment(row.createdAt)}, ${SAID[row.state as Shown]}.`;
  return row.problem === null ? [says] : [says, `  ${row.problem}`];
}

function send(operator: PlatformOperator, keys: string[], held: boolean): void {
  const { clock, handlers } = operator;
  const database = operator.database();
  const now = clock.now();
  if (!held && keys.length === 0) throw new OperatorRefusal('Name a key, or say --held.');
  if (held) operator.print(`${sayCount(releaseHeld(database, now), 'message')} released.`);
  const missed = keys.filter((key) => !resend({ database, now }, key, handlers));
  if (missed.length > 0) {
    throw new OperatorRefusal(`Nothing in trouble has the key ${missed.join(', ')}.`);
  }
  if (keys.length > 0) operator.print(`${sayCount(keys.length, 'message')} queued again.`);
}

function drop(operator: PlatformOperator, keys: string[], held: boolean): void {
  const { clock, handlers, product } = operator;
  if (!held && keys.length === 0) throw new OperatorRefusal('Name a key, or say --held.');
  const state = { database: operator.database(), product, now: clock.now() };
  const wanted = held ? undefined : keys;
  const missed = keys.filter((key) => findOutboxRow(state.database, key)?.state !== 'held');
  if (!held && missed.length > 0)
    throw new OperatorRefusal(`Nothing held back has the key ${missed.join(', ')}.`);
  const dropped = giveUpHeld(state, wanted, handlers);
  operator.print(`${sayCount(dropped, 'message')} dropped.`);
}

function settle(operator: PlatformOperator, key: string, verdict: string): void {
  if (verdict !== 'arrived' && verdict !== 'not-needed') {
    throw new OperatorRefusal('The verdict is "arrived" or "not-needed".');
  }
  const known = verdict === 'arrived' ? 'arrived' : 'not needed';
  const { handlers, clock, product } = operator;
  const state = { database: operator.database(), product, now: clock.now() };
  if (!settleUnknown(state, key, known, handlers)) {
    throw new OperatorRefusal(`Nothing unknown has the key ${key}.`);
  }
  operator.print(`Noted: ${known}.`);
}
