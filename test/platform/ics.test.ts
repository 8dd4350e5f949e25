import { describe, expect, it } from 'vitest';
import { daysOffIn } from '../../src/platform/ics.ts';

const YEARS = { from: 2026, until: 2029 };

function calendar(...events: string[]): string {
  const lines = events.flatMap((one) => ['BEGIN:VEVENT', ...one.split('|'), 'END:VEVENT']);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...lines, 'END:VCALENDAR'].join('\r\n');
}

function daysIn(text: string): string[] | string {
  const file = daysOffIn(text, YEARS);
  return file.kind === 'refused' ? file.says : file.days.map(({ on, name }) => `${on} ${name}`);
}

describe('a calendar file of days off', () => {
  it('gives each whole day with its name, also of an event that lasts and one that repeats', () => {
    const text = calendar(
      'DTSTART;VALUE=DATE:20271231|DTEND;VALUE=DATE:20280103|SUMMARY:Plant closed',
      'DTSTART;VALUE=DATE:20200606|RRULE:FREQ=YEARLY|EXDATE;VALUE=DATE:20280606|SUMMARY:Founder’s day',
    );
    expect(daysIn(text)).toEqual([
      '2026-06-06 Founder’s day',
      '2027-06-06 Founder’s day',
      '2027-12-31 Plant closed',
      '2028-01-01 Plant closed',
      '2028-01-02 Plant closed',
      '2029-06-06 Founder’s day',
    ]);
  });

  it('may be several calendars, with a byte-order mark and line ends of any kind', () => {
    const one = calendar('DTSTART;VALUE=DATE:20270401|SUMMARY:One');
    const two = calendar('DTSTART;VALUE=DATE:20270402|SUMMARY:Two');
    expect(daysIn(`\uFEFF${one}\r\n${two}`.replaceAll('\r\n', '\n'))).toEqual([
      '2027-04-01 One',
      '2027-04-02 Two',
    ]);
  });

  it('leaves out meetings and what was cancelled', () => {
    const text = calendar(
      'DTSTART:20270401T090000Z|SUMMARY:Stand-up',
      'DTSTART;VALUE=DATE:20270401|STATUS:CANCELLED|SUMMARY:Off',
    );
    expect(daysIn(text)).toContain('holds no whole days between 2026 and 2029');
  });

  it.each([
    ['nothing', '', 'This is not a calendar file'],
    ['a text', 'Monday: closed', 'This is not a calendar file'],
    ['half a file', 'BEGIN:VCALENDAR\nBEGIN', 'is damaged'],
    ['a calendar without events', 'BEGIN:VCALENDAR\nEND:VCALENDAR', 'holds no events'],
    ['a file of megabytes', `BEGIN:VCALENDAR${'x'.repeat(1_000_001)}`, 'larger than a megabyte'],
    [
      'days without end',
      calendar(...Array(300).fill('DTSTART;VALUE=DATE:20200401|RRULE:FREQ=DAILY|SUMMARY:a')),
      'repeat too often',
    ],
    [
      'a rule that never finds a day',
      calendar('DTSTART;VALUE=DATE:20270331|RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30|SUMMARY:a'),
      'holds no whole days',
    ],
    ['an event of each second', calendar('DTSTART:20270401T0900Z|RRULE:FREQ=SECONDLY'), 'damaged'],
  ])('is refused in one sentence when it is %s', (_what, text, says) => {
    const said = daysIn(text);
    expect(said).toContain(says);
    expect(typeof said === 'string' && said.match(/[.!?](\s|$)/g)).toHaveLength(1);
  });
});
