import { describe, expect, it } from 'vitest';
import { certificateStatus } from '../../../../src/features/prepare/certificates/certificate.ts';
import {
  type Earning,
  judgeEarning,
} from '../../../../src/features/prepare/certificates/earned-certificate.ts';
import { aCertificate, aRelease } from './certificate-builders.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);

/** Issued in Berlin on 4 January 2027 for 180 days: through 3 July. */
function held(today: string, releases: ReturnType<typeof aRelease>[] = []): Earning['current'] {
  const certificate = aCertificate({ issuedAt: '2027-01-04T09:00:00Z' });
  return { certificate, status: certificateStatus(certificate, releases, on(today)) };
}

function earning(change: Partial<Earning>): Earning {
  return {
    path: 'champion',
    isPathFinished: true,
    current: undefined,
    lastPassedAt: undefined,
    ...change,
  };
}

describe('what somebody has earned', () => {
  it('is nothing before the path is finished, whatever they held', () => {
    expect(judgeEarning(earning({ isPathFinished: false, path: 'member' }))).toBe('nothing');
    const current = held('2027-07-04');
    expect(judgeEarning(earning({ isPathFinished: false, current }))).toBe('nothing');
  });

  it('is a first certificate at once for a member, and never without a sign-off for a champion', () => {
    expect(judgeEarning(earning({ path: 'member' }))).toBe('issue');
    expect(judgeEarning(earning({ path: 'champion' }))).toBe('nothing');
  });

  it('is a fresh test from four weeks before the last day on, and also after it', () => {
    const due = (today: string) => judgeEarning(earning({ current: held(today) }));
    expect(['2027-06-04', '2027-06-05', '2027-07-03', '2027-07-04'].map(due)).toEqual([
      'nothing',
      'test-due',
      'test-due',
      'test-due',
    ]);
  });

  it('is the next certificate when the test was passed within those weeks, and not by an older one', () => {
    const by = (passed: string) =>
      judgeEarning(earning({ current: held('2027-06-20'), lastPassedAt: at(passed) }));
    expect(by('2027-01-04T08:59:00Z')).toBe('test-due');
    expect(by('2027-06-04T21:59:59Z')).toBe('test-due');
    expect(by('2027-06-04T22:00:00Z')).toBe('issue');
  });

  it('is the next certificate by the changed parts alone when a lesson said something else', () => {
    const release = aRelease('why-we-change', '2.0', '2027-03-01T10:00:00Z');
    expect(judgeEarning(earning({ current: held('2027-02-28', [release]) }))).toBe('nothing');
    expect(judgeEarning(earning({ current: held('2027-03-01', [release]) }))).toBe('issue');
  });
});
