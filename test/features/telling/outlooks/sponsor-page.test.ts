import { describe, expect, it } from 'vitest';
import {
  risksOf,
  type SponsorFacts,
} from '../../../../src/features/telling/outlooks/sponsor-page.ts';
import {
  riskWords,
  workingWords,
} from '../../../../src/features/telling/outlooks/sponsor-page.view.ts';
import { startSupportCopilot } from '../../../support/story.ts';

const on = (date: string) => Temporal.PlainDate.from(date);
const calm: SponsorFacts = {
  today: on('2027-04-20'),
  teams: 12,
  live: 7,
  people: 51,
  trained: 10,
  use: undefined,
  quality: undefined,
  paused: undefined,
  troubled: [],
  barrier: undefined,
  concerns: [],
  dueGate: undefined,
  late: undefined,
};

describe('The sponsor’s page', () => {
  it('does not take teams that are live or people who are trained for proof that it works', () => {
    expect(workingWords(calm)).toMatch(/^I do not know yet: 7 of 12 teams have come in/);
    expect(workingWords({ ...calm, live: 12, trained: 51 })).toMatch(/^I do not know yet/);
    expect(workingWords({ ...calm, live: 0 })).toMatch(/^I do not know yet: no team besides/);
    expect(
      workingWords({ ...calm, use: { says: 'Use grows.', mirror: 'A mirror.', isShown: true } }),
    ).toBe(
      'Use grows. A mirror. How many of its outputs are wrong I do not know yet: none was reviewed. 10 of 51 people are trained.',
    );
    const use = { says: 'Use grows.', mirror: undefined, isShown: true };
    expect(workingWords({ ...calm, use, quality: { atMost: 0.1612, reviews: 38 } })).toContain(
      'Of its outputs at most 16.2 % are wrong, by 38 reviews.',
    );
    expect(workingWords({ ...calm, use, quality: { atMost: undefined, reviews: 3 } })).toContain(
      'I do not know yet, after 3 reviews',
    );
    expect(
      workingWords({
        ...calm,
        use: { says: 'Nothing is shown yet.', mirror: undefined, isShown: false },
      }),
    ).toMatch(/^I do not know yet\. Nothing is shown yet\./);
    expect(workingWords({ ...calm, live: 1, trained: 1 })).toContain(
      '1 of 12 teams has come in after the pilot and 1 of 51 people is trained',
    );
  });

  it('names the gravest risk first, and says so where there is none', () => {
    const late = { count: 1, oldestOn: on('2027-04-01') };
    const dueGate = { on: on('2027-04-12'), what: 'gate to sustained use' };
    const paused = { since: on('2027-04-19'), reason: 'a new data rule' };
    const concerns = ['A must holds up the next wave.', 'Answers differ.'];
    const barrier = 'What holds people back most is finding it worth the effort.';
    const all = { ...calm, late, dueGate, paused, concerns, barrier, troubled: ['Recruiting'] };
    expect(risksOf(all).map(({ kind }) => kind)).toEqual([
      'paused',
      'teams',
      'concerns',
      'gate',
      'barrier',
      'late',
    ]);
    expect(riskWords({ ...calm, concerns })).toBe(
      'A must holds up the next wave. 1 more thing is not as planned.',
    );
    expect(riskWords({ ...calm, late })).toBe(
      '1 thing that others wait for is overdue, the oldest since Thursday 1 April.',
    );
    expect(riskWords({ ...calm, barrier })).toBe(barrier);
    expect(riskWords(calm)).toMatch(/^Nothing that I can see/);
    expect(riskWords({ ...calm, dueGate: { ...dueGate, on: calm.today } })).toMatch(/^Nothing/);
  });

  it('is what a sponsor sees on App Home, with the one thing that is needed from them', async () => {
    const world = await startSupportCopilot();
    const { home } = await world.as('Ines Duarte').openHome();
    const said = home?.text.replace(/[*_]/g, '') ?? '';
    expect(said).toContain('Is it working? I do not know yet: no team besides the pilot');
    expect(said).toContain('What is at risk? Nothing that I can see');
    expect(said).toContain('What do I need from you? Nothing today.');
    const teams = await world.as('Ines Duarte').press('The teams');
    expect(teams.modal?.text).toContain('Claims');
  });
});
