/*
 * Nobody opens a gate alone: one person (a lead, a champion, a sponsor) tries whatever stands on their
 * screen, and no criterion that was not met is met afterwards unless the record shows evidence for it.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gateKey } from '../../../src/features/contract/gate.ts';
import {
  findGateStatus,
  listGatesAhead,
} from '../../../src/features/gates/gates/gate-status.store.ts';
import { saveTeam } from '../../../src/features/teams/teams/teams.store.ts';
import { findWave, saveWave } from '../../../src/features/waves/waves/waves.store.ts';
import { write } from '../../../src/platform/database.ts';
import { startWaveWith } from '../../support/live-waves.ts';
import { enterPhase } from '../../support/ready-teams.ts';
import { listAudit } from '../../support/record.ts';
import { contextIn } from '../../support/requests.ts';
import {
  type ChampionWorld,
  makeChampion,
  startChampionWorld,
} from '../champions/champions/champion-story.ts';
import { log } from '../waves/learnings/learning-story.ts';
import { aTry, commands, takeOut, tryIt } from './alone.ts';
import { loosened, settings } from './loosened.ts';

type Playing = ChampionWorld;

/**
 * Acts that bring something new to light: answers, proofs, trials, people who take an office on. They are
 * the other way to open a gate, and who confirms them is the business of the features that own them.
 */
const EVIDENCE =
  /^(assessment|answers|constraints\.(add|change|note-none|exempt\w*)|readiness|champions|nominations|first-week|handovers|core|core-files|training\.(finish|say)|certificates|sign-offs|learning-weeks|learnings\.(try|conclude|log)|lessons|waves\.(complete|resume|start)|checks|reviews|escalations|teams\.add)/;
/** Brakes that a lead pulls and releases; a gate behind them asks what it asked. */
const BRAKES = /^(freezes|pauses)\./;
/** Another plan of a wave is another question: its gate asks about other teams. */
const PLANS = /^(waves\.(schedule|roll-back|lift|drop)|wave-plans\.apply)/;

/** A gate that asks for two champions and finds one, a wave that is planned, a must that holds it up, and a constraint that does. */
async function stage(): Promise<Playing> {
  const world = await startChampionWorld();
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
  startWaveWith(world, world.rollout, 0, [world.claims]);
  enterPhase(world, world.claims, 'infrastructure', '2027-01-11T09:00:00Z');
  await world.runDueJobs();
  await log(world, 'Mia Chen');
  startWaveWith(world, world.rollout, 1, [world.renewals]);
  const planned = findWave(world.database, world.rollout.id, 1)!;
  write(world.database, () =>
    saveWave(world.database, {
      ...planned,
      clock: { ...planned.clock, startedOn: undefined },
      startedAt: undefined,
      startedBy: undefined,
    }),
  );
  const { renewals } = world;
  write(world.database, () =>
    saveTeam(
      world.database,
      { ...renewals, context: { ...renewals.context, size: 16 } },
      world.now(),
    ),
  );
  const lena = world.as('Lena Hartmann');
  await lena.command('/rollout constraints');
  await lena.press('Add a constraint');
  await lena.fill({
    'What did the pilot lean on?': 'Tom reads every letter before it leaves',
    Kind: 'Manual work that won’t scale',
    'Hours per team per week': '4',
    'Which gates must wait until it is closed': ['The gate of wave 1'],
  });
  const saved = await lena.submit();
  if (saved.errors !== undefined) throw new Error(JSON.stringify(saved.errors));
  await lena.close({ all: true });
  return world;
}

/** Of each gate ahead, what keeps it shut: its unmet criteria and its day. */
function bars(world: Playing) {
  const context = contextIn(world, world.rollout.id);
  return listGatesAhead(context).flatMap((gate) => {
    const status = findGateStatus(context, gate);
    if (status === undefined) return [];
    const unmet = status.verdict.criteria.filter(({ isMet }) => !isMet).map(({ name }) => name);
    const asked = status.verdict.criteria.map(({ name }) => name);
    return [{ key: gateKey(gate), unmet, asked, opensOn: status.verdict.opensOn.toString() }];
  });
}

function opened(before: ReturnType<typeof bars>, after: ReturnType<typeof bars>): string[] {
  return before.flatMap(({ key, unmet, asked, opensOn }) => {
    const now = after.find((one) => one.key === key);
    if (now === undefined) return [];
    return [
      ...unmet.filter((name) => !now.unmet.includes(name)).map((name) => `${key}: ${name}`),
      ...asked.filter((name) => !now.asked.includes(name)).map((name) => `${key} drops ${name}`),
      ...(now.opensOn < opensOn ? [`${key} opens on ${now.opensOn} instead of ${opensOn}`] : []),
    ];
  });
}

it.each([
  ['a lead', 'Lena Hartmann'],
  ['a champion', 'Mia Chen'],
  ['a sponsor', 'Ines Duarte'],
])('%s alone opens no gate, whatever they try, without new evidence', async (_role, name) => {
  expect(commands.length).toBeGreaterThan(60);
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(aTry, { minLength: 20, maxLength: 20 }), async (tries) => {
      const world = await stage();
      try {
        const person = world.as(name);
        let acts = listAudit(world.database, world.rollout.id, 1)[0]?.sequence ?? 0;
        let before = bars(world);
        let set = settings(world);
        const asLead = name === 'Lena Hartmann' ? [takeOut('Renewals'), takeOut('Claims')] : [];
        for (const one of [...asLead, ...tries]) {
          const said = await tryIt(person, one, '');
          expect(said).not.toContain('Something went wrong');
          if (asLead.includes(one)) expect(said).toContain('has to agree first');
          const fresh = listAudit(world.database, world.rollout.id, 20).filter(
            ({ sequence }) => sequence > acts,
          );
          acts = fresh[0]?.sequence ?? acts;
          // What nobody has done has opened nothing.
          if (fresh.length === 0) continue;
          const after = bars(world);
          const isFree = fresh.some(
            ({ act }) => EVIDENCE.test(act) || BRAKES.test(act) || PLANS.test(act),
          );
          const wrong = opened(before, after);
          if (wrong.length > 0 && !isFree)
            expect({
              command: commands[one.command],
              acts: fresh.map(({ act }) => act),
              wrong,
            }).toBe('nothing opened');
          expect(loosened(world, set)).toEqual([]);
          set = settings(world);
          before = after;
          tried += fresh.length;
        }
      } finally {
        await world.close();
      }
    }),
    { numRuns: name === 'Lena Hartmann' ? 8 : 4, endOnFailure: true },
  );
  if (name !== 'Ines Duarte') expect(tried).toBeGreaterThan(0);
});
