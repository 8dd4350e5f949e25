import { describe, expect, it } from 'vitest';
import {
  makeChampion,
  nominate,
  startChampionWorld,
} from '../../champions/champions/champion-story.ts';

describe('the champion’s desk', () => {
  it('shows a champion their team, hours, people, certificate, questions and what they have done', async () => {
    const world = await startChampionWorld();
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks', { until: '2027-06-30' });
    const hannah = world.as('Hannah Weiss');
    await hannah.command('/champion asked Can I use it for letters?');
    const mia = world.as('Mia Chen');
    const desk = (await mia.command('/champion')).ephemeral?.text ?? '';
    expect(desk).toContain('Your desk: champion of Claims');
    expect(desk).toContain('*Hours:* 4 hours a week until Wednesday 30 June');
    expect(desk).toContain('*Back-up:* nobody yet; `/champion backup @person` names someone');
    expect(desk).toContain('*Buddy:* Sam Okafor');
    expect(desk).toContain('*Certificate:* valid until Saturday 3 July');
    expect(desk).toContain('Hannah Weiss: “Can I use it for letters?”');
    expect(desk).toContain('Block your champion hours in your calendar');

    await mia.press('Answer');
    await mia.fill({ 'Your answer': 'Yes, after a second look.' });
    await mia.submit();
    await mia.close({ all: true });
    await hannah.command('/champion thanks @Mia Chen for the second look');
    const after = (await mia.command('/champion')).ephemeral?.text ?? '';
    expect(after).toContain('*Open questions:* none.');
    expect(after).toContain('1 question answered.\n> Hannah Weiss: the second look');
  });

  it('tells everyone else who to ask, and someone nominated where their nomination stands', async () => {
    const world = await startChampionWorld();
    await nominate(world, 'Tom Albrecht', 'nominate @Mia Chen');
    const mia = await world.as('Mia Chen').command('/champion');
    expect(mia.ephemeral?.text).toContain(
      'Your nomination as champion: your hours are waiting to be approved.',
    );
    expect((await world.as('Duc Pham').command('/champion')).text).toContain(
      '*Billing*: no champion yet. In the meantime, questions go to the leads.',
    );
    expect((await world.as('Yuki Tanaka').command('/champion')).text).toContain(
      'You aren’t in a team of *Support copilot* yet',
    );
  });

  it('says who is asked while a champion is away', async () => {
    const world = await startChampionWorld();
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    await makeChampion(world, 'Sofía Ramírez', 'Daniel Brooks', { as: 'backup' });
    await world.as('Mia Chen').command('/champion away 2027-01-04 2027-01-08');
    expect((await world.as('Hannah Weiss').command('/champion')).text).toContain(
      '*Claims*: Mia Chen is the champion and is back on Saturday 9 January. Until then, ask Sofía Ramírez, the back-up.',
    );
    expect((await world.as('Mia Chen').command('/champion')).text).toContain(
      'You are away until Friday 8 January',
    );
  });
});
