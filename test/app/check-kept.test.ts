import { expect, it } from 'vitest';
import { checkKept } from '../../src/app/check-kept.ts';
import type { Obligation } from '../../src/features/contract/obligation.ts';
import type { PerTeams } from '../../src/platform/request.ts';
import { anObligation } from '../support/builders.ts';
import { startSupportCopilot } from '../support/story.ts';

it('what is owed for each team is the same one by one and all at once, on any state', async () => {
  const { database, app, workspace } = await startSupportCopilot();
  const state = { database, product: app.product, now: workspace.clock.now() };
  expect(checkKept(state)).toEqual([
    {
      topic: 'Teams',
      verdict: 'fine',
      says: expect.stringMatching(/^What is owed for \d+ teams of Support copilot is the same/),
    },
  ]);
});

it('names the teams of which a source says something else when it looks at them alone', async () => {
  const { database, app, workspace, claims } = await startSupportCopilot();
  const careless: PerTeams<Obligation> = (_context, only) =>
    only === undefined ? [[claims.id, anObligation({ teamId: claims.id })]] : [];
  const product = { ...app.product, teamObligations: [careless] };
  const [found] = checkKept({ database, product, now: workspace.clock.now() });
  expect(found?.verdict).toBe('wrong');
  expect(found?.says).toMatch(/^What is owed for Claims differs when/);
});
