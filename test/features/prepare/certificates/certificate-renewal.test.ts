import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../../../src/features/prepare/certificates/certificate.ts';
import {
  expiryNoticesDue,
  renewalOf,
} from '../../../../src/features/prepare/certificates/certificate-renewal.ts';
import type { LessonRelease } from '../../../../src/features/prepare/lessons/lesson.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import {
  aCurriculum,
  aLesson,
  aScenarioSet,
  scenarios,
  version,
} from '../lessons/lesson-builders.ts';
import { aCertificate, aRelease } from './certificate-builders.ts';

const certificate = aCertificate({ issuedAt: '2027-03-01T09:00:00Z' });
const day = (text: string) => Temporal.PlainDate.from(text);

function noticesAt(
  instant: string,
  certificates: readonly Certificate[] = [certificate],
  releases: readonly LessonRelease[] = [],
) {
  return expiryNoticesDue(certificates, releases, Temporal.Instant.from(instant)).map(
    ({ kind, sinceOn, lastDayOn }) => `${kind} since ${sinceOn}, last day ${lastDayOn}`,
  );
}

describe('a notice before a certificate ends', () => {
  it.each([
    ['2027-07-30T12:00:00Z', []],
    ['2027-07-31T12:00:00Z', ['four-weeks since 2027-07-31, last day 2027-08-28']],
    ['2027-08-20T12:00:00Z', ['four-weeks since 2027-07-31, last day 2027-08-28']],
    ['2027-08-21T12:00:00Z', ['one-week since 2027-08-21, last day 2027-08-28']],
    ['2027-08-28T12:00:00Z', ['one-week since 2027-08-21, last day 2027-08-28']],
    ['2027-08-29T12:00:00Z', ['no-longer-valid since 2027-08-29, last day 2027-08-28']],
  ])('is due four weeks and one week before: at %s %j', (instant, notices) => {
    expect(noticesAt(instant)).toEqual(notices);
  });

  it('comes on the day at the place of each holder', () => {
    const certificateIn = (timeZone: string, holderId: string) =>
      aCertificate({
        issuedAt: '2027-03-01T09:00:00Z',
        timeZone,
        holderId: holderId as UserId,
      });
    const both = [
      certificateIn('Pacific/Auckland', 'U1'),
      certificateIn('America/Los_Angeles', 'U2'),
    ];
    const due = expiryNoticesDue(both, [], Temporal.Instant.from('2027-07-30T12:30:00Z'));
    expect(due.map((notice) => notice.certificate.timeZone)).toEqual(['Pacific/Auckland']);
  });

  it('stops as soon as the person is certified again', () => {
    const renewed = aCertificate({ issuedAt: '2027-08-20T09:00:00Z' });
    expect(noticesAt('2027-08-25T12:00:00Z', [certificate, renewed])).toEqual([]);
  });

  it('comes at once when a major version ends the certificate', () => {
    const release = aRelease('why-we-change', '2.0', '2027-05-10T08:00:00Z');
    expect(noticesAt('2027-05-10T12:00:00Z', [certificate], [release])).toEqual([
      'no-longer-valid since 2027-05-10, last day 2027-05-09',
    ]);
  });
});

describe('certifying again', () => {
  const released = [aRelease('judgement', '2.0', '2027-05-10T08:00:00Z')];

  it('asks one scenario when one has changed', () => {
    const changed = scenarios(6).map((scenario) =>
      scenario.id === 'do-not-2' ? { ...scenario, changedIn: version('2.0') } : scenario,
    );
    const set = aScenarioSet({ version: version('2.0'), scenarios: changed });
    const curriculum = aCurriculum(aLesson(), set);
    expect(renewalOf(certificate, curriculum, released, day('2027-05-10'))).toEqual({
      steps: [],
      scenarioIds: ['do-not-2'],
      freshTest: false,
    });
  });

  it('asks the steps that have changed, and the whole lesson where it does not say which', () => {
    const [first, second] = aLesson().steps;
    if (first === undefined || second === undefined) throw new Error('two steps');
    const steps = [first, { ...second, changedIn: version('2.1') }];
    const said = aCurriculum(aLesson({ version: version('2.1'), steps }));
    const unsaid = aCurriculum(aLesson({ version: version('2.0') }));
    const releases = [aRelease('why-we-change', '2.0', '2027-05-10T08:00:00Z')];
    const today = day('2027-05-10');
    expect(renewalOf(certificate, said, releases, today).steps).toEqual([
      { lessonId: 'why-we-change', step: 1 },
    ]);
    expect(renewalOf(certificate, unsaid, releases, today).steps).toHaveLength(2);
  });

  it('asks for one new test when only the days have run out, and for nothing long before', () => {
    const curriculum = aCurriculum();
    const nothing = { steps: [], scenarioIds: [], freshTest: false };
    const oneTest = { ...nothing, freshTest: true };
    expect(renewalOf(certificate, curriculum, [], day('2027-07-30'))).toEqual(nothing);
    expect(renewalOf(certificate, curriculum, [], day('2027-07-31'))).toEqual(oneTest);
    expect(renewalOf(certificate, curriculum, [], day('2027-09-30'))).toEqual(oneTest);
  });

  it('asks nothing for a minor version', () => {
    const curriculum = aCurriculum(aLesson({ version: version('1.4') }));
    const releases = [aRelease('why-we-change', '1.4', '2027-05-10T08:00:00Z')];
    expect(renewalOf(certificate, curriculum, releases, day('2027-05-10'))).toEqual({
      steps: [],
      scenarioIds: [],
      freshTest: false,
    });
  });
});
