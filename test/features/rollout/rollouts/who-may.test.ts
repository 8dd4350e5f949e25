import { describe, expect, it } from 'vitest';
import {
  onlyTheyCan,
  whoMayWords,
} from '../../../../src/features/rollout/rollouts/who-may.view.ts';

const rolloutName = 'Support copilot';
const lead = { role: 'lead', names: ['Lena', 'Sam'] } as const;

describe('who may do a thing', () => {
  it('is said with the rollout and their names', () => {
    expect(whoMayWords({ rolloutName, holders: [lead] })).toBe(
      'a lead of *Support copilot* (Lena or Sam)',
    );
  });

  it('gives each of several roles its own names', () => {
    const holders = [lead, { role: 'sponsor', names: ['Ines'] }, { role: 'champion', names: [] }];
    expect(whoMayWords({ rolloutName, holders: holders as never })).toBe(
      'a lead (Lena or Sam), a sponsor (Ines) or a champion of *Support copilot*',
    );
  });

  it('does not make the workspace’s admin one of the rollout', () => {
    const admin = { role: 'admin', names: ['Ada'] } as const;
    expect(whoMayWords({ rolloutName, holders: [lead, admin] })).toBe(
      'a lead of *Support copilot* (Lena or Sam), or a workspace admin (Ada)',
    );
    expect(whoMayWords({ rolloutName: undefined, holders: [admin] })).toBe(
      'a workspace admin (Ada)',
    );
  });

  it('reads names as words, whatever is in them', () => {
    const holders = [{ role: 'lead', names: ['<!channel>'] }] as const;
    expect(onlyTheyCan({ rolloutName, holders }, 'pause it').text).toBe(
      'Only a lead of *Support copilot* (&lt;!channel&gt;) can pause it. Nothing was changed.',
    );
  });
});
