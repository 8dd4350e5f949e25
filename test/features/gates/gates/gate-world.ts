/* A rollout whose evidence a test makes up: two criteria whose findings are a list. */
import { z } from 'zod';
import type { Judgement, Verdict } from '../../../../src/features/contract/criterion.ts';
import type { ProductFeature } from '../../../../src/features/contract/product-feature.ts';
import {
  findRollout,
  listOpenRollouts,
} from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import type { ReadContext } from '../../../../src/platform/request.ts';
import { sentence } from '../../../../src/platform/slack/blocks.ts';
import { action } from '../../../../src/platform/slack/declarations.ts';
import { asValue } from '../../../../src/platform/slack/fields.ts';
import { tell } from '../../../../src/platform/slack/reply.ts';
import { justRolloutsAndTeams } from '../../../support/chores.ts';
import { startRollout } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';

/** The day on which the gate out of the assessment may open. */
export const GATE_DAY = '2027-01-11T09:00:00Z';

export type Proof = {
  feature: ProductFeature;
  /** What is found from now on. */
  find(verdict: Verdict, change?: Partial<Judgement>): void;
  /** As if the criterion meant something else after an update. */
  redefine(version: number): void;
};

/** One criterion with a threshold, one without; Tom can settle both. */
export function proof(): Proof {
  let verdict: Verdict = 'fail';
  let change: Partial<Judgement> = {};
  let version = 1;
  /** What is found is stored nowhere, so that nothing says until when it holds but the moment. */
  const judgement = ({ rolloutId, now: _now }: ReadContext): Judgement => ({
    verdict,
    measured: verdict === 'no-data' ? 'Nobody has counted yet' : '1 of 3 teams wrote it down',
    n: verdict === 'no-data' ? 0 : 3,
    settledBy: verdict === 'pass' ? '' : 'Tom writes it down.',
    obliges:
      verdict === 'pass'
        ? []
        : [
            {
              personId: 'UTOM' as UserId,
              text: 'Write down what was proven',
              label: 'Write it down',
              actionId: 'proof.write-down',
              value: asValue({ rolloutId }),
            },
          ],
    ...change,
  });
  return {
    find(found, more = {}) {
      verdict = found;
      change = more;
    },
    redefine(next) {
      version = next;
    },
    feature: {
      name: 'proof',
      criteria: [
        {
          name: 'proof.written-down',
          get version() {
            return version;
          },
          asks: 'Have the teams written down what they do?',
          threshold: { default: 2, unit: 'teams', means: 'teams that wrote it down' },
          appliesTo: () => true,
          judge: judgement,
        },
        {
          name: 'proof.read',
          version: 1,
          asks: 'Has somebody else read it?',
          threshold: undefined,
          appliesTo: () => true,
          judge: (context) => ({ ...judgement(context), obliges: [] }),
        },
      ],
      actions: [
        action({
          actionId: 'proof.write-down',
          who: 'anyone',
          about: 'rollout',
          value: z.object({ rolloutId: z.string() }),
          run: () => tell(sentence('Written down.')),
        }),
      ],
    },
  };
}

/** *Support copilot* on its first day, with made-up evidence only. */
export async function startGateWorld(
  evidence: Proof,
  options: {
    now?: string;
    more?: ProductFeature[];
    form?: Parameters<typeof startRollout>[1];
  } = {},
): Promise<World> {
  const world = await startRollout(
    {
      owners: [...justRolloutsAndTeams, evidence.feature, ...(options.more ?? [])],
      now: options.now,
    },
    options.form,
  );
  await world.runDueJobs();
  return world;
}

/** Moves the clock without waiting for what falls due on the way; what is due at the end is done. */
export async function jumpTo(world: World, instant: string): Promise<void> {
  world.workspace.clock.moveTo(Temporal.Instant.from(instant));
  await world.runDueJobs();
}

export const rolloutOf = (world: World) => listOpenRollouts(world.database)[0]!;
export const phaseOf = (world: World) => findRollout(world.database, rolloutOf(world).id)?.phase;
