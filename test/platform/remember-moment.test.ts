import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, write } from '../../src/platform/database.ts';
import { readPerRollout } from '../../src/platform/day-mark.ts';
import type { RolloutId } from '../../src/platform/ids.ts';
import { remember, rememberWhile } from '../../src/platform/remember.ts';
import { countRemembered, KEPT_AT_MOST } from '../../src/platform/remembered.ts';
import type { ReadContext } from '../../src/platform/request.ts';
import { findName } from '../../src/platform/slack/directory.ts';
import { openInMemory } from '../support/fresh-database.ts';
import { noProduct } from '../support/requests.ts';
import { savePersonNamed } from './person-named.ts';

let database: Database;
beforeEach(() => {
  database = openInMemory();
});
afterEach(() => {
  database.$client.close();
});

describe('what was read at a moment', () => {
  const at = (time: string): ReadContext => ({
    database,
    product: noProduct,
    rolloutId: 'R1' as RolloutId,
    now: Temporal.Instant.from(`2027-01-04T${time}Z`),
    today: Temporal.PlainDate.from('2027-01-04'),
  });
  const source = ({ now }: ReadContext) => {
    findName(database, 'UMIA');
    return [now.toString().slice(11, 19)];
  };
  const read = (time: string) => readPerRollout(source, at(time))[0];

  it('holds for the rest of its minute and no longer', () => {
    expect([read('10:00:05'), read('10:00:59'), read('10:01:00')]).toEqual([
      '10:00:05',
      '10:00:05',
      '10:01:00',
    ]);
  });

  it('is never told to somebody who asks earlier, as after a clock that was set back', () => {
    expect([read('10:00:59'), read('10:00:01')]).toEqual(['10:00:59', '10:00:01']);
  });

  it('is computed anew, at the moment of asking, as soon as something has happened', () => {
    expect(read('10:00:05')).toBe('10:00:05');
    savePersonNamed(database, 'Mia');
    expect(read('10:00:45')).toBe('10:00:45');
  });

  it('is another answer for another rollout, another day and another question', () => {
    const other = { ...at('10:00:00'), rolloutId: 'R2' as RolloutId };
    const tomorrow = { ...at('10:00:00'), today: Temporal.PlainDate.from('2027-01-05') };
    const said = (reading: ReadContext) =>
      readPerRollout(({ rolloutId }) => [rolloutId], reading)[0];
    const days = (reading: ReadContext) => [`${reading.today}`];
    expect([said(at('10:00:00')), said(other)]).toEqual(['R1', 'R2']);
    expect(readPerRollout(days, at('10:00:00'))).toEqual(['2027-01-04']);
    expect(readPerRollout(days, tomorrow)).toEqual(['2027-01-05']);
  });

  it('leaves the memory as small after two thousand looks without a write as after one', () => {
    const sources = Array.from({ length: 20 }, (_, index) => () => [index]);
    const look = (minutes: number) => {
      const now = at('00:00:00').now.add({ minutes, seconds: minutes % 60 });
      const today = now.toZonedDateTimeISO('UTC').toPlainDate();
      for (const one of sources) readPerRollout(one, { ...at('00:00:00'), now, today });
    };
    look(0);
    const after = countRemembered(database);
    for (let minutes = 1; minutes < 2_000; minutes += 1) look(minutes);
    expect(countRemembered(database)).toBe(after);
  });

  it('makes room for the newest where there is more than the memory holds', () => {
    for (let index = 0; index < KEPT_AT_MOST + 50; index += 1) {
      remember(database, `question ${index}`, () => index);
    }
    expect(countRemembered(database)).toBe(KEPT_AT_MOST);
    expect(remember(database, `question ${KEPT_AT_MOST + 49}`, () => 'again')).not.toBe('again');
    expect(remember(database, 'question 0', () => 'again')).toBe('again');
  });

  it('outlives writes that its own mark does not count, but no write that is taken back', () => {
    const reads = { count: 0 };
    const plan = () =>
      rememberWhile(
        database,
        { key: 'plan', readMark: () => 'nobody acted', now: at('10:00:00').now },
        () => {
          reads.count += 1;
          return findName(database, 'UMIA');
        },
      );
    savePersonNamed(database, 'Mia');
    expect(plan()).toBe('Mia');
    savePersonNamed(database, 'Mia Chen');
    expect(plan()).toBe('Mia');
    expect(reads.count).toBe(1);
    const undo = () => {
      throw new Error('taken back');
    };
    expect(() => write(database, undo)).toThrow('taken back');
    expect(plan()).toBe('Mia Chen');
  });
});
