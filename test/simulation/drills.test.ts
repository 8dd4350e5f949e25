/* The drills of a simulated quarter: they come to their end with nothing wrong, and the same number gives the same. */
import { expect, it } from 'vitest';
import { drillAccess } from './access/drill.ts';
import { drill } from './drills.ts';
import { drillGates } from './gates/drill.ts';
import { drillInbox } from './inbox/drill.ts';
import { drillLanes } from './lanes/drill.ts';
import { drillVoice } from './voice/drill.ts';
import { drillLetters } from './voice/letters.ts';

it('sender, ledger, plan, gates and access pass their drills, with processes that die, and twice alike', async () => {
  const first = await drill(21);
  expect(first.wrong).toBeUndefined();
  expect(first.checks).toBeGreaterThan(20_000);
  expect(first.said).toBeGreaterThan(300);
  expect(first.deaths).toBeGreaterThan(0);
  expect(await drill(21)).toEqual(first);
}, 90_000);

it('messages are planned as the rules have it, in every zone and around changes of the clock', () => {
  const { wrong, checks, said } = drillVoice(22);
  expect(wrong).toBeUndefined();
  expect(checks).toBeGreaterThan(200);
  expect(said).toBeGreaterThan(100);
  expect(drillVoice(22)).toEqual({ wrong, checks, said, deaths: 0 });
});

it('a sender that sleeps and wakes by itself keeps nothing waiting, and wakes for nothing', async () => {
  for (let seed = 41; seed <= 44; seed += 1) {
    const { wrong, said } = await drillLanes(seed);
    expect(wrong).toBeUndefined();
    expect(said).toBeGreaterThan(10);
  }
}, 60_000);

it('what was handled is handled once, and forgotten after a week', () => {
  for (let seed = 51; seed <= 54; seed += 1) expect(drillInbox(seed).wrong).toBeUndefined();
});

it('gates and access stand where their models say, by many numbers', async () => {
  for (let seed = 1; seed <= 3; seed += 1)
    for (const one of [drillGates, drillAccess]) expect((await one(seed)).wrong).toBeUndefined();
}, 60_000);

it('what is planned is sent, put off and called off as the rules have it, and holds what belongs in it', async () => {
  for (let seed = 31; seed <= 33; seed += 1) {
    const { wrong, said } = await drillLetters(seed);
    expect(wrong).toBeUndefined();
    expect(said).toBeGreaterThan(3);
  }
}, 60_000);
