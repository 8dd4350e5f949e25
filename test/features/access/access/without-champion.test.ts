import { describe, expect, it } from 'vitest';
import type { TeamAccessFacts } from '../../../../src/features/access/access/access-facts.ts';
import { decideTeam } from '../../../../src/features/access/access/team-decision.ts';
import { withoutChampion } from '../../../../src/features/access/access/without-champion.view.ts';
import { cover, day, teamFacts } from './access-facts.ts';

/** What is said of Claims at noon in Berlin on a day. */
function said(date: string, changes: Partial<TeamAccessFacts> = {}) {
  const team = {
    facts: teamFacts(changes),
    timeZone: 'Europe/Berlin',
    gate: undefined,
    people: [],
  };
  const noon = day(date).toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '12:00' });
  return withoutChampion(decideTeam(team, noon.toInstant()), day(date));
}

const lost = { cover: [cover('2026-02-16', '2026-03-11')] };
const override = { fromOn: day('2026-03-12'), untilOn: day('2026-03-26') };

describe('what happens to the access of a team without a certified champion', () => {
  it('is nothing up to the last day of grace, and no new people from the day after', () => {
    expect(said('2026-03-11', lost)).toEqual({
      words:
        'Everything stays as it is up to and including Wednesday 25 March; from the day after nobody new gets access.',
      lastOn: day('2026-03-25'),
    });
    expect(said('2026-03-25', lost)?.lastOn).toEqual(day('2026-03-25'));
  });

  it('is told with the year where that is the next one', () => {
    const late = { cover: [cover('2026-02-16', '2026-12-28')] };
    expect(said('2026-12-28', late)?.words).toContain('including Monday 11 January 2027;');
  });

  it('waits for the end of an override, also where the grace alone would be over sooner', () => {
    expect(said('2026-03-12', { ...lost, override })).toEqual({
      words: 'Claims stays live under an override up to and including Thursday 26 March.',
      lastOn: day('2026-03-26'),
    });
  });

  it('is that nobody new gets access once the grace or the override is over', () => {
    const frozen = {
      words:
        'Nobody new gets access until Claims has a certified champion again; people who have access keep it.',
      lastOn: undefined,
    };
    expect(said('2026-03-26', lost)).toEqual(frozen);
    expect(said('2026-03-27', { ...lost, override })).toEqual(frozen);
    expect(said('2026-03-27', { cover: [], override })).toEqual(frozen);
  });

  it('is for a lead to decide while a roll-back holds', () => {
    const rollBack = { on: day('2026-03-18'), reason: 'wrong sums', keeps: [] };
    const stopped = { ...lost, rollBack: { ...rollBack, step: 'stop-new-seats' as const } };
    expect(said('2026-03-18', stopped)).toEqual({
      words:
        'Claims has taken no new people since Wednesday 18 March: wrong sums. That stays so until a lead lifts the roll-back.',
      lastOn: undefined,
    });
    const suspended = { ...lost, rollBack: { ...rollBack, step: 'suspend' as const } };
    expect(said('2026-03-18', suspended)).toBeUndefined();
  });

  it('is no question for a team that is not live yet', () => {
    expect(said('2026-03-01', lost)).toBeUndefined();
    expect(said('2026-03-11', { entry: { kind: 'none' } })).toBeUndefined();
  });

  it('leaves a pilot alone that never had a champion', () => {
    const pilot = { entry: { kind: 'pilot', startedOn: day('2026-01-05') } as const, cover: [] };
    expect(said('2026-03-11', pilot)).toEqual({
      words: 'Claims is the pilot team and has used it since the start.',
      lastOn: undefined,
    });
  });

  it('is said with names and reasons that format nothing', () => {
    const team = { id: 'claims' as never, name: 'R&D <west>' };
    expect(said('2026-03-12', { ...lost, override, team })?.words).toContain(
      'R&amp;D &lt;west&gt; stays',
    );
  });
});
