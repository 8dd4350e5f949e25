import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addAccess } from '../../../../src/features/access/access/access.cli.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { listAudit } from '../../../support/record.ts';
import { startSupportCopilot } from '../../../support/story.ts';
import { makeChampion } from '../../champions/champions/champion-story.ts';

describe('access show', () => {
  it('tells the operator why a person has access or not, by name or by id', async () => {
    const world = await startSupportCopilot();
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    startWaveWith(world, world.rollout, 1, [world.claims]);
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

describe('whoever looks first after a change', () => {
  it('writes it down, and it is on the record as nobody’s own act', async () => {
    const world = await startSupportCopilot();
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    await world.runDueJobs();
    startWaveWith(world, world.rollout, 1, [world.claims]);
    await world.as('Lena Hartmann').command('/rollout access Claims');
    const entry = listAudit(world.database, world.rollout.id, 20).find(
      ({ act, subject }) => act === 'access.live' && subject === `team:${world.claims.id}`,
    );
    expect(entry).toMatchObject({ actor: 'groundswell', before: 'waiting', after: 'live' });
  });
});
