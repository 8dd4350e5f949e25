import { describe, expect, it } from 'vitest';
import { listConstraints } from '../../../../src/features/assess/constraints/constraints.store.ts';
import { pressFromHome } from '../../../support/press.ts';
import { listAudit } from '../../../support/record.ts';
import { addTeam, CLAIMS, startRollout } from '../../../support/story.ts';
import { add, FINISHED, judge, owed, REVIEW, readingOf } from './ledger-story.ts';

describe('the constraint ledger', () => {
  it('multiplies 4 hours a team and week to 12, 40 and 120, against the hours that exist', async () => {
    const running = await startRollout();
    const saved = await add(running, REVIEW);
    expect(saved.modal?.text).toContain(
      '4 h/team/week is 12 h at 3 teams, 40 h at 10, 120 h at 30.',
    );
    expect(saved.modal?.text).toContain('*Still missing:* owner, plan and due date.');
    const lena = running.as('Lena Hartmann');
    await lena.command('/rollout constraints');
    await lena.press('Say which hours are available');
    await lena.fill({
      'Hours a week, everyone together': '20',
      'Whose hours are they?': 'Tom 8 h, the quality team 12 h',
    });
    await lena.submit();
    await lena.close({ all: true });
    const ledger = await lena.command('/rollout constraints');
    expect(ledger.text).toContain('20 h a week are available, which is enough for 5 teams.');
    expect(ledger.text).toContain('120 h');
    expect(ledger.ephemeral?.message.blocks.some((block) => block.type === 'table')).toBe(true);
  });

  it('asks for a written reason when there is nothing in it', async () => {
    const running = await startRollout();
    expect(judge(running)).toEqual(['no-data', 'no-data', 'no-data']);
    const lena = running.as('Lena Hartmann');
    await lena.command('/rollout constraints');
    await lena.press('Say there are none');
    await lena.fill({ 'Why are there none?': '   ' });
    expect(Object.values((await lena.submit()).errors ?? {})[0]).toContain('The reason is missing');
    await lena.fill({ 'Why are there none?': 'Two teams repeated it without any contact.' });
    await lena.submit();
    expect(judge(running)).toEqual(['pass', 'no-data', 'pass']);
    const [newest] = listAudit(running.database, readingOf(running).rolloutId, 1);
    expect(newest?.reason).toBe('Two teams repeated it without any contact.');
  });

  it.each([
    [{ 'Hours per team per week': 'many' }, 'Hours per team per week', 'a number from 0 to 40'],
    [{ 'Hours per team per week': '41' }, 'Hours per team per week', 'a number from 0 to 40'],
    [{ 'Solved by': '2026-12-31' }, 'Solved by', 'That day has passed. Choose Monday 4 January'],
    [
      { 'Who looks after it': 'Jonas Weber' },
      'Who looks after it',
      'Jonas Weber no longer has an active account',
    ],
  ])('sends %o back with a sentence beside the field', async (change, field, says) => {
    const running = await startRollout();
    const refused = await add(running, { ...REVIEW, ...change });
    expect(Object.keys(refused.errors ?? {})).toEqual([field]);
    expect(refused.errors?.[field]).toContain(says);
  });

  it('does not take the same thing twice', async () => {
    const running = await startRollout();
    await add(running, REVIEW);
    const twice = await add(running, REVIEW);
    expect(Object.values(twice.errors ?? {})[0]).toContain('This is already in the ledger.');
  });

  it('is kept by the leads and the pilot, and read by everyone with a part in it', async () => {
    const running = await startRollout();
    await addTeam(running, CLAIMS);
    await add(running, REVIEW);
    const kenji = await running.as('Kenji Watanabe').command('/rollout constraints');
    expect(kenji.text).toContain('Only people with a part in *Support copilot*');
    const sofia = await running.as('Sofía Ramírez').command('/rollout constraints');
    expect(sofia.text).toContain('A senior agent reads every output');
    expect(sofia.text).not.toContain('[Change]');
    expect((await running.as('Tom Albrecht').command('/rollout constraints')).text).toContain(
      'Change',
    );
  });

  it('has the owner owe a plan, then the solution, and the leads a new owner when theirs has left', async () => {
    const running = await startRollout();
    await add(running, { ...REVIEW, 'Who looks after it': 'Tom Albrecht' });
    expect(owed(running)).toEqual([
      'UTOM: Add plan and due date to “A senior agent reads every output”',
    ]);
    const tom = running.as('Tom Albrecht');
    await tom.command('/rollout constraints');
    await tom.press('Change');
    await tom.fill(FINISHED);
    expect((await tom.submit()).errors).toBeUndefined();
    await tom.close({ all: true });
    expect(judge(running)).toEqual(['pass', 'no-data', 'pass']);
    expect(owed(running)).toEqual([]);
    const near = '2027-02-06T09:00:00Z';
    expect(owed(running, near)[0]).toContain('UTOM: Close “A senior agent');
    await running.workspace.company.deactivates('UTOM');
    expect(owed(running, near)).toEqual([
      'ULENA: Find someone to look after “A senior agent reads every output”',
      'USAM: Find someone to look after “A senior agent reads every output”',
    ]);
    expect(judge(running)).toEqual(['fail', 'no-data', 'pass']);
  });

  it('holds up the gates that were named until it is closed, and a lead and a sponsor may accept it', async () => {
    const running = await startRollout();
    await add(running, {
      ...REVIEW,
      ...FINISHED,
      'Which gates must wait until it is closed': ['The gate of wave 1'],
    });
    expect(judge(running, 'wave-1')).toEqual(['fail']);
    const tom = running.as('Tom Albrecht');
    await tom.command('/rollout constraints');
    const own = await tom.press('Close');
    expect(own.modal?.text).not.toContain('Accepted as it is');
    await tom.close();
    const lena = running.as('Lena Hartmann');
    await lena.command('/rollout constraints');
    await lena.press('Close');
    await lena.fill({
      How: 'Accepted as it is',
      'What shows it, or why is it accepted?': 'Two teams can be read by hand.',
    });
    const closed = await lena.submit();
    expect(closed.modal?.text).toContain('Ines Duarte has to agree first.');
    await lena.close({ all: true });
    expect(judge(running, 'wave-1')).toEqual(['fail']);
    await lena.command('/rollout constraints');
    await lena.press('Change');
    await lena.fill({ 'Which gates must wait until it is closed': [] });
    expect(Object.values((await lena.submit()).errors ?? {}).join()).toContain(
      'The gate of wave 1 already waits for this.',
    );
    await lena.close({ all: true });
    await pressFromHome(running.as('Ines Duarte'), 'Read and decide', 'Agree for good');
    expect(judge(running, 'wave-1')).toEqual(['pass']);
    expect(listConstraints(running.database, readingOf(running).rolloutId)[0]?.closed?.how).toBe(
      'accepted',
    );
  });

  it('tells the second of two editors that the first was quicker, and loses nothing of either', async () => {
    const running = await startRollout();
    await add(running, REVIEW);
    const lena = running.as('Lena Hartmann');
    const sam = running.as('Sam Okafor');
    for (const lead of [lena, sam]) {
      await lead.command('/rollout constraints');
      await lead.press('Change');
    }
    await lena.fill({ Plan: 'Lena’s plan' });
    await lena.submit();
    await sam.fill({ Plan: 'Sam’s plan' });
    const refused = await sam.submit();
    expect(Object.values(refused.errors ?? {})[0]).toContain(
      'Lena Hartmann changed this constraint while you had it open',
    );
    expect(listConstraints(running.database, readingOf(running).rolloutId)[0]?.plan).toBe(
      'Lena’s plan',
    );
  });

  it('asks nobody for anything while the rollout is paused', async () => {
    const running = await startRollout();
    await add(running, { ...REVIEW, 'Who looks after it': 'Tom Albrecht' });
    expect(owed(running)).toHaveLength(1);
    await running.as('Lena Hartmann').command('/rollout pause Budget is being decided');
    expect(owed(running)).toEqual([]);
  });
});
