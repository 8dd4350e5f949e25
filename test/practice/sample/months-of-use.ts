/* What the sample shows after its quarter more. */
import { expect } from 'vitest';
import { listVerdicts } from '../../../src/features/adopt/verdicts/verdicts.store.ts';
import type { Rollout } from '../../../src/features/rollout/rollouts/rollout.ts';
import { listTeams } from '../../../src/features/teams/teams/teams.store.ts';
import type { World } from '../../support/world.ts';

/** One team deepens, one declines since its champion left, one is flat, and one burns tokens. */
export async function expectMonthsOfUse({ database, as }: World, { id }: Rollout): Promise<void> {
  const nameOf = new Map<string, string>(
    listTeams(database, id).map((team) => [team.id, team.name]),
  );
  const verdicts = new Map(
    listVerdicts(database, id, 'team').map((one) => [nameOf.get(one.scopeId), one.judged]),
  );
  expect(verdicts.get('Claims')).toMatchObject({ verdict: 'deepening', part: 'intensity' });
  expect(verdicts.get('Renewals')).toMatchObject({ verdict: 'declining', part: 'intensity' });
  expect(verdicts.get('Customer Care Hamburg')).toMatchObject({ verdict: 'plateau' });
  expect(verdicts.get('Billing')).toMatchObject({ verdict: 'not shown yet', isNarrow: true });
  const asked = await as('Ines Duarte').command('/rollout complete', { in: '#ai-rollout' });
  expect(asked.text).toContain('No, *Support copilot* can’t be called complete yet.');
  expect(asked.text).toContain('would have been called a success; 1 of them has declined since.');
  expect(asked.text).toContain('Have enough months passed since the last wave?');
  const { text } = await as('Ines Duarte').command('/rollout adoption', { in: '#ai-rollout' });
  const mirror = '3 of 3 teams would have been called a success; 1 of them has declined since.';
  expect(text).toContain(mirror);
  const pace = await as('Ines Duarte').command('/rollout pace', { in: '#ai-rollout' });
  expect(pace.text).toContain(mirror);
}
