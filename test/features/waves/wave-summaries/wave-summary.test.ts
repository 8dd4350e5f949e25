import { describe, expect, it } from 'vitest';
import {
  type OpenPoint,
  type SummaryFacts,
  type TeamLine,
  waveSummary,
} from '../../../../src/features/waves/wave-summaries/wave-summary.ts';
import { waveSummaryMessage } from '../../../../src/features/waves/wave-summaries/wave-summary.view.ts';

const point = (what: string, change: Partial<OpenPoint> = {}): OpenPoint => ({
  team: 'Claims',
  what,
  settledBy: 'Mia answers.',
  who: ['Mia Chen'],
  weight: 1,
  isMust: false,
  ...change,
});

const aTeam = (state: TeamLine['access']['state']): TeamLine => ({
  name: 'Claims',
  champion: 'Mia Chen',
  isCertified: true,
  access: { state, words: '' },
  learnings: { open: 0, musts: 0 },
});

function theSummary(change: Partial<SummaryFacts> = {}) {
  return waveSummary({
    trained: { people: 8, finished: 3 },
    why: { people: 0, read: 0 },
    rolloutName: 'Support copilot',
    number: 0,
    state: 'baking',
    workingDays: 10,
    workingDaysLeft: 4,
    bakesUntil: Temporal.PlainDate.from('2027-02-19'),
    teams: [aTeam('live'), aTeam('live')],
    openPoints: [],
    credit: { names: [], adopters: 0 },
    today: Temporal.PlainDate.from('2027-02-15'),
    ...change,
  });
}

describe('what is open in a wave', () => {
  it('begins with what weighs most, so that a must is never among the points left out', () => {
    const small = Array.from({ length: 6 }, (_, index) => point(`Answer ${index + 1} is missing`));
    const must = point('Escalations at night reach nobody', { weight: 5, isMust: true });
    const { causes } = theSummary({ openPoints: [...small, must] });
    expect(causes[0]?.what).toBe('Escalations at night reach nobody');
    expect(causes).toHaveLength(7);
  });

  it('is one line where several teams lack the same, with everyone who can settle it', () => {
    const { causes } = theSummary({
      openPoints: [
        point('it lacks the data rules'),
        point('it lacks the data rules', { team: 'Billing', who: ['Bao Nguyen'] }),
        point('something else'),
      ],
    });
    expect(causes).toMatchObject([
      { teams: ['Claims', 'Billing'], who: ['Mia Chen', 'Bao Nguyen'] },
      { teams: ['Claims'] },
    ]);
  });
});

describe('the headline of a wave', () => {
  it('says how far it is, who is live, and what holds up the next wave', () => {
    const must = point('Sums', { isMust: true, weight: 5 });
    expect(theSummary().headline).toBe(', day 6 of 10: both teams are live, and nothing is open.');
    expect(theSummary({ openPoints: [must] }).headline).toBe(
      ', day 6 of 10: both teams are live, and a must holds up the next wave.',
    );
    expect(theSummary({ openPoints: [must, point('a'), point('b')] }).headline).toBe(
      ', day 6 of 10: both teams are live, and a must holds up the next wave; 2 more things are open.',
    );
    expect(theSummary({ openPoints: [point('a')], workingDaysLeft: 0 }).headline).toBe(
      ' has baked, and a lead can complete it: both teams are live, and one thing is open.',
    );
  });

  it('counts a team as live as long as its people have access', () => {
    const live = (...states: TeamLine['access']['state'][]) =>
      theSummary({ teams: states.map(aTeam) }).headline;
    expect(live('live', 'grace', 'frozen')).toContain('all 3 teams are live');
    expect(live('live', 'suspended', 'waiting')).toContain('1 of 3 teams is live');
    expect(live('grace')).toContain('its team is live');
  });
});

it('tells how many people of its teams are trained, and names none of them', () => {
  const said = (trained: SummaryFacts['trained']) =>
    JSON.stringify(waveSummaryMessage(theSummary({ trained }), 'r1').blocks.at(-1));
  expect(said({ people: 8, finished: 3 })).toContain('3 of 8 people are trained · Bakes until');
  expect(said({ people: 8, finished: 1 })).toContain('1 of 8 people is trained');
  expect(said({ people: 0, finished: 0 })).not.toContain('trained');
});

it('tells how many of five people or more have read why it comes', () => {
  const said = (why: SummaryFacts['why']) =>
    JSON.stringify(waveSummaryMessage(theSummary({ why }), 'r1').blocks.at(-1));
  expect(said({ people: 8, read: 5 })).toContain('5 of 8 people have read and understood why');
  expect(said({ people: 4, read: 4 })).not.toContain('understood');
});
