import { expect, it } from 'vitest';
import { listChampions } from '../../../../src/features/champions/champions/champions.store.ts';
import { leaveRole } from '../../../../src/features/champions/leaving/step-down.usecase.ts';
import type { Gate } from '../../../../src/features/contract/gate.ts';
import { certificateCriteria } from '../../../../src/features/prepare/certificates/certificates.criteria.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { contextIn, ownRequestIn } from '../../../support/requests.ts';
import {
  type ChampionWorld,
  makeChampion,
  startChampionWorld,
} from '../../champions/champions/champion-story.ts';

function judge(world: ChampionWorld, gate: Gate) {
  return certificateCriteria[0]!.judge(contextIn(world, world.rollout.id), gate, 0);
}

function letGo(world: ChampionWorld, personId: string) {
  const one = listChampions(world.database, world.rollout.id).find(
    (each) => each.personId === personId && each.ended === undefined,
  )!;
  const reason = 'Claims has no time for it now.';
  const own = ownRequestIn(world, world.rollout);
  const request = { ...own, acting: { ...own.acting, userId: 'ULENA' as UserId } };
  expect(leaveRole(request, { championId: one.id, reason }).kind).toBe('done');
}

it('a lead who lets an uncertified champion go leaves the gate as shut as it was, until another follows', async () => {
  const world = await startChampionWorld();
  const gates: Gate[] = [
    { kind: 'phase', rolloutId: world.rollout.id, leaving: 'infrastructure' },
    {
      ...{ kind: 'wave', rolloutId: world.rollout.id, wave: 1 },
      teamIds: [world.claims.id, world.billing.id],
    },
  ];
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks', { certified: false });
  await makeChampion(world, 'Bao Nguyen', 'Linh Tran');
  for (const gate of gates) expect(judge(world, gate).verdict).toBe('fail');
  letGo(world, 'UMIA');
  for (const gate of gates) {
    const found = judge(world, gate);
    expect(found).toMatchObject({ verdict: 'fail', n: 2 });
    expect(found.findings?.map(({ says }) => says)).toEqual([
      'Claims: its champion left without a certificate, and nobody has followed',
    ]);
    expect(found.obliges.map(({ text }) => text)).toContain('Find a champion for *Claims*');
    expect(found.obliges.map(({ text }) => text).join()).not.toContain('champion path');
  }
  await makeChampion(world, 'Sofía Ramírez', 'Daniel Brooks');
  for (const gate of gates) expect(judge(world, gate)).toMatchObject({ verdict: 'pass', n: 2 });
});

it('a certified champion who leaves takes nothing along: that gate asks about the others', async () => {
  const world = await startChampionWorld();
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
  await makeChampion(world, 'Bao Nguyen', 'Linh Tran');
  letGo(world, 'UMIA');
  const gate = { kind: 'phase', rolloutId: world.rollout.id, leaving: 'infrastructure' } as const;
  expect(judge(world, gate)).toMatchObject({ verdict: 'pass', n: 1 });
});
