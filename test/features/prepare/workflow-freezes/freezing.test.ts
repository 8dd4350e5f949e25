import { describe, expect, it } from 'vitest';
import {
  listFrozenWorkflows,
  listWorkflowFreezes,
} from '../../../../src/features/prepare/workflow-freezes/workflow-freezes.store.ts';
import { saveTeam } from '../../../../src/features/teams/teams/teams.store.ts';
import { write } from '../../../../src/platform/database.ts';
import { heardBy, newsOf } from '../../../support/news.ts';
import { pressFromHome } from '../../../support/press.ts';
import type { SupportCopilotWorld } from '../../../support/story.ts';
import { escalate, startCaseWorld } from '../escalations/case-story.ts';
import { judgeWaveGateOf } from './wave-gate-of.ts';

/** The pilot team drafts replies with it. */
async function startWithWork() {
  const world = await startCaseWorld();
  const team = { ...world.pilot, workflows: ['reply drafting'] };
  write(world.database, () => saveTeam(world.database, team, world.now()));
  return world;
}

async function freeze(world: SupportCopilotWorld, name = 'Lena Hartmann') {
  const lead = world.as(name);
  await lead.command('/core freeze');
  await lead.fill({ 'Which work?': 'reply drafting', 'Why?': 'Sums are wrong.' });
  const done = await lead.submit();
  await lead.close({ all: true });
  return done;
}

async function askBack(world: SupportCopilotWorld, name = 'Lena Hartmann') {
  const lead = world.as(name);
  await pressFromHome(lead, 'Look at it');
  await lead.fill({ 'Why can it go on?': 'The sums are checked by a tool.' });
  const done = await lead.submit();
  await lead.close({ all: true });
  return done;
}

describe('freezing a piece of work', () => {
  it('tells the channel and the people who live with it, and keeps waves with it shut', async () => {
    const world = await startWithWork();
    expect(judgeWaveGateOf(world).join()).not.toContain('frozen');
    expect((await freeze(world)).text).toContain('*reply drafting* is frozen.');
    const channel = world.as('Sam Okafor').sees().text;
    expect(channel).toContain(
      '*reply drafting* is frozen on *Support copilot*: a lead asked for it.',
    );
    expect(newsOf(world, world.as('Finn Petersen')).join()).toContain(
      'please do this work without its output until you hear that it goes on',
    );
    expect(newsOf(world, world.as('Hannah Weiss')).join()).not.toContain('frozen');
    expect(judgeWaveGateOf(world).join()).toContain('*reply drafting* is frozen');
    expect((await freeze(world)).errors).toBeDefined();
    expect(listWorkflowFreezes(world.database, world.rollout.id)).toHaveLength(1);
  });

  it('ends when a lead asks with a reason and the sponsor agrees, never by one person', async () => {
    const world = await startWithWork();
    await freeze(world);
    expect((await askBack(world)).text).toContain('A second person decides now');
    const own = await pressFromHome(world.as('Sam Okafor'));
    expect(own.text).not.toContain('Decide whether reply drafting goes on');
    expect(listFrozenWorkflows(world.database, world.rollout.id)).toHaveLength(1);
    const said = await pressFromHome(world.as('Ines Duarte'), 'Look at it', 'Let it go on');
    expect(said.text).toContain('*reply drafting* goes on.');
    expect(listFrozenWorkflows(world.database, world.rollout.id)).toEqual([]);
    expect(judgeWaveGateOf(world).join()).not.toContain('frozen');
    expect(heardBy(world, world.as('Finn Petersen'))).toContain(
      'can use it for this work as before',
    );
  });

  it('is told in the digest and on the page of the work: what goes on, by whose word, and why', async () => {
    const world = await startWithWork();
    await freeze(world);
    await askBack(world);
    await pressFromHome(world.as('Ines Duarte'), 'Look at it', 'Let it go on');
    const page = await world.as('Lena Hartmann').command('/core quality reply drafting');
    expect(page.text).toContain('Lena Hartmann asked to let it go on, and Ines Duarte agreed.');
    expect(page.text).toContain('“The sums are checked by a tool.”');
    await world.travel({ days: 8 });
    const channel = world.as('Sam Okafor').sees().text;
    expect(channel).toMatch(
      /\*reply drafting\* goes on again: .* asked for it, .* agreed\. Why: “The sums are checked by a tool\.”/,
    );
  });

  it('stays when the second person keeps it, and can be asked for again', async () => {
    const world = await startCaseWorld();
    await freeze(world);
    await askBack(world);
    const said = await pressFromHome(world.as('Ines Duarte'), 'Look at it', 'Keep it frozen');
    expect(said.text).toContain('*reply drafting* stays frozen. A lead can ask again.');
    expect((await askBack(world)).text).toContain('A second person decides now');
  });

  it('waits for its case: nobody lets work go on while what froze it is open', async () => {
    const world = await startCaseWorld();
    await escalate(world, 'Hannah Weiss', { 'How bad is it?': 'Critical' });
    const lena = world.as('Lena Hartmann');
    await pressFromHome(lena, 'Look at it', 'Settle it');
    await lena.fill({ 'What was it?': 'It was wrong', 'What should be done, and why?': 'Count.' });
    expect(listFrozenWorkflows(world.database, world.rollout.id)[0]?.settledAt).toBeUndefined();
    const settled = await lena.submit();
    expect(settled.text).toContain('*reply drafting* is still frozen.');
    await lena.press('Ask to let it go on');
    await lena.fill({ 'Why can it go on?': 'The sums are checked by a tool.' });
    expect((await lena.submit()).text).toContain('A second person decides now');
  });
});
