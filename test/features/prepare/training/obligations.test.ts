import { describe, expect, it } from 'vitest';
import type { Gate } from '../../../../src/features/contract/gate.ts';
import type { NextWave } from '../../../../src/features/contract/next-wave.ts';
import { certificateCriteria } from '../../../../src/features/prepare/certificates/certificates.criteria.ts';
import { pathEnding } from '../../../../src/features/prepare/training/member-paths.obligations.ts';
import { trainingCriteria } from '../../../../src/features/prepare/training/training.criteria.ts';
import { trainingObligations } from '../../../../src/features/prepare/training/training.obligations.ts';
import { markPhase } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import type { ReadContext } from '../../../../src/platform/request.ts';
import { certify } from '../../../support/certify.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { saidOfTeams } from '../../../support/owed.ts';
import { aReadContext, noProduct } from '../../../support/requests.ts';
import { type LearningWorld, startLearningWorld, takeMemberPath } from './learning-story.ts';

const readingOf = (world: LearningWorld, today: string, nextWave?: NextWave): ReadContext => ({
  ...aReadContext(world.database, world.rollout.id, world.now()),
  product: { ...noProduct, nextWave: () => nextWave },
  today: Temporal.PlainDate.from(today),
});

describe('whose path is to be finished', () => {
  it('is everyone’s in a team whose wave starts within two weeks, except for people who have finished', async () => {
    const world = await startLearningWorld();
    certify(world, 'Sofía Ramírez');
    const startsOn = Temporal.PlainDate.from('2027-03-15');
    const wave = { number: 1, startsOn, teamIds: [world.claims.id] };
    const owed = (today: string) => saidOfTeams(trainingObligations, readingOf(world, today, wave));
    expect(owed('2027-02-28')).toEqual([]);
    const near = owed('2027-03-01');
    expect(near.map((one) => `${one.personId} ${one.dueOn}`)).toEqual([
      'UDANIEL 2027-03-14',
      'UHANNAH 2027-03-14',
      'UMIA 2027-03-14',
    ]);
    expect(near[0]?.why).toBe(
      '*Claims* starts on Monday 15 March. 0 of 15 steps, about 24 minutes left.',
    );
    // The wave is late, and its people owe it all the same.
    expect(owed('2027-03-16')).toHaveLength(3);
  });

  it('is still everyone’s in a team that is live already, without a date and told to nobody else', async () => {
    const world = await startLearningWorld();
    markPhase(world.database, world.rollout.id, 'expansion');
    certify(world, 'Sofía Ramírez');
    const startedAt = Temporal.Instant.from('2027-03-15T08:00:00Z');
    const reading = readingOf(world, '2027-04-20');
    const product = {
      ...reading.product,
      liveTeams: () => [world.claims.id],
      waveStarts: () => new Map([[world.claims.id, startedAt]]),
    };
    const owed = saidOfTeams(trainingObligations, { ...reading, product });
    expect(owed.map(({ personId }) => personId)).toEqual(['UDANIEL', 'UHANNAH', 'UMIA']);
    for (const one of owed) {
      expect(one.dueOn).toBeUndefined();
      expect(one.reminders).toBe('owner-only');
      expect(String(one.sinceOn)).toBe('2027-03-15');
    }
    await takeMemberPath(world, 'Hannah Weiss');
    const left = saidOfTeams(trainingObligations, { ...reading, product });
    expect(left.map(({ personId }) => personId)).toEqual(['UDANIEL', 'UMIA']);
  });

  it('ends finished, needless where the team or the wave has changed, and else not done', async () => {
    const world = await startLearningWorld();
    certify(world, 'Sofía Ramírez');
    const startsOn = Temporal.PlainDate.from('2027-03-15');
    const wave = { number: 1, startsOn, teamIds: [world.claims.id] };
    const ending = (personId: string, team: string, next?: NextWave) =>
      pathEnding(readingOf(world, '2027-03-10', next), {
        key: `training.path:${personId}:member:${team}`,
        personId: personId as UserId,
      });
    expect(ending('USOFIA', world.claims.id, wave)).toEqual({ kind: 'done', by: 'USOFIA' });
    expect(ending('UHANNAH', world.claims.id, wave)).toEqual({ kind: 'lapsed' });
    expect(ending('UHANNAH', world.claims.id)?.kind).toBe('needless');
    expect(ending('UHANNAH', world.billing.id, wave)?.kind).toBe('needless');
    const other = { key: 'first-week.list:C1', personId: 'UMIA' as UserId };
    expect(pathEnding(readingOf(world, '2027-03-10'), other)).toBeUndefined();
  });

  it('is nobody’s who has left the company', async () => {
    const world = await startLearningWorld();
    await world.workspace.company.deactivates('Hannah Weiss');
    await world.flush();
    const startsOn = Temporal.PlainDate.from('2027-03-15');
    const wave = { number: 1, startsOn, teamIds: [world.claims.id] };
    const owed = saidOfTeams(trainingObligations, readingOf(world, '2027-03-01', wave));
    expect(owed.map(({ personId }) => personId)).toEqual(['UDANIEL', 'UMIA', 'USOFIA']);
  });

  it('is one path for a champion, whose own begins with everybody’s', async () => {
    const world = await startLearningWorld();
    putInOffice(world, world.claims, 'UMIA', { certified: false });
    const startsOn = Temporal.PlainDate.from('2027-03-15');
    const wave = { number: 1, startsOn, teamIds: [world.claims.id] };
    const owed = saidOfTeams(trainingObligations, readingOf(world, '2027-03-01', wave));
    const ofMia = owed.filter(({ personId }) => personId === 'UMIA');
    expect(ofMia.map(({ text }) => text)).toEqual(['Take the champion path for *Claims*']);
  });

  it('is a champion’s from their yes on, within ten working days at the team’s place', async () => {
    const world = await startLearningWorld();
    putInOffice(world, world.claims, 'UMIA', { certified: false });
    const owed = () => saidOfTeams(trainingObligations, readingOf(world, '2027-01-05'));
    expect(owed()).toMatchObject([
      {
        personId: 'UMIA',
        text: 'Take the champion path for *Claims*',
        blocks: { kind: 'certificate', teamName: 'Claims' },
      },
    ]);
    // Martin Luther King Jr. Day, 18 January, is none in New York.
    expect(owed()[0]?.dueOn?.toString()).toBe('2027-01-19');
    certify(world, 'Mia Chen');
    expect(owed()).toEqual([]);
  });
});

describe('what gates ask of training and certificates', () => {
  const leaving = (world: LearningWorld): Gate => ({
    kind: 'phase',
    rolloutId: world.rollout.id,
    leaving: 'infrastructure',
  });

  it('someone outside the pilot finished the training unaided, which nobody of the pilot can show', async () => {
    const world = await startLearningWorld();
    const [unaided] = trainingCriteria;
    const judge = () => unaided?.judge(readingOf(world, '2027-01-05'), leaving(world), 1);
    expect(judge()).toMatchObject({ verdict: 'no-data', n: 0 });
    certify(world, 'Tom Albrecht');
    expect(judge()).toMatchObject({ verdict: 'no-data', n: 0 });
    await takeMemberPath(world, 'Hannah Weiss');
    expect(judge()).toMatchObject({ verdict: 'pass', n: 1 });
  });

  it('a wave wants each of its champions certified, no back-up, and says whose step it is', async () => {
    const world = await startLearningWorld();
    const [everyChampion] = certificateCriteria;
    const gate: Gate = {
      kind: 'wave',
      rolloutId: world.rollout.id,
      wave: 1,
      teamIds: [world.claims.id, world.billing.id],
    };
    const judge = () => everyChampion?.judge(readingOf(world, '2027-01-05'), gate, 0);
    expect(judge()).toMatchObject({ verdict: 'no-data' });
    putInOffice(world, world.claims, 'UMIA', { certified: false });
    putInOffice(world, world.billing, 'UBAO');
    putInOffice(world, world.claims, 'USOFIA', { role: 'back-up', certified: false });
    expect(judge()).toMatchObject({
      verdict: 'fail',
      measured: '1 of 2 champions is certified',
      n: 2,
      settledBy: expect.stringMatching(/path.* \(Mia Chen\)\.$/),
      obliges: [{ personId: 'UMIA' }],
    });
    certify(world, 'Mia Chen');
    expect(judge()).toMatchObject({ verdict: 'pass', settledBy: '', obliges: [] });
  });
});
