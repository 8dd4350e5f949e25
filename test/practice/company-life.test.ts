import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/practice/practice-manifest.ts';
import { startPracticeWorkspace } from '../../src/practice/practice-workspace.ts';
import { call } from './bolt-bot.ts';

function listening(manifest?: string) {
  const workspace = startPracticeWorkspace(
    manifest === undefined ? {} : { manifest: parseManifest(manifest) },
  );
  const heard: string[] = [];
  workspace.connect(async ({ payload }) => {
    const { event } = payload as { event?: { type: string; user?: unknown; channel?: unknown } };
    if (event !== undefined) heard.push(event.type);
    return undefined;
  });
  return { workspace, heard };
}

describe('life in the company', () => {
  it('reaches the bot as the events that Slack sends', async () => {
    const { workspace, heard } = listening();
    const { company } = workspace;
    await company.joins('Sam Okafor', '#claims');
    await company.leaves('Sam Okafor', '#claims');
    await company.invitesBot('#complaints');
    await company.removesBot('#complaints');
    await company.archives('#claims');
    await company.unarchives('#claims');
    await company.renames('#claims', 'claims-desk');
    await company.moves('Mia Chen', 'Europe/Madrid');
    await company.setsStatus('Mia Chen', { text: 'On leave' });
    await company.deactivates('Tom Albrecht');
    await company.hires({ id: 'UNEW', name: 'Nina Novak' });
    await company.changesGroup('SAICHAMPIONS', ['Mia Chen']);
    expect(heard).toEqual([
      'member_joined_channel',
      'member_left_channel',
      'member_joined_channel',
      'channel_left',
      'channel_archive',
      'channel_unarchive',
      'channel_rename',
      'user_change',
      'user_change',
      'user_change',
      'team_join',
      'subteam_members_changed',
      'subteam_updated',
    ]);
  });

  it('somebody in a channel brings the app in', async () => {
    const { workspace, heard } = listening();
    const post = { channel: 'CCOMPLAINTS', text: 'Hello' };
    expect(await call(workspace, 'chat.postMessage', post)).toMatchObject({
      error: 'not_in_channel',
    });
    await workspace.as('Aoife Byrne').command('/invite @Groundswell', { in: '#complaints' });
    expect(heard).toEqual(['member_joined_channel']);
    expect(await call(workspace, 'chat.postMessage', post)).toMatchObject({ ok: true });
    const outcome = await workspace.as('Aoife Byrne').command('/invite', { in: '#complaints' });
    expect(outcome.notice).toBe('Say who, for example /invite @Groundswell.');
  });

  it('reaches the bot only as far as its manifest asks', async () => {
    const { workspace, heard } = listening(
      'settings: { event_subscriptions: { bot_events: [user_change] } }',
    );
    await workspace.company.moves('Mia Chen', 'Europe/Madrid');
    await workspace.company.archives('#claims');
    await workspace.as('ULENA').openHome();
    expect(heard).toEqual(['user_change']);
  });

  it('a person who left is in no channel, has no time zone, and cannot be written to', async () => {
    const { workspace } = listening();
    await workspace.company.deactivates('Mia Chen');
    const { user } = await call(workspace, 'users.info', { user: 'UMIA' });
    expect(user).toMatchObject({ deleted: true });
    expect(user).not.toHaveProperty('tz');
    const { members } = await call(workspace, 'conversations.members', { channel: 'CCLAIMS' });
    expect(members).not.toContain('UMIA');
    expect(await call(workspace, 'conversations.open', { users: 'UMIA' })).toMatchObject({
      error: 'user_disabled',
    });
    await expect(workspace.as('UMIA').openHome()).rejects.toThrow('Mia Chen has left.');
  });

  it('a status ends when its time is over', async () => {
    const { workspace } = listening();
    await workspace.company.setsStatus('UMIA', { text: 'Away', until: '2027-01-05T08:00:00Z' });
    const status = async () => {
      const { profile } = await call(workspace, 'users.profile.get', { user: 'UMIA' });
      return (profile as { status_text: string }).status_text;
    };
    expect(await status()).toBe('Away');
    workspace.clock.moveTo(Temporal.Instant.from('2027-01-05T08:00:00Z'));
    expect(await status()).toBe('');
  });

  it('people of every role and every kind of name are there', () => {
    const { workspace } = listening();
    const { members } = workspace.world.records;
    const teams = Map.groupBy(members.all(), (one) => one.team);
    teams.delete(undefined);
    expect(teams.size).toBe(12);
    for (const [team, people] of teams) {
      const here = people.filter((one) => !one.deactivated);
      expect(here.length, String(team)).toBeGreaterThanOrEqual(4);
      expect(
        here.filter((one) => one.role === `Manager, ${team}`),
        String(team),
      ).toHaveLength(1);
    }
    const handles = members.all().map((one) => one.handle);
    expect(new Set(handles).size).toBe(handles.length);
    for (const one of members.all()) {
      expect(() => Temporal.Now.zonedDateTimeISO(one.timeZone), one.name).not.toThrow();
    }
  });
});
