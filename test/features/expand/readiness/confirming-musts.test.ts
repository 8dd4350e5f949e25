import { describe, expect, it } from 'vitest';
import { mustObligations } from '../../../../src/features/expand/readiness/must-confirmations.obligations.ts';
import { findReadiness } from '../../../../src/features/expand/readiness/readiness.store.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { saidOfTeams } from '../../../support/owed.ts';
import { pressFromHome, sendFromHome } from '../../../support/press.ts';
import { listAudit } from '../../../support/record.ts';
import { contextIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { answerAll, YES_BY_STEP } from './answer-all.ts';

const context = (world: SupportCopilotWorld) =>
  contextIn(world, world.rollout.id, world.rollout.timeZone);
const owed = (world: SupportCopilotWorld) =>
  saidOfTeams(mustObligations, context(world))
    .map(({ personId, text }) => `${personId}: ${text}`)
    .sort();
const states = (world: SupportCopilotWorld) =>
  findReadiness(context(world), world.claims.id)?.readiness.mustHaves.map(({ state }) => state);

async function miaAnswered(): Promise<SupportCopilotWorld> {
  const world = await startSupportCopilot();
  putInOffice(world, world.claims, 'UMIA');
  await answerAll(world, 'Mia Chen', 'Claims');
  return world;
}

describe('readiness by a digit', () => {
  it('is sent back: “1” beside a yes shows nothing', async () => {
    const world = await startSupportCopilot();
    putInOffice(world, world.claims, 'UMIA');
    const mia = world.as('Mia Chen');
    await mia.command('/champion ready');
    await mia.fill({ ...YES_BY_STEP[0], 'What shows it': '1' });
    expect(Object.values((await mia.submit()).errors ?? {})).toEqual([
      expect.stringContaining('This shows nothing to someone else.'),
    ]);
  });

  it('is no owner of the rules either: nobody names themselves', async () => {
    const world = await startSupportCopilot();
    putInOffice(world, world.claims, 'UMIA');
    const mia = world.as('Mia Chen');
    await mia.command('/champion ready');
    await mia.fill({ ...YES_BY_STEP[0], 'Who owns these rules': 'Mia Chen' });
    expect((await mia.submit()).errors).toEqual({
      'Who owns these rules': 'Name someone other than yourself: the owner confirms what you say.',
    });
    await mia.fill({ 'Who owns these rules': null });
    expect((await mia.submit()).errors).toEqual({
      'Who owns these rules': 'Name who owns these rules; they are asked whether it is so.',
    });
  });

  it('is not ready, whatever was ticked: the sponsor, the owner and the manager were not asked yet', async () => {
    const world = await miaAnswered();
    expect(states(world)).toEqual(['met', 'unknown', 'unknown', 'unknown']);
    expect(owed(world)).toEqual([
      'UDANIEL: Say whether the weeks ahead at *Claims* are right',
      'UINES: Say whether *Claims* may take part',
      'UOLGA: Say whether the data rules for *Claims* are right',
    ]);
    const shown = (await world.as('Lena Hartmann').command('/rollout readiness Claims')).text;
    expect(shown).toContain("*The sponsor's consent*: waiting for Ines Duarte.");
    expect(shown).toContain('two reviewers named (0 named)');
  });
});

describe('a must-have', () => {
  it('counts with a press of the one who can, by name and on the record', async () => {
    const world = await miaAnswered();
    const words = [
      ['Ines Duarte', 'Do you agree to this team taking part?', 'Yes, I agree'],
      ['Olga Ivanova', 'Is it so, and is it written where this says?', 'Yes, these are the rules'],
      ['Daniel Brooks', 'Is that what happens in the team in those weeks?', 'Yes, that is all'],
    ] as const;
    for (const [name, question, yes] of words)
      expect(
        (await sendFromHome(world.as(name), 'Read and say', { [question]: yes })).text,
      ).toContain('Saved.');
    expect(states(world)).toEqual(['met', 'met', 'met', 'met']);
    expect(owed(world)).toEqual([]);
    const shown = (await world.as('Lena Hartmann').command('/rollout readiness Claims')).text;
    expect(shown).toContain("*The sponsor's consent*: met. Given. Confirmed by Ines Duarte.");
    expect(listAudit(world.database, world.rollout.id, 3).map(({ says }) => says)).toEqual([
      '<@UDANIEL> confirmed the capacity of *Claims*.',
      '<@UOLGA> confirmed the data rules of *Claims*.',
      '<@UINES> agreed to the part of *Claims*.',
    ]);
  });

  it('is refused with a sentence, and a no in one letter is sent back', async () => {
    const world = await miaAnswered();
    const ines = world.as('Ines Duarte');
    await pressFromHome(ines, 'Read and say');
    await ines.fill({
      'Do you agree to this team taking part?': 'No, not now',
      'In your words': 'x',
    });
    expect(Object.values((await ines.submit()).errors ?? {})[0]).toContain('make it a yes');
    await ines.fill({ 'In your words': 'Claims moves house in February; ask me again in March.' });
    await ines.submit();
    expect(states(world)?.[1]).toBe('missing');
    const shown = (await world.as('Lena Hartmann').command('/rollout readiness Claims')).text;
    expect(shown).toContain('Said by Ines Duarte: Claims moves house in February');
  });

  it('is asked again when what was confirmed is said otherwise', async () => {
    const world = await miaAnswered();
    await sendFromHome(world.as('Olga Ivanova'), 'Read and say', {
      'Is it so, and is it written where this says?': 'Yes, these are the rules',
    });
    expect(states(world)?.[2]).toBe('met');
    await world.travel({ hours: 1 });
    await answerAll(world, 'Mia Chen', 'Claims', { 'What shows it': 'https://wiki.example/new' });
    expect(states(world)?.[2]).toBe('unknown');
    expect(owed(world)).toContain('UOLGA: Say whether the data rules for *Claims* are right');
  });

  it('needs nobody else where the manager answered the weeks, and a new owner where the old one left', async () => {
    const world = await startSupportCopilot();
    await answerAll(world, 'Daniel Brooks', 'Claims');
    expect(states(world)?.[3]).toBe('met');
    await world.workspace.company.deactivates('UOLGA');
    await expect
      .poll(() => owed(world))
      .toContain('UDANIEL: Name who owns the data rules of *Claims*');
  });

  it('is for nobody else to say: a lead who presses an old button changes nothing', async () => {
    const world = await miaAnswered();
    const lena = world.as('Lena Hartmann');
    expect((await lena.openHome()).text).not.toContain('[Read and say]');
    expect(states(world)?.[1]).toBe('unknown');
  });
});
