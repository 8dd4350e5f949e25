import { describe, expect, it } from 'vitest';
import {
  listChampions,
  listChampionsOfTeam,
} from '../../../src/features/champions/champions/champions.store.ts';
import { listOverrides } from '../../../src/features/gates/overrides/overrides.store.ts';
import type { Rollout } from '../../../src/features/rollout/rollouts/rollout.ts';
import {
  listOpenRollouts,
  listRoleHolders,
} from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { DEFAULT_FROM, DEFAULT_UNTIL } from '../../../src/features/teams/calendars/quiet-hours.ts';
import { listTeams } from '../../../src/features/teams/teams/teams.store.ts';
import { listWaves } from '../../../src/features/waves/waves/waves.store.ts';
import { timeTravel } from '../../../src/platform/jobs/time-travel.ts';
import { playScript, SCRIPT_STEP } from '../../../src/practice/sample/play.ts';
import { readScript } from '../../../src/practice/sample/script.ts';
import { operateIn } from '../../support/operate.ts';
import { startWorld, type World } from '../../support/world.ts';
import { gapsIn, type Heard, heardIn, pulsesAskedIn } from './heard.ts';
import { expectMonthsOfUse } from './months-of-use.ts';

const SAMPLE = new URL('../../../src/practice/sample/sample-rollout.json', import.meta.url);
const QUARTER = new URL('../../../src/practice/sample/sample-quarter.json', import.meta.url);

const WEEKS = 16;

async function play(current: World, script: URL): Promise<string[]> {
  const { app, workspace } = current;
  const travel = timeTravel({ clock: workspace.clock, runner: app.runner, sender: app.sender });
  const said: string[] = [];
  await playScript(workspace, readScript(script), {
    travelTo: async (instant) => {
      await travel(workspace.clock.now(), instant, SCRIPT_STEP);
      await workspace.settled();
    },
    arrive: () => current.flush(),
    operate: (command, folder) => operateIn(current, command, folder),
    report: (progress) => void said.push(progress.says),
  });
  return said;
}

describe('the sample rollout', () => {
  it('plays from the first command to week 16, every screen as told, and on by a quarter', async () => {
    const played = await startWorld();
    const said = await play(played, SAMPLE);
    const { database } = played;
    expect(said.at(-1)).toBe('Over to you.');
    const rollout = listOpenRollouts(database)[0] as Rollout;
    expect(rollout.name).toBe('Support copilot');
    const nameOf = new Map(listTeams(database, rollout.id).map((team) => [team.id, team.name]));
    expect(nameOf.size).toBe(12);

    const status = (await played.as('Ines Duarte').command('/rollout', { in: '#ai-rollout' })).text;
    expect(status).toContain('Week 16, broad rollout.');
    expect(status).toMatch(/The gate to sustained use: \d+ of \d+ criteria (is|are) not met\./);
    expect(status).toContain('*Recruiting* frozen');
    expect(status).toContain('the next wave waits for 1 must');
    const lines = status.split('\n').filter((line) => line.startsWith('• '));
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => !line.endsWith('.'))).toEqual([]);

    const waves = listWaves(database, rollout.id).map((wave) => ({
      teams: wave.teams.map((team) => nameOf.get(team.teamId)).sort(),
      startedOn: wave.clock.startedOn?.toString(),
      completedOn: wave.completedOn?.toString(),
    }));
    expect(waves).toEqual([
      { teams: ['Billing', 'Claims'], startedOn: '2027-02-08', completedOn: '2027-03-08' },
      {
        teams: ['Broker Desk', 'Complaints', 'Renewals'],
        startedOn: '2027-03-15',
        completedOn: '2027-04-05',
      },
      { teams: ['Onboarding', 'Recruiting'], startedOn: '2027-04-12', completedOn: undefined },
    ]);
    const rolledBack = listWaves(database, rollout.id)
      .flatMap((wave) => wave.teams)
      .filter((team) => team.rollBack !== undefined)
      .map((team) => [nameOf.get(team.teamId), team.rollBack?.step]);
    expect(rolledBack).toEqual([['Recruiting', 'stop-new-seats']]);

    const overrides = listOverrides(database, rollout.id);
    expect(overrides).toHaveLength(1);
    expect(overrides[0]).toMatchObject({
      requestedBy: 'ULENA',
      decision: { kind: 'approved', by: 'UINES' },
    });

    const renewals = [...nameOf].find(([, name]) => name === 'Renewals')![0];
    const champions = listChampionsOfTeam(database, renewals).filter(
      (one) => one.role === 'champion',
    );
    expect(champions.map((one) => [one.personId, one.ended?.cause])).toEqual([
      ['UPRIYA', 'deactivated'],
      ['UANANYA', undefined],
    ]);
    expectOneVoice(played, rollout);
    const pulse = (await played.as('Lena Hartmann').command('/rollout pulse')).text;
    expect(pulse).toContain('What holds people back most is being able to do it in daily work.');
    expect(pulse).toContain('What is done: From Monday every live team has one hour a week');

    await play(played, QUARTER);
    await expectMonthsOfUse(played, rollout);
  }, 600_000);
});

/** Sixteen weeks with one voice: in people's own hours, no oftener than they are to hear, and little in all. */
function expectOneVoice({ database }: World, { id }: Rollout): void {
  const heard = heardIn(database);
  expect(heard.filter(({ kind }) => kind === undefined)).toEqual([]);
  const unasked = heard.filter(({ kind, isUrgent }) => kind === 'ask' && !isUrgent);
  const here = unasked.filter(({ personId }) => personId !== 'UPRIYA');
  const outside = here.filter(({ at }) => {
    const time = at.toPlainTime();
    const isInHours =
      Temporal.PlainTime.compare(time, DEFAULT_FROM) >= 0 &&
      Temporal.PlainTime.compare(time, DEFAULT_UNTIL) < 0;
    return !isInHours || at.dayOfWeek > 5;
  });
  expect(outside).toEqual([]);
  const count = (of: (one: Heard) => string) =>
    Map.groupBy(unasked, of)
      .values()
      .map((messages) => messages.length);
  expect(Math.max(...count(({ personId, at }) => `${personId} ${at.toPlainDate()}`))).toBe(1);

  const leads = new Set<string>(listRoleHolders(database, id, 'lead'));
  const sponsors = new Set<string>(listRoleHolders(database, id, 'sponsor'));
  const champions = new Set<string>(listChampions(database, id).map(({ personId }) => personId));
  const managers = new Set(listTeams(database, id).map(({ managerId }) => managerId as string));
  const most = (personId: string) => (leads.has(personId) ? 3 : champions.has(personId) ? 2 : 1);
  const weeks = Map.groupBy(
    unasked,
    ({ personId, at }) => `${personId} ${at.yearOfWeek}-${at.weekOfYear}`,
  );
  const over = [...weeks].filter(([, [one, ...more]]) => more.length >= most(one!.personId));
  expect(over.map(([week]) => week)).toEqual([]);

  const perPerson = Map.groupBy(unasked, ({ personId }) => personId);
  for (const [personId, messages] of perPerson) {
    if (leads.has(personId)) expect(messages.length).toBeLessThanOrEqual(2 * WEEKS);
    else if (!champions.has(personId) && !managers.has(personId))
      expect(messages.length).toBeLessThanOrEqual(WEEKS / 2);
  }
  for (const sponsor of sponsors)
    expect(perPerson.get(sponsor)?.length ?? 0).toBeLessThanOrEqual(WEEKS / 2);
  // Four for each of those who heard anything, most of them two about their path, and one for each pulse that
  // asked them, which may be in a message of its own: three in sixteen weeks.
  const pulses = pulsesAskedIn(database);
  expect(Math.max(...pulses)).toBeLessThanOrEqual(3);
  const ofPulses = pulses.reduce((sum, one) => sum + one, 0);
  expect(unasked.length).toBeLessThanOrEqual(4 * perPerson.size + ofPulses);
  // Answers to people's own acts, someone's words to them, and what reached the top tier of escalation.
  expect(heard.length - unasked.length).toBeLessThanOrEqual(30);
  expect(gapsIn(database).filter(({ days }) => days < 2)).toEqual([]);
}
