import { describe, expect, it } from 'vitest';
import {
  type PlanFacts,
  planWave,
  type WaitingTeam,
} from '../../../../src/features/waves/wave-plans/wave-plan.ts';
import {
  applyProblems,
  comparePlans,
  editPlan,
} from '../../../../src/features/waves/wave-plans/wave-plan-edit.ts';
import type { TeamId } from '../../../../src/platform/ids.ts';

const id = (name: string) => name.toLowerCase() as TeamId;

function waiting(name: string, askedOn: string, changes: Partial<WaitingTeam> = {}): WaitingTeam {
  const askedAt = Temporal.Instant.from(`${askedOn}T09:00:00Z`);
  return {
    teamId: id(name),
    teamName: name,
    workflows: ['triage'],
    askedAt,
    lacks: [],
    ...changes,
  };
}

const queue = [
  waiting('Claims', '2026-02-02'),
  waiting('Legal', '2026-02-09'),
  waiting('Sales', '2026-02-16'),
  waiting('Audit', '2026-02-23', { lacks: [{ about: 'capacity', words: 'capacity' }] }),
  waiting('Tax', '2026-02-24', { workflows: ['returns'] }),
];

function facts(changes: Partial<PlanFacts> = {}): PlanFacts {
  return {
    number: 2,
    today: Temporal.PlainDate.from('2026-03-09'),
    timeZone: 'Europe/Berlin',
    liveTeams: [{ teamId: id('Support'), teamName: 'Support', workflows: ['triage'] }],
    teams: queue,
    championHours: 20,
    reviewerHours: 30,
    holds: [],
    ...changes,
  };
}

const plan = planWave(facts());

describe('an edit of a plan', () => {
  it('shows its price: who is overtaken, who waits longer, who cannot be validated', () => {
    const edit = editPlan(plan, { add: [id('Tax')], remove: [id('Claims')] }, facts());
    if (edit.kind !== 'edited') throw new Error('It was refused.');
    expect(edit.plan.chosen.map((each) => [each.teamName, each.byHand])).toEqual([
      ['Legal', false],
      ['Tax', true],
    ]);
    expect(edit.price).toEqual([
      'In: Tax.',
      'Out: Claims.',
      'Tax goes before Claims and Sales, who asked earlier and are ready.',
      'Nobody else could validate what Tax learns: no other team shares a workflow.',
    ]);
    expect(edit.plan.queue[0]).toMatchObject({ teamName: 'Claims', because: 'left-out' });
  });

  it('is undone by the opposite edit', () => {
    const there = editPlan(plan, { add: [id('Sales')], remove: [id('Legal')] }, facts());
    if (there.kind !== 'edited') throw new Error('It was refused.');
    const back = editPlan(there.plan, { add: [id('Legal')], remove: [id('Sales')] }, facts());
    if (back.kind !== 'edited') throw new Error('It was refused.');
    expect(comparePlans(plan, back.plan)).toEqual([]);
    expect(back.plan.chosen.map((each) => each.teamName)).toEqual(['Claims', 'Legal']);
  });

  it('is refused above the speed limit and for a team that is not ready', () => {
    expect(editPlan(plan, { add: [id('Sales')], remove: [] }, facts())).toMatchObject({
      kind: 'refused',
      reasons: [expect.stringMatching(/^3 teams would be too many\. At most 2 new teams: /)],
    });
    const unready = { add: [id('Audit')], remove: [id('Legal')] };
    expect(editPlan(plan, unready, facts())).toEqual({
      kind: 'refused',
      reasons: ['Audit still lacks capacity.'],
    });
    const stranger = { add: [id('Nobody')], remove: [id('Legal')] };
    expect(editPlan(plan, stranger, facts())).toEqual({
      kind: 'refused',
      reasons: ['1 chosen team is no longer waiting in this rollout.'],
    });
  });
});

describe('two plans compared', () => {
  it('differ in teams, places and waits, in words', () => {
    const later = planWave(facts({ championHours: 2 }));
    expect(comparePlans(plan, later)).toEqual([
      'Out: Legal.',
      "Places: 1, was 2. At most 1 new team: 1 live team allows 2 (2 each); 2 free champion hours a week are enough for 1 (2 h each); 30 free reviewer hours a week are enough for 10 (3 h each). The champions' hours are the tightest.",
      'May wait longer: Sales and Tax.',
    ]);
    expect(comparePlans(plan, planWave(facts()))).toEqual([]);
  });
});

describe('a plan that has lain for a while', () => {
  it('is applied when nothing has changed', () => {
    expect(applyProblems(plan, facts())).toEqual([]);
  });

  it('is refused when a team of it is live, withdrawn, unready or gone', () => {
    const live = [...facts().liveTeams, { ...waiting('Claims', '2026-02-02') }];
    expect(applyProblems(plan, facts({ liveTeams: live }))).toContainEqual({
      blocks: true,
      words: 'Claims is already live.',
    });
    const withdrawn = queue.map((each) =>
      each.teamName === 'Legal' ? { ...each, askedAt: undefined } : each,
    );
    expect(applyProblems(plan, facts({ teams: withdrawn }))).toContainEqual({
      blocks: true,
      words: 'Legal has withdrawn its request.',
    });
    const lapsed = { lacks: [{ about: 'champion' as const, words: 'a champion' }] };
    const unready = [waiting('Claims', '2026-02-02', lapsed), ...queue.slice(1)];
    expect(applyProblems(plan, facts({ teams: unready }))).toContainEqual({
      blocks: true,
      words: 'Claims now lacks a champion.',
    });
    expect(applyProblems(plan, facts({ teams: queue.slice(1) }))).toContainEqual({
      blocks: true,
      words: 'Claims is no longer waiting in this rollout.',
    });
  });

  it('is refused when another wave was made or the hours have shrunk', () => {
    expect(applyProblems(plan, facts({ number: 3 }))[0]?.words).toBe(
      'Wave 2 has been planned in the meantime; the next one is wave 3.',
    );
    expect(applyProblems(plan, facts({ championHours: 3 }))[0]).toMatchObject({
      blocks: true,
      words: expect.stringMatching(/^The plan has 2 teams\. At most 1 new team: /),
    });
  });

  it('names, without refusing, an older request that has become ready meanwhile', () => {
    const early = waiting('Early', '2026-01-02', {
      lacks: [{ about: 'champion', words: 'a champion' }],
    });
    const made = planWave(facts({ teams: [early, ...queue] }));
    const ready = facts({ teams: [{ ...early, lacks: [] }, ...queue] });
    expect(applyProblems(made, ready)).toEqual([
      { blocks: false, words: 'Early would be in a plan made today.' },
    ]);
  });
});
