import { describe, expect, it } from 'vitest';
import { dueWords } from '../../../../src/features/telling/obligations/obligation.view.ts';
import { owedAsAsked } from '../../../../src/features/telling/obligations/owed.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { anObligation } from '../../../support/builders.ts';
import { chores, justRolloutsAndTeams } from '../../../support/chores.ts';
import { setUpRollout, startSupportCopilot } from '../../../support/story.ts';

/** Support copilot is set up; today is Monday 4 January 2027. */
async function start() {
  const work = chores();
  const world = await startSupportCopilot({ owners: [...justRolloutsAndTeams, work.feature] });
  const due = async (name: string) =>
    (await world.as(name).command('/rollout due', { in: '#ai-rollout' })).ephemeral?.text ?? '';
  return { world, work, due };
}

const on = (date: string) => Temporal.PlainDate.from(date);
const inOrder = (text: string, ...parts: string[]) =>
  parts.map((part) => text.indexOf(part)).every((at, index, all) => at > (all[index - 1] ?? -1));

describe('what is owed', () => {
  it('says when it is due in the words of a day', () => {
    const words = (dueOn?: string) =>
      dueWords(anObligation(dueOn === undefined ? {} : { dueOn: on(dueOn) }), on('2027-01-04'));
    expect(words()).toEqual([]);
    expect(words('2027-01-03')).toEqual(['overdue since Sunday 3 January']);
    expect(words('2027-01-04')).toEqual(['due today']);
    expect(words('2027-01-05')).toEqual(['due tomorrow']);
    expect(words('2027-01-06')).toEqual(['due Wednesday 6 January']);
  });

  it('is asked for once for each person, however often somebody wants to know', () => {
    const asked: string[] = [];
    const owed = owedAsAsked((personId) => {
      asked.push(personId);
      return personId === 'UMIA' ? [anObligation({ key: 'a' }), anObligation({ key: 'b' })] : [];
    });
    const things = (id: string) => [...(owed.get(id as UserId)?.keys() ?? [])];
    expect([things('UMIA'), things('UMIA'), things('UBAO')]).toEqual([['a', 'b'], ['a', 'b'], []]);
    expect([owed.has('UMIA' as UserId), owed.has('UBAO' as UserId)]).toEqual([true, false]);
    expect(asked).toEqual(['UMIA', 'UBAO']);
  });
});

describe('/rollout due', () => {
  it('shows a lead and a sponsor who is late first, then who owes most, then by name', async () => {
    const { work, due } = await start();
    work.owe({ key: 'a', personId: 'UBAO', text: 'Paint the fence' });
    work.owe({ key: 'b', personId: 'UBAO', text: 'Oil the gate' });
    work.owe({ key: 'c', personId: 'USOFIA', text: 'Sweep the yard' });
    work.owe({ key: 'd', personId: 'UHANNAH', text: 'Feed the hens' });
    work.owe({ key: 'e', personId: 'UMIA', text: 'Mend the roof', dueOn: on('2027-01-01') });
    for (const name of ['Lena Hartmann', 'Ines Duarte']) {
      const text = await due(name);
      expect(text).toContain('*5 things* are open on *Support copilot*, with 4 people; 1 overdue.');
      expect(inOrder(text, 'Mia Chen', 'Bao Nguyen', 'Hannah Weiss', 'Sofía Ramírez')).toBe(true);
    }
  });

  it('shows what others wait for before what is merely dated, to the one who owes both', async () => {
    const { work, due, world } = await start();
    work.owe({ key: 'a', personId: 'UMIA', text: 'Paint the fence', dueOn: on('2027-01-05') });
    work.owe({
      key: 'b',
      personId: 'UMIA',
      text: 'Open the gate',
      blocks: { kind: 'wave', number: 1 },
    });
    expect(inOrder(await due('Mia Chen'), 'Open the gate', 'Paint the fence')).toBe(true);
    const home = (await world.as('Mia Chen').openHome()).home?.text ?? '';
    expect(inOrder(home, 'Open the gate', 'Paint the fence')).toBe(true);
    const status = (await world.as('Mia Chen').command('/rollout status')).text;
    expect(status).toContain('Open the gate');
    expect(status).not.toContain('Paint the fence');
  });

  it('shows everyone else their own and nobody else’s', async () => {
    const { work, due } = await start();
    work.owe({ key: 'a', personId: 'UMIA', text: 'Paint the fence' });
    expect(await due('Mia Chen')).toContain('Paint the fence');
    for (const name of ['Daniel Brooks', 'Sofía Ramírez']) {
      expect(await due(name)).toBe('Nothing is waiting for you on this rollout.');
    }
    work.settle('a');
    expect(await due('Lena Hartmann')).toBe('Nobody owes anything on *Support copilot* today.');
  });

  it('names nobody who has left: what was only theirs is asked of no one', async () => {
    const { world, work, due } = await start();
    work.owe({ key: 'a', personId: 'UMIA', text: 'Paint the fence' });
    await world.workspace.company.deactivates('Mia Chen');
    expect(await due('Lena Hartmann')).not.toContain('Mia Chen');
    work.owe({ key: 'b', personId: 'UMIA', text: 'Lock the door', takers: ['lead'] });
    expect(await due('Lena Hartmann')).toContain('Lock the door');
  });

  it('whatever is typed behind it, shows their own things alone', async () => {
    const { world, work } = await start();
    work.owe({ key: 'a', personId: 'UMIA', text: 'Paint the fence' });
    const typed = await world.as('Bao Nguyen').command('/rollout due @Mia Chen');
    expect(typed.text).not.toContain('Paint the fence');
    const alone = await world.as('Mia Chen').command('/rollout due everything, please');
    expect(alone.text).toContain('Paint the fence');
  });
});

describe('the list behind the button', () => {
  it('holds all that a person owes on every rollout, and says on which', async () => {
    const { world, work } = await start();
    await setUpRollout(world, {
      'Name of the rollout': 'Meeting notes',
      'Channel of the rollout': '#ai-steering',
      'Pilot team': 'Steering',
    });
    for (let number = 1; number <= 4; number += 1) {
      work.owe({ key: `k${number}`, personId: 'UMIA', text: `Paint fence ${number}` });
    }
    const mia = world.as('Mia Chen');
    await mia.openHome();
    const all = (await mia.press('And 3 more')).modal?.text ?? '';
    expect(all).toContain('*8 things* waiting for you');
    expect(all).toContain('Support copilot');
    expect(all).toContain('Meeting notes');
  });
});
