import { describe, expect, it } from 'vitest';
import { coverOf, firstBackUpOn } from '../../../../src/features/access/access/champion-times.ts';
import type { Champion } from '../../../../src/features/champions/champions/champion.ts';
import { aChampion, MARA, monday } from '../../champions/champions/champion-builders.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);
const always = () => [{ fromOn: day('2026-01-01'), untilOn: day('2028-01-01') }];

function ended(cause: 'deactivated' | 'hours-ended', on: string): Partial<Champion> {
  return { ended: { how: 'lapsed', cause, at: at(on), reason: '' } };
}

/** "2026-11-09 to 2027-01-14, left" for each time. */
const times = (champion: Champion, certified = always) =>
  coverOf([champion], 'America/New_York', certified).map(
    ({ fromOn, untilOn, endedBy }) => `${fromOn} to ${untilOn ?? 'now'}, ${endedBy ?? 'open'}`,
  );

describe('the time in which a team has a certified champion', () => {
  it('begins with the person’s yes and lasts until the day of the loss at the team’s place', () => {
    expect(times(aChampion())).toEqual(['2026-11-09 to 2028-01-01, lapsed']);
    const lost = aChampion(ended('deactivated', '2027-01-15T03:00:00Z'));
    expect(times(lost)).toEqual(['2026-11-09 to 2027-01-14, left']);
  });

  it('ends on the day after the last of the hours, however late that was noticed', () => {
    const lapsed = aChampion(ended('hours-ended', '2027-03-05T08:00:00Z'));
    expect(times(lapsed)).toEqual(['2026-11-09 to 2027-03-01, hours-ended']);
  });

  it('is cut to the days on which the certificate counts, each of them by itself', () => {
    const certified = () => [
      { fromOn: day('2026-12-01'), untilOn: day('2027-01-10') },
      { fromOn: day('2027-02-01'), untilOn: day('2027-08-01') },
    ];
    expect(times(aChampion(), certified)).toEqual([
      '2026-12-01 to 2027-01-10, lapsed',
      '2027-02-01 to 2027-08-01, lapsed',
    ]);
    expect(times(aChampion(), () => [])).toEqual([]);
  });

  it('counts the day of somebody who came and went on it', () => {
    const short = aChampion(ended('deactivated', '2026-11-09T15:00:00Z'));
    expect(times(short)).toEqual(['2026-11-09 to 2026-11-10, left']);
  });

  it('begins on the first day of the approved hours where these begin after the yes', () => {
    const later = { perWeek: 4, fromOn: day('2026-12-21'), untilOn: day('2027-06-30') };
    const waiting = aChampion({ hours: { ...later, by: MARA, at: monday } });
    expect(times(waiting)).toEqual(['2026-12-21 to 2028-01-01, lapsed']);
    const backUp = { ...waiting, role: 'back-up' } as const;
    expect(firstBackUpOn([backUp], 'Asia/Tokyo')?.toString()).toBe('2026-12-21');
    const gone = { ...waiting, ...ended('deactivated', '2026-12-10T15:00:00Z') };
    expect(times(gone)).toEqual([]);
  });

  it('does not count a back-up, whose first day is kept apart', () => {
    const backUp = aChampion({ role: 'back-up' });
    expect(times(backUp)).toEqual([]);
    expect(firstBackUpOn([backUp], 'Asia/Tokyo')?.toString()).toBe('2026-11-09');
    expect(firstBackUpOn([aChampion()], 'Asia/Tokyo')).toBeUndefined();
  });
});
