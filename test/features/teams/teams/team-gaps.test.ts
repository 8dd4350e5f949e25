import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addRollout,
  saveRoleHolders,
} from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../../../src/features/teams/teams/team.ts';
import { teamObligations } from '../../../../src/features/teams/teams/teams.obligations.ts';
import { addTeam } from '../../../../src/features/teams/teams/teams.store.ts';
import type { Database } from '../../../../src/platform/database.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';
import { savePerson } from '../../../../src/platform/slack/directory.ts';
import { aRollout, aTeam } from '../../../support/builders.ts';
import { openInMemory } from '../../../support/fresh-database.ts';
import { aReadContext } from '../../../support/requests.ts';

const now = Temporal.Instant.from('2027-01-05T09:00:00Z');
const blank = { ...aTeam().context, function: '', place: '' };
const pilot = aTeam({
  id: 'T-HAMBURG' as TeamId,
  name: 'Customer <Care>',
  managerId: 'UHEIKE' as UserId,
  context: blank,
});
let database: Database;

beforeEach(() => {
  database = openInMemory();
  for (const [id, name] of Object.entries({ ULENA: 'Lena', USAM: 'Sam', UHEIKE: 'Heike' })) {
    know(id, name);
  }
  know('UVIKRAM', 'Vikram Subramanian', true);
});
afterEach(() => database.$client.close());

describe('what is owed about teams', () => {
  it('is a description of the pilot team, by its manager and the leads, from the first day on', () => {
    given(pilot);
    const owed = read();
    expect(owed.map(({ personId }) => personId)).toEqual(['UHEIKE', 'ULENA', 'USAM']);
    expect(owed[0]).toMatchObject({
      key: 'teams.describe:T-HAMBURG',
      topic: 'teams',
      text: 'Describe the pilot team, *Customer &lt;Care&gt;*',
      sinceOn: Temporal.PlainDate.from('2027-01-04'),
      dueOn: Temporal.PlainDate.from('2027-01-08'),
      settle: {
        label: 'Describe the team',
        actionId: 'teams.open-form',
        value: '{"rolloutId":"R1","teamId":"T-HAMBURG"}',
      },
    });
    expect(new Set(owed.map(({ key }) => key)).size).toBe(1);
  });

  it('asks one person once who both leads the rollout and manages the pilot', () => {
    given({ ...pilot, managerId: 'ULENA' as UserId });
    expect(read().map(({ personId }) => personId)).toEqual(['ULENA', 'USAM']);
  });

  it('is nothing once function and place are known, before the start and in a pause', () => {
    given({ ...pilot, context: aTeam().context });
    expect(read()).toEqual([]);
    given({ ...pilot, id: 'T-2' as TeamId, name: 'Claims' });
    expect(read()).toEqual([]);
    expect(read('2027-01-03T09:00:00Z')).toEqual([]);
  });

  it('is a manager for a team without one, by the leads', () => {
    given({ ...pilot, context: aTeam().context });
    given(aTeam({ managerId: undefined, memberIds: [] }));
    const owed = read();
    expect(owed.map(({ personId }) => personId)).toEqual(['ULENA', 'USAM']);
    expect(owed[0]).toMatchObject({
      key: 'teams.name-managers:R1',
      text: 'Name a manager for *Claims*',
      why: 'A manager approves a champion’s hours, so a team without a manager can’t have a champion.',
      settle: { actionId: 'teams.open-form', value: '{"rolloutId":"R1","teamId":"T-CLAIMS"}' },
    });
  });

  it('says of a manager who has left that they have', () => {
    given({ ...pilot, context: aTeam().context });
    given(aTeam({ managerId: 'UVIKRAM' as UserId, memberIds: [] }));
    expect(read()[0]?.why).toBe(
      'Vikram Subramanian has left. A manager approves a champion’s hours, so a team without a manager can’t have a champion.',
    );
  });

  it('is one thing for many teams, one form after the other', () => {
    given({ ...pilot, context: aTeam().context });
    for (const name of ['Billing', 'Claims', 'Legal', 'Renewals']) {
      const id = `T-${name.toUpperCase()}` as TeamId;
      given(aTeam({ id, name, managerId: undefined, memberIds: [] }));
    }
    const owed = read();
    expect(owed).toHaveLength(2);
    expect(owed[0]).toMatchObject({
      text: 'Name the managers of 4 teams: *Billing*, *Claims* and 2 more',
      settle: { value: '{"rolloutId":"R1","teamId":"T-BILLING"}' },
    });
  });
});

let isSetUp: Database | undefined;

function given(team: Team): void {
  if (isSetUp !== database) {
    isSetUp = database;
    addRollout(database, aRollout());
    saveRoleHolders(
      database,
      aRollout().id,
      { role: 'lead', userIds: ['ULENA', 'USAM'] as UserId[] },
      now,
    );
  }
  addTeam(database, team, now);
}

function read(at = now.toString()) {
  return teamObligations(contextAt(Temporal.Instant.from(at)));
}

function contextAt(instant: Temporal.Instant) {
  const today = instant.toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  return { ...aReadContext(database, aRollout().id, instant), today };
}

function know(userId: string, name: string, isDeactivated = false): void {
  savePerson(database, {
    workspaceId: aRollout().workspaceId,
    userId: userId as UserId,
    name,
    timeZone: 'Europe/Berlin',
    isAdmin: false,
    isBot: false,
    isDeactivated,
    statusText: '',
    statusUntil: null,
    fetchedAt: now,
  });
}
