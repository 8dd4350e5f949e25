/* What teams answered and asked for, the waves they are live in, and what they learned there. */
import {
  askedMustHaves,
  scoredItemNames,
} from '../../src/features/expand/readiness/readiness-answer.ts';
import { type CompanyTeam, LAST_WAVE, LEAD } from './company.ts';
import { CHANNEL, startedDaysAgo } from './seed-teams.ts';
import { inRollout, ROLLOUT, type Seeding } from './seeding.ts';

export function seedReadiness(seeding: Seeding): void {
  const { add, id, at, on, teams, random } = seeding;
  for (const team of teams) {
    if (team.stage === 'waiting' && !random.chance(0.2)) continue;
    const saidDaysAgo = random.whole(5, 40);
    const role = team.stage === 'waiting' || random.chance(0.3) ? 'manager' : 'champion';
    const said_by = role === 'manager' ? team.managerId : team.championId;
    const said = { ...inRollout, team_id: team.id, said_by, role, said_at: at(saidDaysAgo) };
    for (const item of [...askedMustHaves, ...scoredItemNames]) {
      const level = random.chance(0.9) ? 'yes' : random.pick(['partly', 'no', 'unknown']);
      const owner_id = item === 'data-rules' ? LEAD : null;
      const evidence = 'https://wiki/team';
      add('readiness_answers', { id: id(), ...said, item, level, evidence, owner_id });
    }
    const word = { ...inRollout, team_id: team.id, says: 'yes', words: '', said_at: at(4) };
    const rules = JSON.stringify(['https://wiki/team', LEAD]);
    for (const { must, about } of [
      { must: 'sponsor-consent', about: '' },
      { must: 'data-rules', about: rules },
    ])
      if (random.chance(0.9))
        add('readiness_confirmations', { id: id(), ...word, must, about, said_by: LEAD });
    const isBusy = random.chance(0.15);
    const busy = { kind: 'release', what: 'the spring release', fromOn: on(-7), untilOn: on(-21) };
    add('readiness_capacity', {
      ...{ id: id(), ...said, said_by: team.managerId, role: 'manager' },
      ...{ window_from_on: on(30), window_until_on: on(-60) },
      disturbances: JSON.stringify(isBusy ? [busy] : []),
    });
  }
}

export function seedOptIns({ add, id, at, teams, random }: Seeding): void {
  for (const team of teams) {
    const share = team.stage === 'waiting' ? 0.3 : 0.85;
    if (team.number === 0 || !random.chance(share)) continue;
    add('opt_ins', {
      ...{ id: id(), ...inRollout, team_id: team.id, asked_by: team.managerId },
      why: 'We answer two hundred letters a day.',
      asked_at: at(random.whole(10, 120) + team.number / 100_000),
      ...{ withdrawn_at: null, withdrawn_by: null },
    });
  }
}

export function seedWaves(seeding: Seeding): void {
  const { add, teams, random, on } = seeding;
  for (let number = 0; number <= LAST_WAVE; number += 1) addWave(seeding, number);
  const places = new Map<number, number>();
  for (const team of teams) {
    if (team.wave === undefined) continue;
    const place = places.get(team.wave) ?? 0;
    places.set(team.wave, place + 1);
    const isHeld = random.chance(0.01);
    add('wave_teams', {
      ...{ rollout_id: ROLLOUT, wave: team.wave, team_id: team.id, place },
      ...{ roll_back_step: isHeld ? 'stop-new-seats' : null, roll_back_on: isHeld ? on(3) : null },
      ...{
        roll_back_by: isHeld ? LEAD : null,
        roll_back_reason: isHeld ? 'Too many errors.' : null,
      },
      roll_back_keeps: isHeld ? '[]' : null,
    });
  }
}

function addWave({ add, at, on }: Seeding, number: number): void {
  const started = startedDaysAgo(number);
  const isCompleted = number < LAST_WAVE;
  add('waves', {
    ...{
      ...inRollout,
      number,
      planned_on: on(started),
      planned_by: LEAD,
      intended_on: on(started),
    },
    ...{ channel_id: CHANNEL, working_days: 10, plan: '[]' },
    ...{ told_why: 'Letters take too long.', told_stays: 'You decide what is sent.' },
    ...{ told_by: LEAD, told_at: at(started + 1) },
    ...{ started_on: on(started), started_at: at(started), started_by: LEAD, entry_criteria: '[]' },
    ...{
      completed_on: isCompleted ? on(started - 14) : null,
      completed_by: isCompleted ? LEAD : null,
    },
    ...{ rolled_back_on: null, ended_at: isCompleted ? at(started - 14) : null },
  });
}

export function seedLearnings(seeding: Seeding): void {
  const { add, id, at, on, teams, random, today } = seeding;
  const monday = today.dayOfWeek - 1;
  for (const team of teams) {
    if (team.wave === undefined || team.champion === 'none') continue;
    if (random.chance(0.3)) addLearning(seeding, team);
    if (random.chance(0.7)) {
      add('learning_weeks', {
        ...{ team_id: team.id, rollout_id: ROLLOUT, week_on: on(monday + 7) },
        ...{ said_by: team.championId, said_at: at(monday + 2) },
      });
    }
    if (random.chance(0.3)) {
      const isOpen = random.chance(0.2);
      add('questions', {
        ...{ id: id(), rollout_id: ROLLOUT, team_id: team.id, asker_id: team.people[5] ?? '' },
        ...{ text: 'May I use it for complaints?', asked_at: at(isOpen ? 1.5 : 12) },
        ...{ for_id: team.championId, answered_by: isOpen ? null : team.championId },
        ...{
          answered_at: isOpen ? null : at(11),
          answer: isOpen ? null : 'Yes, and read it once.',
        },
      });
    }
    if (random.chance(0.03)) {
      add('absences', {
        ...{ id: id(), rollout_id: ROLLOUT, person_id: team.championId, from_on: on(1) },
        ...{ to_on: on(-random.whole(1, 6)), said_at: at(5), taken_back_at: null },
      });
    }
  }
}

function addLearning({ add, id, at, on, random, today }: Seeding, team: CompanyTeam): void {
  const stage = random.pick(['observed', 'identified', 'action-agreed', 'implemented', 'learned']);
  const hasAction = stage !== 'observed' && stage !== 'identified';
  const daysAgo = random.whole(2, 60);
  const week = daysAgo + today.subtract({ days: daysAgo }).dayOfWeek - 1;
  add('learnings', {
    ...{ id: id(), rollout_id: ROLLOUT, team_id: team.id, wave: team.wave ?? 0 },
    ...{ found_by: team.championId, observed_on: on(daysAgo), what: 'Dates are read as months.' },
    severity: random.chance(0.02) ? 'must' : random.pick(['should', 'note']),
    ...{ stage, stage_since_on: on(Math.min(daysAgo, 4)) },
    cause: stage === 'observed' ? '' : 'The letters mix two ways of writing dates.',
    ...{ action_kind: hasAction ? 'document' : null, action_what: hasAction ? 'Say it.' : null },
    action_link: hasAction ? 'https://docs.example/9' : null,
    ...{
      action_owner_id: hasAction ? team.championId : null,
      action_due_on: hasAction ? on(-3) : null,
    },
    action_implemented_on: stage === 'implemented' || stage === 'learned' ? on(2) : null,
    ...{ declined_by: null, declined_on: null, declined_reason: null },
    ...{ week_on: on(week), logged_at: at(daysAgo) },
  });
}
