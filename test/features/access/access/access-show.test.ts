import { Command } from 'commander';
import { afterEach, describe, expect, it } from 'vitest';
import { addAccess } from '../../../../src/features/access/access/access.cli.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { setUpSupportCopilot } from '../../../support/story.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { makeChampion } from '../../champions/champions/champion-story.ts';

const open: World[] = [];
afterEach(async () => {
  for (const world of open.splice(0)) await world.close();
});

describe('access show', () => {
  it('tells the operator why a person has access or not, by name or by id', async () => {
    const world = await startWorld();
    open.push(world);
    const story = await setUpSupportCopilot(world);
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    startWaveWith(world, story.rollout, 1, [story.claims]);
    await world.runDueJobs();
    const show = async (person: string) => {
      const said: string[] = [];
      const operator = {
        database: () => world.database,
        product: world.app.product,
        clock: world.workspace.clock,
        print: (line: string) => void said.push(line),
      };
      const program = new Command('groundswell');
      addAccess(program, operator);
      await program.parseAsync(['node', 'groundswell', 'access', 'show', person]);
      return said;
    };
    expect(await show('mia chen')).toEqual([
      'Support copilot: Mia Chen has access through Claims (live).',
      '  Why: Claims is live and has a certified champion.',
      '  What would change it: The loss of its champion, or a roll-back.',
      '  Monday 4 January: access.granted. Claims is live and has a certified champion.',
    ]);
    expect(await show('UBAO')).toEqual([
      'Support copilot: Bao Nguyen has no access through Billing (waiting).',
      '  Why: Billing is not in a wave yet.',
      '  What would change it: A wave that includes the team.',
    ]);
    expect((await show('Nobody'))[0]).toContain('I know nobody called "Nobody".');
  });
});
