import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TeamContext } from '../../../../src/features/teams/teams/team.ts';
import {
  contextDistance,
  contextParted,
  contrastWords,
  measureContext,
} from '../../../../src/features/waves/selection/context-distance.ts';
import { jaccard } from '../../../../src/features/waves/selection/workflow-similarity.ts';

const today = Temporal.PlainDate.from('2026-03-09');
const support: TeamContext = {
  function: 'Support',
  place: 'Berlin',
  timeZone: 'Europe/Berlin',
  size: 8,
  seniority: 0.25,
  regulated: false,
  tools: ['Zendesk', 'Slack'],
};
const claims: TeamContext = {
  function: 'Claims',
  place: 'Kraków',
  timeZone: 'Europe/Warsaw',
  size: 16,
  seniority: 0.5,
  regulated: true,
  tools: ['SAP', 'Slack'],
};
const measured = (context: TeamContext) => measureContext(context, today);

const context: fc.Arbitrary<TeamContext> = fc.record({
  function: fc.constantFrom('', 'Support', 'Claims', 'Billing'),
  place: fc.constantFrom('', 'Berlin', 'Pune', 'Boston'),
  timeZone: fc.constantFrom('Europe/Berlin', 'Asia/Kolkata', 'America/New_York', 'Pacific/Apia'),
  size: fc.integer({ min: 1, max: 200 }),
  seniority: fc.double({ min: 0, max: 1, noNaN: true }),
  regulated: fc.boolean(),
  tools: fc.uniqueArray(fc.constantFrom('SAP', 'Slack', 'Zendesk', 'Jira')),
});

describe('the distance between two contexts', () => {
  it('is the mean of six parts, each by its own measure', () => {
    expect(contextParted(measured(support), measured(claims))).toEqual({
      function: 1,
      'place and time zone': 0.5,
      size: 1 / 3,
      'seniority mix': 0.25,
      regulation: 1,
      tooling: 1 - 1 / 3,
    });
    expect(contextDistance(measured(support), measured(claims))).toBe(0.625);
  });

  it('says in words where two teams differ most', () => {
    expect(contrastWords({ context: support }, { context: claims }, today)).toBe(
      'function (Support, Claims), regulation (not regulated, regulated) and tooling (Zendesk and Slack, SAP and Slack)',
    );
    expect(contrastWords({ context: support }, { context: support }, today)).toBe('almost nothing');
  });

  it('counts hours around the clock and does not move with a clock change', () => {
    const at = (timeZone: string) => ({ ...support, timeZone });
    const winter = Temporal.PlainDate.from('2026-01-20');
    const summer = Temporal.PlainDate.from('2026-07-20');
    const gap = (a: string, b: string, on: Temporal.PlainDate) =>
      contextDistance(measureContext(at(a), on), measureContext(at(b), on));
    expect(gap('Pacific/Apia', 'Pacific/Pago_Pago', winter)).toBe(0);
    expect(gap('Europe/Berlin', 'Asia/Tokyo', winter)).toBe(
      gap('Europe/Berlin', 'Asia/Tokyo', summer),
    );
  });

  it('counts the unknown half, and two unknowns not at all', () => {
    const unknown = { ...support, function: ' ', tools: [] };
    expect(contextParted(measured(support), measured(unknown))).toMatchObject({
      function: 0.5,
      tooling: 0.5,
    });
    expect(contextDistance(measured(unknown), measured(unknown))).toBe(0);
  });

  it('is a metric from 0 to 1, as the bound of the selection needs', () => {
    fc.assert(
      fc.property(context, context, context, (a, b, c) => {
        const [x, y, z] = [measured(a), measured(b), measured(c)];
        const xy = contextDistance(x, y);
        expect(xy).toBe(contextDistance(y, x));
        expect(contextDistance(x, x)).toBe(0);
        expect(xy).toBeGreaterThanOrEqual(0);
        expect(xy).toBeLessThanOrEqual(1);
        expect(contextDistance(x, z)).toBeLessThanOrEqual(xy + contextDistance(y, z) + 2e-6);
      }),
      { numRuns: 300 },
    );
  });
});

it('workflow tags are compared without case and spaces, each once', () => {
  expect(jaccard(['Reply  drafting', 'triage'], ['reply drafting', 'TRIAGE ', 'triage'])).toBe(1);
  expect(jaccard(['triage', 'summaries'], ['triage', 'routing'])).toBeCloseTo(1 / 3);
  expect(jaccard([], [])).toBe(0);
});
