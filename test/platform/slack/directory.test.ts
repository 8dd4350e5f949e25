import { describe, expect, it } from 'vitest';
import type { WorkspaceId } from '../../../src/platform/ids.ts';
import { personFromSlack } from '../../../src/platform/slack/person-from-slack.ts';

const HERE = { workspaceId: 'T1' as WorkspaceId, enterpriseId: 'E1' };
const NOW = Temporal.Instant.from('2027-02-15T09:00:00Z');
const mia = { id: 'UMIA', name: 'mia', team_id: 'T1' };

describe('a person as Slack tells of them', () => {
  it.each([
    ['of this workspace', mia, false],
    ['of this workspace, from a Slack that names none', { id: 'UMIA' }, false],
    [
      'of another workspace of the same company',
      { ...mia, team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } },
      false,
    ],
    [
      'of another company that has workspaces of its own',
      { ...mia, team_id: 'T2', enterprise_user: { enterprise_id: 'E2' } },
      true,
    ],
    ['of another company in a shared channel', { ...mia, team_id: 'T2' }, true],
    ['of another company in no channel of ours', { ...mia, is_stranger: true }, true],
    ['who left', { ...mia, deleted: true }, true],
  ])('%s has an account here or not', (_who, user, isWithout) => {
    expect(personFromSlack(user, HERE, NOW).isDeactivated).toBe(isWithout);
  });

  it('looks after this workspace only where it is their own', () => {
    const admin = { ...mia, is_admin: true, enterprise_user: { enterprise_id: 'E1' } };
    expect(personFromSlack(admin, HERE, NOW).isAdmin).toBe(true);
    expect(personFromSlack({ ...admin, team_id: 'T2' }, HERE, NOW).isAdmin).toBe(false);
  });

  it.each([
    ['an app', { ...mia, is_bot: true }],
    ['a workflow', { ...mia, is_workflow_bot: true }],
    ['a connector', { ...mia, is_connector_bot: true }],
    ['Slackbot, which says that it is none', { ...mia, id: 'USLACKBOT', is_bot: false }],
  ])('%s is nobody', (_what, user) => {
    expect(personFromSlack(user, HERE, NOW).isBot).toBe(true);
  });

  it.each([
    ['of several channels', { ...mia, is_restricted: true }],
    ['of one channel', { ...mia, is_restricted: true, is_ultra_restricted: true }],
  ])('a guest %s is a guest with an account', (_which, user) => {
    expect(personFromSlack(user, HERE, NOW)).toMatchObject({ isGuest: true, isDeactivated: false });
    expect(personFromSlack(mia, HERE, NOW).isGuest).toBe(false);
  });
});
