import { describe, expect, it } from 'vitest';
import {
  OPEN_SUGGESTIONS,
  suggestionsValue,
} from '../../../../src/features/champions/suggestions/suggestions.view.ts';
import type { TeamId } from '../../../../src/platform/ids.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { pressKept } from '../../../support/press.ts';
import { startChampionWorld } from '../champions/champion-story.ts';

describe('/champion suggest', () => {
  it('names who could be asked, with the reason, and leads to the form of nomination', async () => {
    const world = await startChampionWorld();
    await world.as('Hannah Weiss').command('/champion thanks @Mia Chen for the patience');
    const daniel = world.as('Daniel Brooks');
    const said = (await daniel.command('/champion suggest')).text;
    expect(said).toContain('Who could be champion of *Claims*?');
    expect(said).toContain('Mia Chen: thanked by colleagues 1 time');
    expect(said).not.toContain('Daniel Brooks');
    expect(said.indexOf('Mia Chen')).toBeLessThan(said.indexOf('Hannah Weiss'));
    const form = await daniel.press('Nominate');
    expect(form.modal?.text).toContain('Mia Chen');
  });

  it('looks for a back-up where there is a champion', async () => {
    const world = await startChampionWorld();
    putInOffice(world, world.claims, 'UMIA');
    const said = (await world.as('Lena Hartmann').command('/champion suggest Claims')).text;
    expect(said).toContain('Mia Chen is champion of *Claims*. Who could be back-up?');
    expect(said).toContain('Sofía Ramírez');
  });

  it('leaves out people who have left', async () => {
    const world = await startChampionWorld();
    await world.workspace.company.deactivates('Mia Chen');
    const said = (await world.as('Lena Hartmann').command('/champion suggest Claims')).text;
    expect(said).not.toContain('Mia Chen');
    expect(said).toContain('Hannah Weiss');
  });

  it('is for those who nominate, and knows the teams of the rollout alone', async () => {
    const world = await startChampionWorld();
    const refused = (await world.as('Mia Chen').command('/champion suggest Claims')).text;
    expect(refused).toContain('help` lists what you can do.');
    expect(refused).not.toContain('Hannah Weiss');
    const unknown = (await world.as('Lena Hartmann').command('/champion suggest Nowhere')).text;
    expect(unknown).toContain('Nowhere');
    expect(unknown).toContain('Claims');
  });

  it('answers its button in the same way, and only for people who may nominate', async () => {
    const world = await startChampionWorld();
    const button = {
      actionId: OPEN_SUGGESTIONS,
      value: suggestionsValue(world.claims),
      messageTs: '1799049600.000100',
      channel: 'D1',
    };
    expect(await pressKept(world, 'Daniel Brooks', button)).toContain(
      'Who could be champion of *Claims*?',
    );
    const refused = await pressKept(world, 'Hannah Weiss', button);
    expect(refused).toContain('help` lists what you can do.');
    expect(refused).not.toContain('Mia Chen');
    const gone = { ...button, value: suggestionsValue({ ...world.claims, id: 'x' as TeamId }) };
    expect(await pressKept(world, 'Lena Hartmann', gone)).toContain(
      'This team is no longer part of the rollout.',
    );
  });
});
