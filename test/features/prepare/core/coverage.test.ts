import { describe, expect, it } from 'vitest';
import type { Gate } from '../../../../src/features/contract/gate.ts';
import { findEntry } from '../../../../src/features/prepare/core/entries.store.ts';
import { saveRetirement } from '../../../../src/features/prepare/core/entry-writes.store.ts';
import { coreCriteria } from '../../../../src/features/prepare/core-coverage/core.criteria.ts';
import { saveTeam } from '../../../../src/features/teams/teams/teams.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { contextIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { publish, writeCore } from '../../../support/written-core.ts';
import { draft } from './core-story.ts';

const waveOf = (world: SupportCopilotWorld): Gate => ({
  kind: 'wave',
  rolloutId: world.rollout.id,
  wave: 0,
  teamIds: [world.claims.id, world.billing.id],
});

function judged(world: SupportCopilotWorld, gate = waveOf(world)) {
  const context = contextIn(world, world.rollout.id);
  return Object.fromEntries(
    coreCriteria
      .filter((one) => one.appliesTo(gate))
      .map((one) => [one.name, one.judge(context, gate, one.threshold?.default ?? 0)]),
  );
}
const verdicts = (world: SupportCopilotWorld, gate = waveOf(world)) =>
  Object.values(judged(world, gate)).map(({ verdict }) => verdict);

describe('what a gate asks of the Core', () => {
  it('has no data while nothing is written, and never passes on that', async () => {
    const world = await startSupportCopilot();
    expect(verdicts(world)).toEqual(['no-data', 'no-data', 'no-data']);
  });

  it('passes when each kind is there for the work of the wave’s teams, verified and taught', async () => {
    const world = await startSupportCopilot();
    writeCore(world, world.rollout.id);
    expect(verdicts(world)).toEqual(['pass', 'pass', 'pass']);
    expect(judged(world)['core.coverage']?.measured).toBe(
      '8 of 8 entries that the work needs are published',
    );
  });

  it('fails on one kind that is missing, names it, and lets a lead begin it', async () => {
    const world = await startSupportCopilot();
    writeCore(world, world.rollout.id);
    const { database, rollout } = world;
    const entry = findEntry(database, rollout.id, 'edge-case-of-triage')!;
    const retired = { at: world.now(), by: 'ULENA' as UserId, reason: 'Over.' };
    write(database, () => saveRetirement(database, entry.number, retired));
    const missing = judged(world)['core.coverage']!;
    expect(missing.verdict).toBe('fail');
    expect(missing.measured).toBe('7 of 8 entries that the work needs are published');
    expect(missing.settledBy).toContain('edge case for triage');
    expect(missing.obliges.map(({ personId }) => personId).sort()).toEqual(['ULENA', 'USAM']);
    await draft(world, 'Tom Albrecht', {}, { 'What work is it about?': 'triage' });
    expect(judged(world)['core.coverage']?.verdict).toBe('fail');
  });

  it('is inconclusive where nobody has said what a team would use it for', async () => {
    const world = await startSupportCopilot();
    writeCore(world, world.rollout.id);
    const { database, billing } = world;
    write(database, () => saveTeam(database, { ...billing, workflows: [] }, world.now()));
    expect(judged(world)['core.coverage']?.verdict).toBe('inconclusive');
  });

  it('asks the keepers when too little has been confirmed lately', async () => {
    const world = await startSupportCopilot();
    writeCore(world, world.rollout.id);
    world.workspace.clock.moveTo(world.now().add({ hours: 24 * 32 }));
    const stale = judged(world)['core.verified']!;
    expect(stale.verdict).toBe('fail');
    expect(stale.measured).toBe('0 of 8 entries are verified');
    expect(new Set(stale.obliges.map(({ personId }) => personId))).toEqual(new Set(['UTOM']));
  });
});

describe('/core coverage', () => {
  it('shows what is missing, who could write it, and begins it with one press', async () => {
    const world = await startSupportCopilot();
    const { database, rollout, pilot } = world;
    const workflows = ['reply drafting', 'triage'];
    write(database, () => saveTeam(database, { ...pilot, workflows }, world.now()));
    publish(world, rollout.id, { kind: 'edge-case', workflow: 'reply drafting' });
    const lena = world.as('Lena Hartmann');
    const seen = await lena.command('/core coverage');
    expect(seen.text).toContain('*1 of 8* kinds of entries are published');
    expect(seen.text).toContain(
      'Prompting strategy for *reply drafting*: Tom Albrecht could write it',
    );
    await lena.press('Write: prompting strategy, reply drafting');
    expect(JSON.stringify(lena.sees().modal?.values)).toContain('prompting-strategy');
  });
});
