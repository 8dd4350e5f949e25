import { describe, expect, it } from 'vitest';
import type { Team } from '../../../../src/features/teams/teams/team.ts';
import {
  type Candidate,
  SELECTION_SETTINGS,
  type SelectionQuestion,
  selectExpansion,
} from '../../../../src/features/waves/selection/selection.ts';
import { priceOfEdit } from '../../../../src/features/waves/selection/selection-edit.ts';
import {
  leftOutWords,
  type Proposed,
  passedOverWords,
  selectionWords,
} from '../../../../src/features/waves/selection/selection-words.ts';
import { aCandidate, aTeam } from './candidates.ts';

const pilot = aTeam('Support');
const claims = aTeam('Claims', { function: 'Claims', regulated: true, tools: ['SAP'] });
const field = aTeam('Field', {
  function: 'Field service',
  place: 'Pune',
  timeZone: 'Asia/Kolkata',
  size: 64,
  seniority: 0.75,
});
const billing = aTeam('Billing', { function: 'Billing', place: 'Kraków', tools: ['SAP'] });
const desk = aTeam('Desk', { size: 9 });
const legal = aTeam('Legal', { function: 'Legal', regulated: true }, ['contract review']);

function question(
  candidates: readonly Candidate[],
  places: 2 | 3 = 2,
  of: Team = pilot,
): SelectionQuestion {
  const today = Temporal.PlainDate.from('2026-03-09');
  return { pilot: of, candidates, places, today, settings: SELECTION_SETTINGS };
}

function proposed(asked: SelectionQuestion): Proposed {
  const selection = selectExpansion(asked);
  if (selection.kind !== 'proposed') throw new Error('Nothing was proposed.');
  return selection;
}

const names = (teams: readonly Candidate[]) => teams.map((each) => each.team.name);

const four = [
  aCandidate(claims, { optedInOn: '2026-02-02' }),
  aCandidate(field),
  aCandidate(billing),
  aCandidate(desk),
];

describe('the selection of the second pilot', () => {
  it('proposes the teams that differ most from the pilot and from each other', () => {
    const selection = proposed(question(four));
    expect(names(selection.best.teams)).toEqual(['Claims', 'Field']);
    expect(selectionWords(selection)).toEqual([
      'Proposed as the second pilot: Claims and Field. Of 4 eligible teams, these 2 differ most from Support and from each other.',
      'Claims shares reply drafting and triage with Support (similarity 1.00) and differs from it in function (Support, Claims), regulation (not regulated, regulated) and tooling (Zendesk, SAP). It asked on 2 February.',
      'Field shares reply drafting and triage with Support (similarity 1.00) and differs from it in function (Support, Field service), size (8 people, 64 people) and place and time zone (Berlin, Pune). It has not asked yet.',
      'The two most alike are Support and Claims, at distance 0.50 of 1; they still differ in function (Support, Claims), regulation (not regulated, regulated) and tooling (Zendesk, SAP).',
      'Next best: Billing instead of Claims. Then Support and Billing would be the most alike, at 0.41 instead of 0.50 (same in size, seniority mix and regulation).',
      'Every possible set was compared.',
    ]);
    expect(passedOverWords(selection)).toEqual([
      'Billing: the best set with it reaches 0.41 instead of 0.50.',
      'Desk: the best set with it reaches 0.00 instead of 0.50.',
    ]);
  });

  it('takes only teams that are ready and work like the pilot, and says what the others lack', () => {
    const lacks = [
      { about: 'data-rules', words: 'the data rules' },
      { about: 'capacity', words: 'capacity for disruption (not known yet)' },
    ] as const;
    const selection = proposed(
      question([...four.slice(1), aCandidate(claims, { lacks }), aCandidate(legal)], 3),
    );
    expect(names(selection.best.teams)).toEqual(['Billing', 'Desk', 'Field']);
    expect(selection.runnerUp).toBeUndefined();
    expect(selection.leftOut.map(leftOutWords)).toEqual([
      "Legal lacks a workflow like the pilot's (similarity 0.00, 0.50 is needed).",
      'Claims lacks the data rules and capacity for disruption (not known yet).',
    ]);
  });

  it('takes a team whose workflow is just similar enough', () => {
    const half = aTeam('Half', { function: 'Audit' }, ['triage']);
    const selection = proposed(question([...four.slice(0, 2), aCandidate(half)], 3));
    expect(names(selection.best.teams)).toContain('Half');
  });

  it('proposes two when three were asked for and only two are eligible', () => {
    expect(proposed(question(four.slice(0, 2), 3)).places).toBe(2);
  });

  it('says that one team is too few for a second pilot, and who is nearest to it', () => {
    const lacks = [{ about: 'champion', words: 'a champion' }] as const;
    const selection = selectExpansion(question([aCandidate(claims), aCandidate(field, { lacks })]));
    expect(selectionWords(selection)).toEqual([
      'A second pilot needs at least two teams; only one is eligible yet.',
      'Closest to it: Field lacks a champion.',
    ]);
  });

  it('says so when there is hardly any contrast to be had, and tells close figures apart', () => {
    const alike = [aCandidate(desk), aCandidate(aTeam('Hotline', { size: 10 }))];
    expect(selectionWords(proposed(question(alike)))[3]).toBe(
      'The two most alike are Desk and Hotline, at distance 0.00 of 1. That is little contrast: this second pilot would mostly repeat the first.',
    );
    const third = aCandidate(aTeam('Intake', { size: 11 }));
    expect(passedOverWords(proposed(question([...alike, third])))).toEqual([
      'Hotline: the best set with it reaches 0.008 instead of 0.009.',
    ]);
  });

  it('never proposes the pilot team itself', () => {
    const selection = proposed(question([...four, aCandidate(pilot)], 3));
    expect(names(selection.best.teams)).not.toContain('Support');
  });

  it('settles a tie by the longest opt-in, then by name, whatever the order of the list', () => {
    const twins = [
      aCandidate(aTeam('Anna', { function: 'Sales' })),
      aCandidate(aTeam('Berta', { function: 'Legal' }), { optedInOn: '2026-02-02' }),
      aCandidate(aTeam('Carla', { function: 'Claims' }), { optedInOn: '2026-01-05' }),
      aCandidate(aTeam('Dora', { function: 'Audit' })),
    ];
    const selection = proposed(question(twins));
    expect(names(selection.best.teams)).toEqual(['Berta', 'Carla']);
    expect(names(selection.runnerUp?.teams ?? [])).toEqual(['Anna', 'Carla']);
    expect(names(proposed(question([...twins].reverse())).best.teams)).toEqual(['Berta', 'Carla']);
    expect(selectionWords(selection).at(-2)).toBe(
      'Next best: Anna instead of Berta. The contrast is the same; the request that has waited longest decides, then the name.',
    );
  });
});

describe('the price of an edit', () => {
  const selection = proposed(question(four));

  it('is nothing for the proposal itself', () => {
    const price = priceOfEdit(selection, [claims.id, field.id]);
    expect(price).toMatchObject({ possible: true, contrastLost: 0 });
    expect(price.words).toEqual(['It costs no contrast: the closest two are still at 0.50.']);
  });

  it('is the contrast that is lost, in numbers and with the two teams that are too alike', () => {
    const price = priceOfEdit(selection, [claims.id, billing.id]);
    expect(price.contrastLost).toBeCloseTo(0.0827, 2);
    expect(price.words).toEqual([
      'It costs 17 % of the contrast: Support and Billing are only 0.41 apart instead of 0.50 (same in size, seniority mix and regulation), so the second pilot shows less.',
    ]);
  });

  it('is also the changed number of teams, and the use case when a workflow is another', () => {
    const wide = proposed(question([...four, aCandidate(legal)]));
    expect(priceOfEdit(wide, [claims.id, field.id, legal.id]).words.slice(1)).toEqual([
      'Legal works differently from Support (similarity 0.00, 0.50 is needed): anything that goes wrong there may be down to the use case, not the context.',
      'Three teams ask half as much again of champions and reviewers as two.',
    ]);
  });

  it('does not exist for a must-have, for the pilot, for a stranger, or for one team alone', () => {
    const lacks = [{ about: 'champion', words: 'a champion' }] as const;
    const short = proposed(question([...four.slice(0, 3), aCandidate(desk, { lacks })]));
    expect(priceOfEdit(short, [claims.id, desk.id])).toMatchObject({
      possible: false,
      words: ['Desk is not ready: it lacks a champion.'],
    });
    expect(priceOfEdit(short, [pilot.id])).toMatchObject({ possible: false });
    expect(priceOfEdit(short, [claims.id, legal.id]).words).toEqual([
      '1 chosen team cannot be found in this rollout.',
    ]);
  });
});
