import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRegister } from '../../../../src/features/prepare/samples/draw-register.usecase.ts';
import { listDrawn, listStrata } from '../../../../src/features/prepare/samples/drawn.store.ts';
import { giveDigits } from '../../../../src/features/prepare/samples/give-digits.usecase.ts';
import { addOutputs } from '../../../../src/features/prepare/samples/outputs.store.ts';
import { registerOutputs } from '../../../../src/features/prepare/samples/register-outputs.usecase.ts';
import { saveSamplingRate } from '../../../../src/features/prepare/samples/sampling-rates.store.ts';
import {
  isTicketMissing,
  saveDraw,
  saveTickets,
} from '../../../../src/features/prepare/samples/tickets.store.ts';
import { drawSample, inTicketOrder } from '../../../../src/features/prepare/verification/draw.ts';
import { addRollout } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { addTeam } from '../../../../src/features/teams/teams/teams.store.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';
import { sha256 } from '../../../../src/platform/sha256.ts';
import { aRollout, aTeam } from '../../../support/builders.ts';
import { openInMemory } from '../../../support/fresh-database.ts';
import { ownRequestIn } from '../../../support/requests.ts';
import { startSupportCopilot } from '../../../support/story.ts';
import { anOutput } from './signed.ts';

const at = Temporal.Instant.from('2027-01-06T09:00:00Z');
const usual = 2;

describe('a draw from what is stored', () => {
  it('is the draw that anybody repeats from a table, however its tickets were worked out', () => {
    const output = fc.record({
      workflow: fc.constantFrom('triage', 'replies'),
      team: fc.constantFrom('T1', 'T2', undefined),
    });
    const drawn = fc.record({
      outputs: fc.array(output, { minLength: 1, maxLength: 40 }),
      /** So many came before the seed was known; their tickets are worked out so many at a time. */
      before: fc.nat(40),
      step: fc.integer({ min: 1, max: 20 }),
      rate: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      seed: fc.string({ minLength: 1 }),
    });
    fc.assert(
      fc.property(drawn, ({ outputs, before, step, rate, seed }) => {
        const database = openInMemory();
        const rollout = aRollout();
        const of = { rolloutId: rollout.id, register: 1 };
        addRollout(database, rollout);
        for (const id of ['T1', 'T2']) addTeam(database, aTeam({ id: id as TeamId, name: id }), at);
        if (rate !== undefined) {
          const changed = { perStratum: rate, why: 'A lead', changedAt: at };
          saveSamplingRate(database, rollout.id, 'triage', changed);
        }
        const all = outputs.map(({ workflow, team }, index) => ({
          ...{ outputId: `o${index}`, workflow, teamId: team as TeamId | undefined },
          ...{ producedAt: at, producerId: undefined, url: undefined, note: undefined },
        }));
        const where = { ...of, registeredAt: at, source: 'file' as const };
        addOutputs(database, where, all.slice(0, before), undefined);
        while (isTicketMissing(database, of)) saveTickets(database, of, seed, step);
        addOutputs(database, where, all.slice(before), seed);
        const said = saveDraw(database, of, usual);
        const table = outputs.map((one, index) => ({ ...one, id: `o${index}`, number: index + 1 }));
        const expected = drawSample(inTicketOrder(table, seed, sha256), ({ workflow }) =>
          workflow === 'triage' ? (rate ?? usual) : usual,
        );
        const places = listDrawn(database, rollout.id);
        expect(places.map(({ number, ticket, place }) => [number, ticket, place])).toEqual(
          expected.map(({ output: one, ticket }, index) => [one.number, ticket, index + 1]),
        );
        expect(said).toEqual({ drawn: expected.length, of: outputs.length });
        const strata = listStrata(database, rollout.id, 1);
        expect(strata.reduce((sum, { size }) => sum + size, 0)).toBe(outputs.length);
        database.$client.close();
      }),
      { numRuns: 40 },
    );
  });

  it('takes several turns where there are very many outputs, and none is lost on the way', async () => {
    const world = await startSupportCopilot({ now: '2027-01-06T09:00:00Z' });
    const own = ownRequestIn(world, world.rollout);
    const entries = Array.from({ length: 2500 }, (_, index) => anOutput(`o${index}`));
    registerOutputs(own, { entries, source: 'file' });
    for (const [name, digits] of [
      ['Lena Hartmann', '1234'],
      ['Ines Duarte', '98765'],
    ] as const) {
      const acting = { ...own.acting, userId: world.as(name).id as UserId };
      giveDigits({ ...own, acting }, { digits });
    }
    expect(drawRegister(own)).toEqual({ kind: 'soon' });
    expect(listDrawn(world.database, world.rollout.id)).toEqual([]);
    await world.travel({ hours: 1 });
    const drawn = listDrawn(world.database, world.rollout.id);
    expect(drawn).toHaveLength(6);
    const tickets = entries.map(({ id }) => ({ id, workflow: 'reply drafting', team: undefined }));
    const seed = sha256('1234:98765');
    const first = inTicketOrder(tickets, seed, sha256).slice(0, 6);
    expect(drawn.map(({ ticket }) => ticket)).toEqual(first.map(({ ticket }) => ticket));
  });
});
