import { describe, expect, it } from 'vitest';
import {
  findHeldCertificate,
  listCertificatesOf,
} from '../../../../src/features/prepare/certificates/certificates.store.ts';
import { listCertifiedChampions } from '../../../../src/features/prepare/certificates/certified-people.store.ts';
import { renewalsOwed } from '../../../../src/features/prepare/certificates/renewals.obligations.ts';
import { chooseLessons } from '../../../../src/features/prepare/lessons/choose-lessons.usecase.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { certify } from '../../../support/certify.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { saidOfTeams } from '../../../support/owed.ts';
import { aReadContext, contextIn, ownRequestIn } from '../../../support/requests.ts';
import { ownLessons, step } from '../lessons/own-folder.ts';
import {
  goOn,
  type LearningWorld,
  pageOf,
  startLearningWorld,
} from '../training/learning-story.ts';

const MIA = 'UMIA' as UserId;

function certifiedAt(world: LearningWorld, instant: string): string[] {
  const now = Temporal.Instant.from(instant);
  return [...listCertifiedChampions(aReadContext(world.database, world.rollout.id, now))].sort();
}

const at = (world: LearningWorld, instant: string) =>
  world.workspace.clock.moveTo(Temporal.Instant.from(instant));
const status = (world: LearningWorld, path: 'member' | 'champion') =>
  findHeldCertificate(contextIn(world, world.rollout.id), MIA, path)?.status.kind;

describe('a certificate that runs out', () => {
  it('counts through its last day by its holder’s own clock, in Vietnam, Germany and New York', async () => {
    const world = await startLearningWorld();
    putInOffice(world, world.billing, 'UBAO');
    putInOffice(world, world.pilot, 'UTOM');
    putInOffice(world, world.claims, 'UMIA');
    // Issued on 4 January for 180 days: through Saturday 3 July 2027 at each place.
    expect(certifiedAt(world, '2027-07-03T16:59:59Z')).toEqual(['UBAO', 'UMIA', 'UTOM']);
    expect(certifiedAt(world, '2027-07-03T17:00:00Z')).toEqual(['UMIA', 'UTOM']);
    expect(certifiedAt(world, '2027-07-03T21:59:59Z')).toEqual(['UMIA', 'UTOM']);
    expect(certifiedAt(world, '2027-07-03T22:00:00Z')).toEqual(['UMIA']);
    expect(certifiedAt(world, '2027-07-04T03:59:59Z')).toEqual(['UMIA']);
    expect(certifiedAt(world, '2027-07-04T04:00:00Z')).toEqual([]);
  });

  it('is not owed by somebody who has left the company', async () => {
    const world = await startLearningWorld();
    certify(world, 'Hannah Weiss');
    at(world, '2027-12-20T15:00:00Z');
    const owedBy = () =>
      saidOfTeams(renewalsOwed, contextIn(world, world.rollout.id)).map(({ personId }) => personId);
    expect(owedBy()).toEqual(['UHANNAH']);
    await world.workspace.company.deactivates('Hannah Weiss');
    await world.flush();
    expect(owedBy()).toEqual([]);
  });

  it('is owed from four weeks before, and one round of scenarios renews it', async () => {
    const world = await startLearningWorld();
    putInOffice(world, world.claims, 'UMIA');
    const mia = world.as('Mia Chen');
    at(world, '2027-06-04T15:00:00Z');
    expect((await mia.openHome()).home?.text).not.toContain('Renew your champion certificate');
    at(world, '2027-06-05T15:00:00Z');
    const home = (await mia.openHome()).home?.text;
    expect(home).toContain('*Renew your champion certificate*');
    expect(home).toContain(
      'It is valid through Saturday 3 July. It asks only for 5 scenarios, about 5 minutes.',
    );
    await mia.press('Renew it');
    await mia.close({ all: true });
    expect(pageOf(world, 'Mia Chen')).toContain('Your certificate is running out.');
    const read = await goOn(world, 'Mia Chen');
    expect(read.at(-1)).toContain('*Valid through*\n2 December 2027');
    expect(read.at(-1)).toContain('Earlier: 4 January 2027 to 3 July 2027.');
    expect(read.at(-1)).toContain('*Signed off by*\nLena Hartmann, rollout lead');
    const all = listCertificatesOf(world.database, world.rollout.id, MIA);
    expect(all.map((one) => `${one.path} ${one.lastDayOn}`)).toEqual([
      'member 2028-01-04',
      'champion 2027-07-03',
      'champion 2027-12-02',
    ]);
    expect((await mia.openHome()).home?.text).not.toContain('Renew your');
  });

  it('is announced again a week before, and when it has ended', async () => {
    const world = await startLearningWorld();
    putInOffice(world, world.claims, 'UMIA');
    const mia = world.as('Mia Chen');
    at(world, '2027-07-05T15:00:00Z');
    expect((await mia.openHome()).home?.text).toContain(
      '*Certify again: your champion certificate has ended*',
    );
    const { text } = await mia.command('/champion certificate');
    expect(text).toContain('It was valid through Saturday 3 July.');
    expect(text).toContain('[Renew it]');
  });
});

describe('a lesson that says something else now', () => {
  it('ends both certificates with the day before, and asks only the changed step again', async () => {
    const world = await startLearningWorld();
    putInOffice(world, world.claims, 'UMIA');
    const folder = ownLessons(world, { 'whom.md': step('1.1') });
    await world.runDueJobs();
    at(world, '2027-02-10T15:00:00Z');
    expect([status(world, 'member'), status(world, 'champion')]).toEqual(['valid', 'valid']);

    folder.write('whom.md', step('2.0'));
    await world.runDueJobs();
    expect([status(world, 'member'), status(world, 'champion')]).toEqual(['outdated', 'outdated']);
    const mia = world.as('Mia Chen');
    const home = (await mia.openHome()).home?.text ?? '';
    expect(home).toContain('*Certify again: your champion certificate has ended*');
    expect(home).toContain('It was valid through Tuesday 9 February.');
    expect(home).toContain('It asks only for 1 step, about 2 minutes.');
    expect(home).not.toContain('Certify again: your certificate has ended');
    await mia.press('Renew it');
    await mia.close({ all: true });
    const read = await goOn(world, 'Mia Chen');
    expect(read).toHaveLength(2);
    expect(read[0]).toContain('There is always a person');
    expect([status(world, 'member'), status(world, 'champion')]).toEqual(['valid', 'valid']);
    expect(listCertificatesOf(world.database, world.rollout.id, MIA)).toHaveLength(4);
  });

  it('leaves nobody stuck when the lessons go back to what they were', async () => {
    const world = await startLearningWorld();
    putInOffice(world, world.claims, 'UMIA');
    const folder = ownLessons(world, { 'whom.md': step('1.1') });
    folder.write('whom.md', step('2.0'));
    at(world, '2027-02-10T15:00:00Z');
    await world.runDueJobs();
    chooseLessons(ownRequestIn(world, world.rollout), undefined);
    expect(status(world, 'champion')).toBe('outdated');
    at(world, '2027-02-11T15:00:00Z');
    const { text } = await world.as('Mia Chen').command('/core learn');
    expect(text).toContain('You have finished both paths');
    expect([status(world, 'member'), status(world, 'champion')]).toEqual(['valid', 'valid']);
  });
});
