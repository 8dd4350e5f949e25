/* The rollout, its teams and their people, its assessment, and the gates behind it. */

import { questionNames } from '../../src/features/assess/assessment/question.ts';
import { constraintKinds } from '../../src/features/assess/constraints/constraint.ts';
import { FRAMEWORK_PACE } from '../../src/features/rollout/rollouts/rollout.ts';
import { LAST_WAVE, LEAD, personOf, SECOND_LEAD, SPONSOR } from './company.ts';
import { inRollout, ROLLOUT, type Seeding, WORKSPACE } from './seeding.ts';

/** The Monday of week 1 lies so many days before today; week 22 is running. */
export const STARTED_DAYS_AGO = 7 * 21;
export const CHANNEL = 'CBENCH';
const FIRST = ['Ada', 'Bao', 'Chen', 'Daniel', 'Eva', 'Finn', 'Grace', 'Hugo', 'Ines', 'Juri'];
const LAST = ['Albrecht', 'Brooks', 'Diaz', 'Endo', 'Fischer', 'Gupta', 'Hughes', 'Iyer', 'Jansen'];

export function seedRollout({ add, at, on, today, teams }: Seeding): void {
  const monday = today.dayOfWeek - 1;
  add('channels', {
    workspace_id: WORKSPACE,
    channel_id: CHANNEL,
    name: 'ai-rollout',
    ...{ is_member: 1, is_private: 0, is_archived: 0, fetched_at: at(0) },
  });
  add('rollouts', {
    ...{ id: ROLLOUT, workspace_id: WORKSPACE, name: 'Support copilot' },
    ...{ capability: 'drafted replies to customer letters', channel_id: CHANNEL },
    ...{ pilot_team_id: teams[0]?.id ?? '', time_zone: 'Europe/Berlin' },
    starts_on: on(STARTED_DAYS_AGO + monday),
    pace: JSON.stringify(FRAMEWORK_PACE),
    ...{ phase: 'broad', paused_at: null, paused_by: null, paused_reason: null },
    ...{ created_at: at(STARTED_DAYS_AGO + monday), closed_at: null },
  });
  const since_at = at(STARTED_DAYS_AGO);
  const roles = [
    [LEAD, 'lead'],
    [SECOND_LEAD, 'lead'],
    [SPONSOR, 'sponsor'],
  ] as const;
  for (const [user_id, role] of roles) {
    add('rollout_roles', { rollout_id: ROLLOUT, user_id, role, since_at });
  }
}

export function seedTeams(seeding: Seeding): void {
  const { add, teams, random, at } = seeding;
  addPerson(seeding, LEAD, 'Lena Hartmann', 'Europe/Berlin');
  addPerson(seeding, SECOND_LEAD, 'Sam Okafor', 'Europe/London');
  addPerson(seeding, SPONSOR, 'Ines Duarte', 'Europe/Berlin');
  const workflows = ['reply drafting', 'triage', 'summaries', 'translation'];
  const tools = ['outlook', 'sap', 'salesforce', 'guidewire'];
  for (const team of teams) {
    const since = at(STARTED_DAYS_AGO - random.whole(0, 60));
    add('teams', {
      ...{ id: team.id, rollout_id: ROLLOUT, name: team.name, manager_id: team.managerId },
      workflows: JSON.stringify([random.pick(workflows)]),
      function: team.name.split(' ')[0] ?? '',
      place: team.name.split(' ').at(-2) ?? '',
      ...{ time_zone: team.timeZone, size: team.people.length },
      seniority: random.whole(1, 9) / 10,
      regulated: random.chance(0.3) ? 1 : 0,
      tools: JSON.stringify([random.pick(tools), random.pick(tools)]),
      holidays: JSON.stringify(random.chance(0.5) ? [seeding.on(-12)] : []),
      created_at: since,
    });
    for (const [place, userId] of team.people.entries()) {
      const name = `${FIRST[(team.number + place) % FIRST.length]} ${random.pick(LAST)}`;
      addPerson(seeding, userId, name, team.timeZone);
      add('team_members', {
        ...{ rollout_id: ROLLOUT, team_id: team.id, user_id: userId, since_at: since },
      });
    }
  }
}

function addPerson({ add, at }: Seeding, userId: string, name: string, timeZone: string): void {
  add('people', {
    ...{ workspace_id: WORKSPACE, user_id: userId, name, time_zone: timeZone },
    ...{ is_admin: 0, is_bot: 0, is_deactivated: 0, status_text: '', status_until: null },
    fetched_at: at(0),
  });
}

export function seedAssessment({ add, at, on, id }: Seeding): void {
  for (const question of questionNames) {
    for (const person_id of [personOf(0, 0), personOf(0, 3)]) {
      add('assessment_answers', {
        ...{ id: id(), ...inRollout, person_id, question },
        text: 'We looked every answer up by hand, six hours a week.',
        ...{ holds_without_pilot: 'partly', confidence: 'medium', at: at(STARTED_DAYS_AGO - 3) },
        evidence: JSON.stringify([{ kind: 'figure', text: '6 hours a week' }]),
      });
    }
  }
  for (let number = 0; number < 8; number += 1) {
    const isOpen = number < 2;
    const changed = at(isOpen ? 20 : 90);
    add('constraint_versions', {
      ...{ constraint_id: `constraint-${number}`, version: 1, ...inRollout },
      kind: constraintKinds[number % constraintKinds.length] ?? 'manual-work',
      ...{ text: `Dependency ${number} of the pilot`, hours_per_team_per_week: 0.5 },
      ...{ owner_id: personOf(0, 4), plan: 'Write it down.', due_on: on(isOpen ? -10 : 60) },
      ...{ blocks: JSON.stringify(isOpen ? ['leaving-broad'] : []), recorded_at: at(100) },
      ...{ closed_how: isOpen ? null : 'solved', closed_at: isOpen ? null : changed },
      closed_by: isOpen ? null : LEAD,
      closed_reason: isOpen ? null : 'It is written down.',
      ...{ changed_by: LEAD, changed_at: changed },
    });
  }
  add('constraint_ledgers', {
    ...{ ...inRollout, hours_that_exist: 400, hours_from: 'The quality team', hours_by: LEAD },
    ...{ hours_at: at(100), none_because: null, none_by: null, none_at: null },
  });
}

/** Every gate up to the broad rollout was passed, those of the waves that started among them. */
export function seedGates({ add, at, on }: Seeding): void {
  const passed: [string, number][] = [
    ['leaving-assessment', STARTED_DAYS_AGO - 7],
    ['leaving-infrastructure', STARTED_DAYS_AGO - 35],
    ['leaving-expansion', STARTED_DAYS_AGO - 63],
  ];
  for (let wave = 0; wave <= LAST_WAVE; wave += 1) {
    passed.push([`wave-${wave}`, startedDaysAgo(wave)]);
  }
  for (const [gate, daysAgo] of passed) {
    const asked = { ...inRollout, gate, criteria: '[]' };
    add('gate_versions', {
      ...{ ...asked, number: 1, frozen_at: at(daysAgo + 7), frozen_by: 'groundswell' },
      ...{ reason: 'The phase began.', changes: '[]' },
    });
    add('gate_passes', {
      ...{ ...asked, at: at(daysAgo), passed_by: LEAD, version: 1, opens_on: on(daysAgo) },
    });
  }
}

/** Waves follow each other by two weeks; the last one has been running for six days. */
export function startedDaysAgo(wave: number): number {
  return 6 + 14 * (LAST_WAVE - wave);
}
