import { describe, expect, it } from 'vitest';
import {
  activeOverridesOf,
  overrideObligations,
} from '../../../../src/features/gates/overrides/overrides.obligations.ts';
import { listOverrides } from '../../../../src/features/gates/overrides/overrides.store.ts';
import { newsOf } from '../../../support/news.ts';
import { pressFromHome } from '../../../support/press.ts';
import { listAudit } from '../../../support/record.ts';
import { contextIn } from '../../../support/requests.ts';
import type { World } from '../../../support/world.ts';
import { jumpTo, phaseOf, proof, rolloutOf } from '../gates/gate-world.ts';
import { askedWorld } from './override-world.ts';

const first = (running: World) => listOverrides(running.database, rolloutOf(running).id)[0]!;
const inForce = (running: World) => activeOverridesOf(contextIn(running, rolloutOf(running).id));

describe('the end of an override', () => {
  it('is fulfilled when its criteria are met, and never active again', async () => {
    const evidence = proof();
    const running = await askedWorld(evidence);
    await pressFromHome(running.as('Ines Duarte'), 'Read and decide', 'Approve');
    evidence.find('pass');
    await running.runDueJobs();
    expect(first(running).ended?.how).toBe('fulfilled');
    expect(inForce(running)).toEqual([]);
    evidence.find('fail');
    await running.runDueJobs();
    expect((await running.as('Sam Okafor').command('/rollout gates')).text).toContain(
      '2 of 2 criteria are not met',
    );
  });

  it('expires after its last day in the rollout’s time zone, and the channel hears of it', async () => {
    const running = await askedWorld(proof());
    await pressFromHome(running.as('Ines Duarte'), 'Read and decide', 'Approve');
    await jumpTo(running, '2027-02-01T22:59:59Z');
    expect(inForce(running)).toHaveLength(1);
    await jumpTo(running, '2027-02-01T23:00:00Z');
    expect(first(running).ended?.how).toBe('expired');
    await jumpTo(running, '2027-02-02T08:00:00Z');
    expect(running.workspace.messagesIn('ai-rollout').at(-1)?.text).toContain(
      'has expired. The criteria it covered count as not met again.',
    );
  });

  it('is looked at again by a lead when its phase has ended', async () => {
    const evidence = proof();
    const running = await askedWorld(evidence);
    await pressFromHome(running.as('Ines Duarte'), 'Read and decide', 'Approve');
    const lena = running.as('Lena Hartmann');
    const openAt = async (instant: string) => {
      await jumpTo(running, instant);
      await lena.command('/rollout gate open');
      await lena.submit();
      await lena.close({ all: true });
    };
    await openAt('2027-01-11T09:00:00Z');
    expect((await lena.command('/rollout due')).text).not.toContain('Look again');
    evidence.find('pass');
    await openAt('2027-02-08T09:00:00Z');
    expect(phaseOf(running)).toBe('expansion');
    expect((await lena.command('/rollout due')).text).toContain(
      'Review the override of the gate to the infrastructure build',
    );
    await lena.command('/rollout status');
    await lena.press('Say what came of it');
    await lena.fill({ 'Did the risk come true?': 'Two cases waited; nobody was harmed.' });
    expect((await lena.submit()).modal?.text).toContain(
      'It’s shown next to the override on the gate.',
    );
    await lena.close({ all: true });
    expect((await lena.command('/rollout overrides')).text).toContain(
      'Reviewed by Lena Hartmann: Two cases waited; nobody was harmed.',
    );
  });
});

it('a request that has lapsed is owed by nobody any more', async () => {
  const running = await askedWorld(proof());
  const owedBy = () =>
    overrideObligations(contextIn(running, rolloutOf(running).id)).map(({ personId }) => personId);
  expect(owedBy()).toEqual(['UINES']);
  await jumpTo(running, '2027-01-08T09:00:00Z');
  expect(owedBy()).toEqual(['UINES', 'USAM']);
  await jumpTo(running, '2027-01-09T09:00:00Z');
  expect(owedBy()).toEqual([]);
});

it('a request that has lapsed is recorded and told once, however often the jobs look', async () => {
  const running = await askedWorld(proof());
  for (const at of ['2027-01-09T09:00:00Z', '2027-01-09T10:00:00Z', '2027-01-12T09:00:00Z'])
    await jumpTo(running, at);
  const lapses = listAudit(running.database, rolloutOf(running).id, 50).filter(
    ({ act }) => act === 'overrides.lapse',
  );
  expect(lapses).toHaveLength(1);
  const told = newsOf(running, running.as('Lena Hartmann')).filter((one) =>
    one.includes('Nobody answered your request'),
  );
  expect(told).toHaveLength(1);
});
