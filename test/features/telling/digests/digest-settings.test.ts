import { describe, expect, it } from 'vitest';
import { listObligations } from '../../../../src/features/telling/obligations/obligations.store.ts';
import { contextIn } from '../../../support/requests.ts';
import { digestsIn, startWithFigures } from './digest-world.ts';

describe('the weekly digest', () => {
  it('moves when a lead says so, and says in words that it is off', async () => {
    const { world } = await startWithFigures();
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout digest settings');
    await lena.fill({ On: 'Wednesday', At: '14:30' });
    const saved = await lena.submit();
    expect(saved.modal?.text).toContain(
      'The next digest will be posted on Wednesday 6 January at 14:30',
    );
    await lena.close({ all: true });
    await world.travelTo('2027-01-07T00:00:00Z');
    expect(digestsIn(world).map(({ at }) => at)).toEqual(['2027-01-06T13:30:00Z']);
    await lena.command('/rollout digest settings');
    await lena.fill({ 'The digest': 'Don’t post it' });
    await lena.submit();
    await lena.close({ all: true });
    const preview = await lena.command('/rollout digest');
    expect(preview.ephemeral?.text).toContain('The digest is switched off, so nothing is posted');
    await world.travelTo('2027-01-20T00:00:00Z');
    expect(digestsIn(world)).toHaveLength(1);
  });

  it('cannot be previewed by a member', async () => {
    const { world } = await startWithFigures();
    const refused = await world.as('Mia Chen').command('/rollout digest');
    expect(refused.ephemeral?.text).toContain(
      'Only a lead (Lena Hartmann or Sam Okafor) or a sponsor',
    );
  });
});

describe('obligations', () => {
  it('are the same in the digest, on App Home and in the lists', async () => {
    const { world, work, rollout } = await startWithFigures();
    work.owe({
      key: 'a',
      personId: 'UTOM',
      text: 'Answer the four questions',
      blocks: { kind: 'gate', gate: 'leaving-assessment' },
    });
    const [owed] = listObligations(contextIn(world, rollout.id));
    const home = await world.as('Tom Albrecht').openHome();
    const due = await world.as('Lena Hartmann').command('/rollout due');
    const digest = await world.as('Lena Hartmann').command('/rollout digest');
    for (const seen of [home.home?.text, due.ephemeral?.text, digest.ephemeral?.text])
      expect(seen?.toLowerCase()).toContain(owed?.text.toLowerCase());
  });
});
