import { describe, expect, it } from 'vitest';
import type { Ending } from '../../../../src/features/contract/ending.ts';
import { endingOf } from '../../../../src/features/telling/nudges/item-ending.ts';
import { nudgeMessage } from '../../../../src/features/telling/nudges/nudge-message.view.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { wordsOf } from './message-words.ts';

const on = (date: string) => Temporal.PlainDate.from(date);
const MIA = 'UMIA' as UserId;
const EMILY = 'UEMILY' as UserId;
const facts = {
  aboutId: MIA,
  saidOn: on('2027-01-05'),
  arrangement: undefined,
  known: undefined,
  deed: undefined,
};
const arranged = (change: { givenTo?: UserId; dropped?: string; arrangedOn?: string }) => ({
  subject: 'a',
  teamId: undefined,
  arrangedOn: on(change.arrangedOn ?? '2027-01-06'),
  arrangedBy: 'ULENA' as UserId,
  givenTo: change.givenTo,
  dueOn: undefined,
  dropped: change.dropped,
});

describe('how something ended that a person was asked for', () => {
  it('is done by the one who did it, where the record tells who', () => {
    expect(endingOf({ ...facts, deed: { by: EMILY } })).toEqual({ kind: 'done', by: EMILY });
  });

  it('is never called done where nobody knows of a deed', () => {
    expect(endingOf(facts)).toEqual({ kind: 'needless', why: '' });
  });

  it('is what its own feature says, whatever else happened on the topic', () => {
    const known: Ending = { kind: 'lapsed' };
    expect(endingOf({ ...facts, known, deed: { by: MIA } })).toEqual(known);
  });

  it('is moved or needless where people arranged it so since it was said, and not before', () => {
    const given = { ...facts, arrangement: arranged({ givenTo: EMILY }), deed: { by: EMILY } };
    expect(endingOf(given)).toEqual({ kind: 'moved', to: EMILY });
    const dropped = { ...facts, arrangement: arranged({ dropped: 'The team is gone.' }) };
    expect(endingOf(dropped)).toEqual({ kind: 'needless', why: 'The team is gone.' });
    const before = arranged({ givenTo: EMILY, arrangedOn: '2027-01-03' });
    expect(endingOf({ ...facts, arrangement: before, deed: { by: MIA } }).kind).toBe('done');
    const own = arranged({ givenTo: MIA });
    expect(endingOf({ ...facts, arrangement: own, deed: { by: MIA } }).kind).toBe('done');
  });
});

it('each ending has words of its own', () => {
  const item = { text: 'Paint the fence', on: on('2027-01-04'), about: undefined };
  const said = (state: 'lapsed' | 'needless' | 'moved', how = '') =>
    wordsOf(
      nudgeMessage({
        key: 'nudge:UMIA:2027-01-04',
        sendOn: on('2027-01-04'),
        today: on('2027-01-05'),
        items: [{ ...item, state, how }],
        rolloutNames: new Map(),
        news: [],
        isUrgent: false,
        others: 0,
      }),
    )[0];
  expect(said('lapsed')).toContain('Not done; no longer asked.');
  expect(said('moved', 'Emily Carter')).toContain('Moved to Emily Carter on Monday.');
  expect(said('needless', 'the wave has been put off')).toContain(
    'No longer needed: the wave has been put off.',
  );
  expect(said('needless')).toContain('No longer needed.');
});
