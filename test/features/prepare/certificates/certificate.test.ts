import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Certificate,
  type CertificateStatus,
  certificateDay,
  certificateStatus,
  currentCertificate,
} from '../../../../src/features/prepare/certificates/certificate.ts';
import type { LessonRelease } from '../../../../src/features/prepare/lessons/lesson.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { aCertificate, aRelease, mia } from './certificate-builders.ts';

function statusAt(
  certificate: Certificate,
  instant: string,
  releases: readonly LessonRelease[] = [],
): CertificateStatus {
  const today = certificateDay(certificate, Temporal.Instant.from(instant));
  return certificateStatus(certificate, releases, today);
}

function lastDayOf(certificate: Certificate): string {
  return certificate.lastDayOn.toString();
}

function millisecondsAt(date: string): number {
  return Temporal.Instant.from(`${date}T00:00:00Z`).epochMilliseconds;
}

describe('the last day of a certificate', () => {
  it('is the 180th day after the day of issue, which it still counts in full', () => {
    const certificate = aCertificate({ issuedAt: '2027-03-01T09:00:00Z' });
    expect(lastDayOf(certificate)).toBe('2027-08-28');
    expect(statusAt(certificate, '2027-08-28T12:00:00Z')).toEqual({
      kind: 'valid',
      lastDayOn: Temporal.PlainDate.from('2027-08-28'),
      daysLeft: 0,
    });
    expect(statusAt(certificate, '2027-08-29T12:00:00Z')).toEqual({
      kind: 'expired',
      lastDayOn: Temporal.PlainDate.from('2027-08-28'),
    });
  });

  // All issued at the same instant; in Auckland that is already 2 March.
  it.each([
    ['Pacific/Auckland', '2027-08-29', '2027-08-29T11:59:59Z', '2027-08-29T12:00:00Z'],
    ['Europe/Berlin', '2027-08-28', '2027-08-28T21:59:59Z', '2027-08-28T22:00:00Z'],
    ['America/Los_Angeles', '2027-08-28', '2027-08-29T06:59:59Z', '2027-08-29T07:00:00Z'],
  ])('ends at midnight in %s', (timeZone, lastDay, lastSecond, midnight) => {
    const certificate = aCertificate({ issuedAt: '2027-03-01T14:00:00Z', timeZone });
    expect(lastDayOf(certificate)).toBe(lastDay);
    expect(statusAt(certificate, lastSecond).kind).toBe('valid');
    expect(statusAt(certificate, midnight).kind).toBe('expired');
  });

  it('lies a year on for members, whatever a leap day does to the year', () => {
    const member = (issuedAt: string) => lastDayOf(aCertificate({ issuedAt, path: 'member' }));
    expect(member('2028-02-29T09:00:00Z')).toBe('2029-02-28');
    expect(member('2027-03-01T09:00:00Z')).toBe('2028-02-29');
    expect(member('2027-02-28T09:00:00Z')).toBe('2028-02-28');
  });

  it('is a whole day also when the clocks change on it', () => {
    // In Berlin 28 March 2027 has 23 hours, 31 October 2027 has 25.
    const validDays = { member: 10, champion: 10 };
    const spring = aCertificate({ issuedAt: '2027-03-18T09:00:00Z', settings: { validDays } });
    expect(lastDayOf(spring)).toBe('2027-03-28');
    expect(statusAt(spring, '2027-03-28T21:59:59Z').kind).toBe('valid');
    expect(statusAt(spring, '2027-03-28T22:00:00Z').kind).toBe('expired');
    const autumn = aCertificate({ issuedAt: '2027-10-21T09:00:00Z', settings: { validDays } });
    expect(lastDayOf(autumn)).toBe('2027-10-31');
    expect(statusAt(autumn, '2027-10-31T22:59:59Z').kind).toBe('valid');
    expect(statusAt(autumn, '2027-10-31T23:00:00Z').kind).toBe('expired');
  });

  it('stays where it is when its holder travels', () => {
    const certificate = aCertificate({ issuedAt: '2027-03-01T09:00:00Z' });
    const noonInAuckland = Temporal.Instant.from('2027-08-29T00:00:00Z');
    expect(certificateDay(certificate, noonInAuckland).toString()).toBe('2027-08-29');
    expect(statusAt(certificate, '2027-08-28T21:00:00Z').kind).toBe('valid');
  });

  it('is reached once: at any moment and place it is valid up to it and never after', () => {
    const zones = fc.constantFrom(
      'Pacific/Auckland',
      'Pacific/Apia',
      'Europe/Berlin',
      'America/St_Johns',
      'America/Los_Angeles',
    );
    const instants = fc
      .integer({ min: millisecondsAt('2027-01-01'), max: millisecondsAt('2031-01-01') })
      .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));
    fc.assert(
      fc.property(zones, instants, instants, (timeZone, issuedAt, now) => {
        const certificate = aCertificate({ issuedAt: issuedAt.toString(), timeZone });
        const end = certificate.lastDayOn.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
        const isBefore = Temporal.Instant.compare(now, end) < 0;
        const kind = certificateStatus(certificate, [], certificateDay(certificate, now)).kind;
        expect(kind).toBe(isBefore ? 'valid' : 'expired');
      }),
    );
  });
});

describe('a change of a lesson', () => {
  const certificate = aCertificate({ issuedAt: '2027-03-01T09:00:00Z' });
  const major = aRelease('why-we-change', '2.0', '2027-05-10T08:00:00Z');

  it('ends the certificate with the day before, when it is a major one', () => {
    expect(statusAt(certificate, '2027-05-09T21:59:59Z', [major]).kind).toBe('valid');
    expect(statusAt(certificate, '2027-05-09T22:00:00Z', [major])).toEqual({
      kind: 'outdated',
      lastDayOn: Temporal.PlainDate.from('2027-05-09'),
      lessonIds: ['why-we-change'],
    });
  });

  it('comes into force on the day that it is at the place of the holder', () => {
    const late = aRelease('why-we-change', '2.0', '2027-05-10T23:30:00Z');
    const lastDayIn = (timeZone: string) => {
      const own = aCertificate({ issuedAt: '2027-03-01T09:00:00Z', timeZone });
      return statusAt(own, '2027-06-01T12:00:00Z', [late]).lastDayOn.toString();
    };
    expect(lastDayIn('America/Los_Angeles')).toBe('2027-05-09');
    expect(lastDayIn('Europe/Berlin')).toBe('2027-05-10');
    expect(lastDayIn('Pacific/Auckland')).toBe('2027-05-10');
  });

  it('leaves the certificate alone when it is minor, older, or of a lesson that it does not rest on', () => {
    const releases = [
      aRelease('why-we-change', '1.9', '2027-05-10T08:00:00Z'),
      aRelease('why-we-change', '1.0', '2027-05-11T08:00:00Z'),
      aRelease('another-lesson', '2.0', '2027-05-10T08:00:00Z'),
    ];
    expect(statusAt(certificate, '2027-05-12T08:00:00Z', releases).kind).toBe('valid');
    const member = aCertificate({ issuedAt: '2027-03-01T09:00:00Z', path: 'member' });
    const champions = aRelease('supporting-a-team', '2.0', '2027-05-10T08:00:00Z');
    expect(statusAt(member, '2027-05-12T08:00:00Z', [champions]).kind).toBe('valid');
  });

  it('counts only from the first of two major versions', () => {
    const releases = [aRelease('why-we-change', '3.0', '2027-06-01T08:00:00Z'), major];
    expect(statusAt(certificate, '2027-06-02T08:00:00Z', releases)).toEqual({
      kind: 'outdated',
      lastDayOn: Temporal.PlainDate.from('2027-05-09'),
      lessonIds: ['why-we-change'],
    });
  });

  it('after the last day leaves it expired on its last day', () => {
    const late = aRelease('why-we-change', '2.0', '2027-09-10T08:00:00Z');
    expect(statusAt(certificate, '2027-09-11T08:00:00Z', [late])).toEqual({
      kind: 'expired',
      lastDayOn: Temporal.PlainDate.from('2027-08-28'),
    });
  });

  it('announced for later changes nothing before its day', () => {
    expect(statusAt(certificate, '2027-04-01T08:00:00Z', [major])).toMatchObject({
      kind: 'valid',
      daysLeft: 149,
    });
  });
});

describe('the history of certificates', () => {
  it('is kept, and the newest of a person and a path is the one that counts', () => {
    const first = aCertificate({ issuedAt: '2027-03-01T09:00:00Z' });
    const second = aCertificate({ issuedAt: '2027-08-20T09:00:00Z' });
    const member = aCertificate({ issuedAt: '2027-09-01T09:00:00Z', path: 'member' });
    const other = aCertificate({ issuedAt: '2027-09-02T09:00:00Z', holderId: 'U2' as UserId });
    const all = [second, first, member, other];
    expect(currentCertificate(all, mia, 'champion')).toBe(second);
    expect(currentCertificate(all, mia, 'member')).toBe(member);
    expect(currentCertificate([], mia, 'member')).toBeUndefined();
  });
});
