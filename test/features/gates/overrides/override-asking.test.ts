import { describe, expect, it } from 'vitest';
import { activeOverridesOf } from '../../../../src/features/gates/overrides/overrides.obligations.ts';
import { listOverrides } from '../../../../src/features/gates/overrides/overrides.store.ts';
import { pressFromHome } from '../../../support/press.ts';
import { contextIn } from '../../../support/requests.ts';
import type { World } from '../../../support/world.ts';
import { jumpTo, proof, rolloutOf, startGateWorld } from '../gates/gate-world.ts';
import { ask, askedWorld, BOTH } from './override-world.ts';

const _first = (running: World) => listOverrides(running.database, rolloutOf(running).id)[0]!;
const WHEN_THE_SPONSOR_HAS_NOT_ANSWERED = '2027-01-07T09:00:00Z';
const _inForce = (running: World) => activeOverridesOf(contextIn(running, rolloutOf(running).id));

describe('asking for an override', () => {
  it('names the gate and each unmet criterion with what was found, and asks the sponsor, then the second lead', async () => {
    const running = await startGateWorld(proof());
    const said = await ask(running);
    expect(said.modal?.text).toContain('Asked: Ines Duarte. One yes is enough');
    for (const name of ['Ines Duarte', 'Sam Okafor']) {
      if (name === 'Sam Okafor') await jumpTo(running, WHEN_THE_SPONSOR_HAS_NOT_ANSWERED);
      const person = running.as(name);
      const seen = (await pressFromHome(person, 'Read and decide')).modal?.text;
      expect(seen).toContain(
        'Lena Hartmann asks you to let *the gate to the infrastructure build*',
      );
      for (const asks of BOTH) expect(seen).toContain(asks);
      expect(seen).toContain('*Risk accepted:* Nobody reads it over the weekend.');
      expect(seen).toContain('1 of 3 teams wrote it down _(n = 3)_');
      expect(seen).toContain('What is found later isn’t covered.');
      await person.close({ all: true });
    }
    expect((await running.as('Ines Duarte').command('/rollout due')).text).toContain(
      'Decide on the override',
    );
  });

  it.each([
    [
      { 'Criteria to override': ['Has somebody else read it?'] },
      'Have the teams written down what they do?” isn’t met either',
    ],
    [{ 'Until when': '2027-01-04' }, 'Choose a day after today.'],
    [{ 'Until when': '2027-06-01' }, 'Choose Sunday 4 April or an earlier day'],
    [{ 'Why now?': '  ' }, 'Say why, for the approver'],
    [{ 'Why now?': 'x' }, 'Say in a few words why it can’t wait'],
    [{ 'What risk are you accepting?': '  ' }, 'There is always one.'],
    [{ 'What risk are you accepting?': 'none' }, 'There is always something.'],
    [{ 'Until when': '2027-01-10' }, 'The gate opens on Monday 11 January at the earliest'],
  ])('sends %o back with a sentence beside the field', async (change, says) => {
    const running = await startGateWorld(proof());
    const refused = await ask(running, change);
    expect(Object.values(refused.errors ?? {}).join()).toContain(says);
    expect(listOverrides(running.database, rolloutOf(running).id)).toEqual([]);
  });

  it('is refused to others, twice for one gate, and where nothing is unmet', async () => {
    const evidence = proof();
    const running = await askedWorld(evidence);
    expect((await running.as('Ines Duarte').command('/rollout override')).text).toContain(
      'Only a lead',
    );
    expect((await ask(running)).text).toContain(
      'Lena Hartmann has already requested an override of this gate',
    );
    evidence.find('pass');
    expect((await ask(running)).text).toContain('so there is nothing to override');
    expect(listOverrides(running.database, rolloutOf(running).id)).toHaveLength(1);
  });
});
