import { describe, expect, it } from 'vitest';
import type { UserId, WorkspaceId } from '../../../src/platform/ids.ts';
import { peopleTable } from '../../../src/platform/slack/directory.table.ts';
import { findPerson, savePerson } from '../../../src/platform/slack/directory.ts';
import {
  findInstallation,
  isOurs,
  originOf,
  saveInstallation,
} from '../../../src/platform/slack/installation.ts';
import { SUPPORT_COPILOT, startRollout, startSupportCopilot } from '../../support/story.ts';
import { startWorld, type World } from '../../support/world.ts';
import { notesIn, probe } from './probe.ts';

type Sent = 'slash_commands' | 'interactive' | 'events_api';

/** Sends the newest delivery of a kind once more, with something about it changed. */
async function sendChanged(world: World, type: Sent, change: Record<string, unknown>) {
  const { delivery, triggers } = world.workspace.world;
  const last = delivery.history().findLast((one) => one.envelope.type === type);
  const payload = structuredClone(last?.envelope.payload ?? {});
  const trigger = { trigger_id: triggers.issue('ULENA'), event_id: 'EvOTHER' };
  const sent = await delivery.send(type, { ...payload, ...trigger, ...change });
  await world.workspace.settled();
  return JSON.stringify(sent);
}

const ELSEWHERE = { id: 'TOTHER', domain: 'other' };

describe('where a delivery comes from', () => {
  const here = { workspaceId: 'T1' as WorkspaceId, enterpriseId: 'E1' };

  it('is ours from our workspace or our company, and from nowhere else', () => {
    expect(isOurs({ workspaceId: 'T1', enterpriseId: undefined }, here)).toBe(true);
    expect(isOurs({ workspaceId: 'T2', enterpriseId: 'E1' }, here)).toBe(true);
    expect(isOurs({ workspaceId: 'T2', enterpriseId: 'E2' }, here)).toBe(false);
    expect(isOurs({ workspaceId: undefined, enterpriseId: undefined }, here)).toBe(false);
    const alone = { ...here, enterpriseId: undefined };
    expect(isOurs({ workspaceId: 'T2', enterpriseId: undefined }, alone)).toBe(false);
  });

  it('is read wherever a kind of delivery says it', () => {
    expect(originOf({ team_id: 'T1', enterprise_id: 'E1' })).toEqual({
      workspaceId: 'T1',
      enterpriseId: 'E1',
    });
    expect(originOf({ team: { id: 'T1' }, enterprise: null })).toEqual({
      workspaceId: 'T1',
      enterpriseId: undefined,
    });
    const authorizations = [{ team_id: 'T1', enterprise_id: null }];
    expect(originOf({ team_id: 'TOTHER', authorizations }).workspaceId).toBe('T1');
  });
});

describe('a delivery from another installation', () => {
  it('changes nothing, whatever it is', async () => {
    const world = await startRollout({ moreFeatures: [probe] });
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout note down milk');
    expect(notesIn(world)).toEqual(['milk']);
    const typed = await sendChanged(world, 'slash_commands', { team_id: 'TOTHER' });
    expect(typed).toContain('the people of the company that installed it');
    await lena.press('Note again');
    const pressed = { team: ELSEWHERE };
    await sendChanged(world, 'interactive', pressed);
    expect(notesIn(world)).toEqual(['milk', 'again']);
    const user = { id: 'UMIA', name: 'mia', team_id: 'TOTHER', is_admin: true };
    const before = findPerson(world.database, 'UMIA' as UserId);
    await lena.openHome();
    await sendChanged(world, 'events_api', {
      team_id: 'TOTHER',
      authorizations: [{ team_id: 'TOTHER', enterprise_id: null }],
      event: { type: 'user_change', user },
    });
    expect(findPerson(world.database, 'UMIA' as UserId)).toEqual(before);
    expect(world.database.select().from(peopleTable).all()).not.toContainEqual(
      expect.objectContaining({ workspaceId: 'TOTHER' }),
    );
  });

  it('of the same company is a colleague’s, and is written down under our workspace', async () => {
    const world = await startRollout({ moreFeatures: [probe] });
    const here = findInstallation(world.database)?.workspaceId;
    expect(here).toBe(world.workspace.world.facts.workspace.id);
    if (here === undefined) return;
    saveInstallation(world.database, { workspaceId: here, enterpriseId: 'E1' }, world.now());
    await world.as('Lena Hartmann').command('/rollout note down milk');
    await sendChanged(world, 'slash_commands', { team_id: 'T2', enterprise_id: 'E1' });
    expect(notesIn(world)).toEqual(['milk', 'milk']);
    expect(
      new Set(
        world.database
          .select()
          .from(peopleTable)
          .all()
          .map((one) => one.workspaceId),
      ),
    ).toEqual(new Set([here]));
  });
});

describe('a person', () => {
  it('is one, whatever workspace told of them before', async () => {
    const world = await startWorld();
    const mia = { name: 'Mia', timeZone: 'UTC', isAdmin: false, isBot: false };
    const person = { ...mia, isDeactivated: false, statusText: '', statusUntil: null };
    for (const workspaceId of ['TOTHER', 'T1'] as WorkspaceId[])
      savePerson(world.database, {
        ...person,
        workspaceId,
        userId: 'UMIA' as UserId,
        fetchedAt: world.now(),
      });
    const rows = world.database.select().from(peopleTable).all();
    expect(rows.filter(({ userId }) => userId === 'UMIA')).toMatchObject([{ workspaceId: 'T1' }]);
  });
});

function makeGuest(world: World, userId: string): void {
  const person = findPerson(world.database, userId as UserId);
  if (person === undefined) throw new Error(`Nobody knows ${userId}.`);
  savePerson(world.database, { ...person, isGuest: true });
}

describe('a guest', () => {
  it('is in a team and is asked, and leads and decides nothing', async () => {
    const world = await startSupportCopilot();
    const sam = world.as('Sam Okafor');
    expect((await sam.command('/rollout pace')).text).toContain('what if everyone went live');
    makeGuest(world, 'USAM');
    expect((await sam.command('/rollout pace')).text).toContain('Only a lead');
    expect((await sam.command('/rollout status')).text).toContain('Support copilot');
  });

  it('becomes neither lead nor champion', async () => {
    const world = await startSupportCopilot();
    makeGuest(world, 'UMIA');
    const lena = world.as('Lena Hartmann');
    const nominated = await lena.command('/champion nominate @Mia Chen');
    expect(nominated.text).toContain('is a guest in this workspace');
    await lena.command('/rollout setup');
    await lena.fill({ ...SUPPORT_COPILOT, Name: 'Another', Leads: ['Mia Chen'] });
    const sent = await lena.submit();
    expect(JSON.stringify(sent.errors)).toContain('Mia Chen is a guest in this workspace');
  });
});
