import { describe, expect, it } from 'vitest';
import type { WorkspaceId } from '../../../src/platform/ids.ts';
import { personFromSlack } from '../../../src/platform/slack/directory.ts';

const HERE = 'T1' as WorkspaceId;
const NOW = Temporal.Instant.from('2027-02-15T09:00:00Z');
const mia = { id: 'UMIA', name: 'mia', team_id: 'T1' };

describe('a person as Slack tells of them', () => {
  it.each([
    ['of this workspace', mia, false],
    ['of this workspace, from a Slack that names none', { id: 'UMIA' }, false],
    [
      'of another workspace of the same company',
      { ...mia, team_id: 'T2', enterprise_user: {} },
      false,
    ],
    ['of another company in a shared channel', { ...mia, team_id: 'T2' }, true],
    ['of another company in no channel of ours', { ...mia, is_stranger: true }, true],
    ['who left', { ...mia, deleted: true }, true],
  ])('%s has an account here or not', (_who, user, isWithout) => {
    expect(personFromSlack(user, HERE, NOW).isDeactivated).toBe(isWithout);
  });
});
