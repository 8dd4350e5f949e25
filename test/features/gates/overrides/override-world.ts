import type { ProductFeature } from '../../../../src/features/contract/product-feature.ts';
import {
  APPROVE,
  overrideValue,
} from '../../../../src/features/gates/overrides/override-messages.view.ts';
import { actions, button, sentence } from '../../../../src/platform/slack/blocks.ts';
import { command } from '../../../../src/platform/slack/declarations.ts';
import { restOfLine } from '../../../../src/platform/slack/fields.ts';
import { tell } from '../../../../src/platform/slack/reply.ts';
import type { Outcome } from '../../../../src/practice/people/seeing.ts';
import type { World } from '../../../support/world.ts';
import { type Proof, startGateWorld } from '../gates/gate-world.ts';

export const BOTH = ['Have the teams written down what they do?', 'Has somebody else read it?'];

const REQUEST = {
  'Criteria to override': BOTH,
  'Why now?': 'The customer event is on 1 March.',
  'What risk are you accepting?': 'Nobody reads it over the weekend.',
  'Until when': '2027-02-01',
};

/** Lena asks for an override of both criteria, unless the form says otherwise. */
export async function ask(world: World, change: Partial<typeof REQUEST> = {}): Promise<Outcome> {
  const lena = world.as('Lena Hartmann');
  const opened = await lena.command('/rollout override');
  if (opened.modal === undefined) return opened;
  await lena.fill({ ...REQUEST, ...change });
  const done = await lena.submit();
  if (done.errors === undefined) await lena.close({ all: true });
  return done;
}

export async function askedWorld(evidence: Proof): Promise<World> {
  const world = await startGateWorld(evidence, { more: [forger] });
  await ask(world);
  return world;
}

/** Hands anybody the approver's button, as a forwarded message or a forged request would. */
const forger: ProductFeature = {
  name: 'forger',
  commands: [
    command({
      command: '/rollout',
      name: 'forge',
      summary: 'a button that was never sent to its reader',
      usage: '',
      who: 'anyone',
      shows: 'cut',
      about: 'rollout',
      arguments: restOfLine,
      run: ({ rolloutId }, id) =>
        tell(
          sentence('Forged.', actions(button('Approve', APPROVE, overrideValue(rolloutId, id)))),
        ),
    }),
  ],
};

export async function approveAs(world: World, name: string, id: string): Promise<Outcome> {
  await world.as(name).command(`/rollout forge ${id}`);
  return world.as(name).press('Approve');
}
