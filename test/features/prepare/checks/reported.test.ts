import { beforeEach, describe, expect, it } from 'vitest';
import { listChecks } from '../../../../src/features/prepare/checks/checks.store.ts';
import { declareCheck } from '../../../../src/features/prepare/checks/declare-check.usecase.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { ownRequestIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { doorsOf } from '../samples/signed.ts';

let world: SupportCopilotWorld;
let send: ReturnType<typeof doorsOf>;
beforeEach(async () => {
  world = await startSupportCopilot({ now: '2027-01-06T09:00:00Z' });
  send = doorsOf(world);
});

describe('results of checks by webhook', () => {
  const result = (change: Record<string, unknown> = {}) => ({
    ...{ check: 'no-personal-data', workflow: 'reply drafting', outcome: 'fail' },
    ...{ at: '2027-01-04T09:00:00Z', note: 'A name in reply 7' },
    ...change,
  });
  const last = () => listChecks(world.database, world.rollout.id)[0]?.last;
  beforeEach(() => {
    declareCheck(ownRequestIn(world, world.rollout), {
      ...{ name: 'no-personal-data', workflow: 'reply drafting' },
      ...{ looksFor: 'Names', freshHours: 24, ownerId: 'UTOM' as UserId },
    });
  });

  it('change what the check says, unless they are older than what it said last', async () => {
    await send('checks', result());
    expect(last()).toMatchObject({ outcome: 'fail', note: 'A name in reply 7' });
    await send('checks', [result({ outcome: 'pass', at: '2027-01-04T08:00:00Z' })]);
    expect(last()?.outcome).toBe('fail');
    await send('checks', [result({ outcome: 'pass', at: '2027-01-04T10:00:00Z' })]);
    expect(last()?.outcome).toBe('pass');
    expect(await send('checks', result())).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  it('say what the newest of them says, and since when, in whichever order they come', async () => {
    const hour = (of: number) => `2027-01-04T0${of}:00:00Z`;
    await send('checks', [
      result({ outcome: 'pass', at: hour(1) }),
      result({ at: hour(2) }),
      result({ at: hour(3), note: 'The newest' }),
      result({ outcome: 'pass', at: hour(1) }),
    ]);
    expect(last()).toMatchObject({ outcome: 'fail', note: 'The newest' });
    expect(last()?.since.toString()).toBe(hour(2));
    const results = world.database.$client.prepare('select count(*) from check_results');
    expect(results.pluck().get()).toBe(3);
  });

  it('are refused for a check that nobody declared, with the way to declare it', async () => {
    const answer = await send('checks', [
      result(),
      result({ check: 'spelling' }),
      result({ outcome: 'maybe' }),
    ]);
    expect(answer).toMatchObject({ status: 202, accepted: 1 });
    expect(answer.refused!.map(({ pointer }) => pointer)).toEqual(['/1/check', '/2/outcome']);
    expect(answer.refused![0]!.says).toContain('a lead declares it with /core checks');
  });
});
