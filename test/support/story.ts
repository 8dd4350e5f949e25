/* Chapters that many stories begin with, played through the real commands and forms. */
import type { Rollout } from '../../src/features/rollout/rollouts/rollout.ts';
import { listOpenRollouts } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../src/features/teams/teams/team.ts';
import { listTeams } from '../../src/features/teams/teams/teams.store.ts';
import type { Person } from '../../src/practice/person.ts';
import { startWorldAfter } from './played-chapters.ts';
import type { World, WorldOptions } from './world.ts';

type Form = Parameters<Person['fill']>[0];

/** Lena sets it up; she and Sam lead, Ines sponsors, Customer Care Hamburg was the pilot. */
export const SUPPORT_COPILOT: Form = {
  'Name of the rollout': 'Support copilot',
  'What it brings': 'drafted replies to customer letters',
  'Channel of the rollout': '#ai-rollout',
  'Rollout leads': ['Lena Hartmann', 'Sam Okafor'],
  Sponsors: ['Ines Duarte'],
  'Pilot team': 'Customer Care Hamburg',
  'Who led the pilot': 'Heike Sommer',
  'Other people on the pilot team': ['Tom Albrecht', 'Finn Petersen'],
};

export const CLAIMS: Form = {
  Team: 'Claims',
  Manager: 'Daniel Brooks',
  'People in the team': ['Mia Chen', 'Sofía Ramírez', 'Hannah Weiss'],
  'How many people work in it': 5,
  'What it would use the capability for': 'reply drafting, triage',
  Function: 'claims handling',
  Place: 'New York',
  'Time zone': 'America/New_York',
  'Share of experienced people, in percent': 40,
  'Does it work under special rules (medical, financial, legal)?': 'Yes',
  'Tools it works in': 'outlook, guidewire',
};

const BILLING: Form = {
  ...CLAIMS,
  Team: 'Billing',
  Manager: 'Linh Tran',
  'People in the team': ['Bao Nguyen', 'Duc Pham', 'Thao Le'],
  'How many people work in it': 4,
  'What it would use the capability for': 'reply drafting',
  Function: 'billing',
  Place: 'Ho Chi Minh City',
  'Time zone': 'Asia/Ho_Chi_Minh',
  'Does it work under special rules (medical, financial, legal)?': 'No',
  'Tools it works in': 'sap',
};

const RENEWALS: Form = {
  ...BILLING,
  Team: 'Renewals',
  Manager: 'Vikram Subramanian',
  'People in the team': ['Priya Raman', 'Ananya Iyer', 'Rohan Mehta'],
  Function: 'renewals',
  Place: 'Mumbai',
  'Time zone': 'Asia/Kolkata',
  'Tools it works in': 'salesforce',
};

export type SupportCopilot = {
  rollout: Rollout;
  pilot: Team;
  claims: Team;
  billing: Team;
  renewals: Team;
};

/** A world of one test in which the rollout of *Support copilot* is set up, and no team but its pilot. */
export async function startRollout(options: WorldOptions = {}, change: Form = {}): Promise<World> {
  const name = `rollout ${JSON.stringify(change)}`;
  return startWorldAfter(name, (world) => setUpRollout(world, change), options);
}

export type SupportCopilotWorld = World & SupportCopilot;

/** A world of one test in which *Support copilot* is set up with its teams; it closes when the test is over. */
export async function startSupportCopilot(
  options: WorldOptions = {},
): Promise<SupportCopilotWorld> {
  const world = await startWorldAfter('support copilot', setUpSupportCopilot, options);
  return Object.assign(world, findSupportCopilot(world));
}

/** *Support copilot* with its pilot team and the teams Claims (New York), Billing (Ho Chi Minh City) and Renewals (Mumbai). */
export async function setUpSupportCopilot(
  world: World,
  change: Form = {},
): Promise<SupportCopilot> {
  await setUpRollout(world, change);
  for (const team of [CLAIMS, BILLING, RENEWALS]) await addTeam(world, team);
  return findSupportCopilot(world, change);
}

function findSupportCopilot(world: World, change: Form = {}): SupportCopilot {
  const rollout = findNamed(world, { ...SUPPORT_COPILOT, ...change }['Name of the rollout']);
  if (rollout === undefined) throw new Error('It was not set up.');
  const teams = listTeams(world.database, rollout.id);
  const named = (name: unknown) => {
    const team = teams.find((one) => one.name === name);
    if (team === undefined) throw new Error(`The team ${String(name)} was not added.`);
    return team;
  };
  return {
    rollout,
    pilot: named({ ...SUPPORT_COPILOT, ...change }['Pilot team']),
    claims: named('Claims'),
    billing: named('Billing'),
    renewals: named('Renewals'),
  };
}

/** Lena plays the form of `/rollout setup`; answers with the rollout as it is stored. */
export async function setUpRollout(world: World, change: Form = {}): Promise<Rollout> {
  const form = { ...SUPPORT_COPILOT, ...change };
  const lena = world.as('Lena Hartmann');
  await lena.command('/rollout setup');
  await lena.fill(form);
  const done = await lena.submit();
  if (done.errors !== undefined) throw new Error(JSON.stringify(done.errors));
  await lena.close({ all: true });
  const rollout = findNamed(world, form['Name of the rollout']);
  if (rollout === undefined) throw new Error(`Nothing was set up: ${done.text}`);
  return rollout;
}

function findNamed(world: World, name: unknown): Rollout | undefined {
  return listOpenRollouts(world.database).find((one) => one.name === name);
}

/** Lena plays the form of `/rollout team add` in the rollout's channel. */
export async function addTeam(world: World, form: Form, channel = '#ai-rollout'): Promise<void> {
  const lena = world.as('Lena Hartmann');
  await lena.command('/rollout team add', { in: channel });
  await lena.fill(form);
  const done = await lena.submit();
  if (done.errors !== undefined) throw new Error(JSON.stringify(done.errors));
  await lena.close({ all: true });
}
