import { describe, expect, it } from 'vitest';
import { listOpenRollouts } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../../../src/features/teams/teams/teams.store.ts';
import type { RolloutId } from '../../../../src/platform/ids.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { chores, justRolloutsAndTeams } from '../../../support/chores.ts';
import { listAudit } from '../../../support/record.ts';
import { startSupportCopilot } from '../../../support/story.ts';
import { directOf, lastDirect } from '../nudges/nudge-world.ts';

/** Support copilot is set up; today is Monday 4 January 2027. */
async function start() {
  const work = chores();
  const world = await startSupportCopilot({ owners: [...justRolloutsAndTeams, work.feature] });
  const shown = async (name: string) => (await world.as(name).openHome()).home?.text ?? '';
  return { world, work, shown };
}

const wait = { kind: 'wave', number: 1 } as const;

describe('what waits for others', () => {
  it('stands on a lead’s Home with whom it is and what waits behind it, and on nobody else’s', async () => {
    const { work, shown } = await start();
    work.owe({ key: 'fence', personId: 'UMIA', blocks: wait });
    const lena = await shown('Lena Hartmann');
    expect(lena).not.toContain('Nothing needs you');
    expect(lena).toContain('Waiting for others');
    expect(lena).toContain('With Mia Chen since Monday 4 January');
    expect(lena).toContain('wave 1 is waiting for it');
    expect(await shown('Sofía Ramírez')).not.toContain('Do fence');
  });

  it('can be given to a person who may settle it: the first owner loses it, the new one is told whose it was', async () => {
    const { world, work, shown } = await start();
    work.owe({ key: 'fence', personId: 'UMIA', blocks: wait, takers: ['lead', 'sponsor'] });
    const lena = world.as('Lena Hartmann');
    await lena.openHome();
    await lena.press('Give it to …');
    await lena.fill({ 'Who does it instead?': 'Sam Okafor' });
    await lena.submit();
    expect(await shown('Mia Chen')).not.toContain('Do fence');
    expect(await shown('Sam Okafor')).toContain(
      'Lena Hartmann asked you to take it over from Mia Chen.',
    );
    expect(await shown('Lena Hartmann')).toContain('With Sam Okafor');
    const [rollout] = listOpenRollouts(world.database);
    const acts = listAudit(world.database, rollout?.id as RolloutId, 5).map(({ act }) => act);
    expect(acts).toContain('arrangements.give');
  });

  it('is asked for once of the person who took it over and would also have it when its first owner leaves', async () => {
    const { world, work, shown } = await start();
    work.owe({ key: 'fence', personId: 'UMIA', blocks: wait, takers: ['sponsor'] });
    const lena = world.as('Lena Hartmann');
    await lena.openHome();
    await lena.press('Give it to …');
    await lena.fill({ 'Who does it instead?': 'Ines Duarte' });
    await lena.submit();
    await world.workspace.company.deactivates('Mia Chen');
    const home = await shown('Ines Duarte');
    expect(home.match(/from Mia Chen/g)).toHaveLength(1);
    expect(home).toContain('Lena Hartmann asked you to take it over from Mia Chen.');
    await world.travelTo('2027-01-05T18:00:00Z');
    expect(
      directOf(world, 'Ines Duarte')
        .join('\n')
        .match(/Do fence/g),
    ).toHaveLength(1);
  });

  it('is said once in a message to the back-up of its team, who took it over', async () => {
    const { world, work } = await start();
    const [team] = listTeams(world.database, world.rollout.id);
    if (team === undefined) throw new Error('Support copilot has no team.');
    putInOffice(world, team, 'UINES', { role: 'back-up', certified: false });
    const takers = ['sponsor'] as const;
    work.owe({ key: 'fence', personId: 'UMIA', teamId: team.id, blocks: wait, takers });
    const lena = world.as('Lena Hartmann');
    await lena.openHome();
    await lena.press('Give it to …');
    await lena.fill({ 'Who does it instead?': 'Ines Duarte' });
    await lena.submit();
    await world.travelTo('2027-01-05T18:00:00Z');
    expect(
      directOf(world, 'Ines Duarte')
        .join('\n')
        .match(/Do fence/g),
    ).toHaveLength(1);
  });

  it('gets a new date, in the list of the one who owes it too', async () => {
    const { world, work, shown } = await start();
    work.owe({ key: 'fence', personId: 'UMIA', blocks: wait });
    const lena = world.as('Lena Hartmann');
    await lena.openHome();
    await lena.press('New date');
    await lena.fill({ 'Until when?': '2027-01-03' });
    const past = await lena.submit();
    expect(JSON.stringify(past.errors)).toContain('from today to a year ahead');
    await lena.fill({ 'Until when?': '2027-01-15' });
    await lena.submit();
    expect(await shown('Mia Chen')).toContain('Due Friday 15 January');
  });

  it('can be dropped with a reason and asked for again; meanwhile it still says what waits', async () => {
    const { world, work, shown } = await start();
    work.owe({ key: 'fence', personId: 'UMIA', blocks: wait });
    const lena = world.as('Lena Hartmann');
    await lena.openHome();
    await lena.press('Drop it');
    await lena.fill({ 'Why is it not needed?': 'nonsense!!' });
    const short = await lena.submit();
    expect(JSON.stringify(short.errors)).toContain('in a few words');
    await lena.fill({ 'Why is it not needed?': 'The neighbours mend it.' });
    await lena.submit();
    expect(await shown('Mia Chen')).not.toContain('Do fence');
    const home = await shown('Lena Hartmann');
    expect(home).toContain('Dropped by Lena Hartmann');
    expect(home).toContain('Wave 1 is still waiting for it.');
    expect(home).not.toContain('Nothing needs you');
    const sam = world.as('Sam Okafor');
    await sam.openHome();
    await sam.press('Ask for it again');
    expect(await shown('Mia Chen')).toContain('Do fence');
  });

  it('is written about in the person’s own words, with the button that settles it', async () => {
    const { world, work } = await start();
    work.owe({ key: 'fence', personId: 'UMIA', blocks: wait });
    const lena = world.as('Lena Hartmann');
    await lena.openHome();
    await lena.press('Write to Mia');
    await lena.fill({ 'Your message': 'Can I help with the fence?' });
    const sent = await lena.submit();
    expect(sent.text).toContain('Mia Chen');
    await world.travelTo('2027-01-05T18:00:00Z');
    expect(directOf(world, 'Mia Chen').join('\n')).toContain('Can I help with the fence?');
  });

  it('is arranged where the message stands by the lead who hears that it isn’t someone’s', async () => {
    const { world, work } = await start();
    work.owe({ key: 'fence', personId: 'UMIA', text: 'Paint the fence', takers: ['sponsor'] });
    await world.travelTo('2027-01-04T17:00:00Z');
    const mia = world.as('Mia Chen');
    await mia.press('Not mine');
    await mia.submit();
    await world.travelTo('2027-01-06T17:00:00Z');
    expect(lastDirect(world, 'Lena Hartmann')).toContain('Mia Chen says this isn’t theirs.');
    const lena = world.as('Lena Hartmann');
    const why = (await lena.press('Why me?')).modal?.text ?? '';
    expect(why).toContain('Mia Chen owes it and says that it isn’t theirs. You lead this rollout');
    await lena.close({ all: true });
    await lena.press('Give it to …');
    await lena.fill({ 'Who does it instead?': 'Ines Duarte' });
    await lena.submit();
    await world.travelTo('2027-01-07T17:00:00Z');
    expect(directOf(world, 'Mia Chen').join('\n')).toContain('Moved to Ines Duarte');
    expect(lastDirect(world, 'Ines Duarte')).toContain('Paint the fence');
  });

  it('answers with one sentence where it was settled meanwhile', async () => {
    const { world, work } = await start();
    work.owe({ key: 'fence', personId: 'UMIA', blocks: wait });
    const lena = world.as('Lena Hartmann');
    await lena.openHome();
    await lena.press('Drop it');
    work.settle('fence');
    await lena.fill({ 'Why is it not needed?': 'The neighbours mend it.' });
    const late = await lena.submit();
    expect(late.text).toContain('settled meanwhile');
  });
});
