import type { Champion } from '../../../../src/features/champions/champions/champion.ts';
import type { Team } from '../../../../src/features/teams/teams/team.ts';
import type { RolloutId, TeamId, UserId } from '../../../../src/platform/ids.ts';

export const LENA = 'U-LENA' as UserId;
export const SAM = 'U-SAM' as UserId;
export const MARA = 'U-MARA' as UserId;
export const BAO = 'U-BAO' as UserId;
export const MIA = 'U-MIA' as UserId;
export const CLAIMS = 'T-CLAIMS' as TeamId;
export const leadIds = [LENA, SAM];

/** Claims: Mara manages it, Bao and Mia work in it. */
export function aTeam(change: Partial<Team> = {}): Team {
  return {
    id: CLAIMS,
    rolloutId: 'R1' as RolloutId,
    name: 'Claims',
    managerId: MARA,
    memberIds: [BAO, MIA],
    workflows: ['reply drafting'],
    context: {
      function: 'support',
      place: 'Lisbon',
      timeZone: 'Europe/Lisbon',
      size: 8,
      seniority: 0.5,
      regulated: true,
      tools: ['CRM'],
    },
    ...change,
  };
}

export const on = (text: string) => Temporal.PlainDate.from(text);
export const monday = Temporal.Instant.from('2026-11-09T09:00:00Z');
/** The date of that Monday. */
export const today = on('2026-11-09');
export const hours = { perWeek: 4, fromOn: today, untilOn: on('2027-02-28') };

/** Bao, champion of Claims, in office since Monday 9 November 2026. */
export function aChampion(change: Partial<Champion> = {}): Champion {
  return {
    id: 'ch1',
    rolloutId: 'R1' as RolloutId,
    teamId: CLAIMS,
    personId: BAO,
    role: 'champion',
    nominated: { by: MIA, at: monday, why: 'Helps everybody already' },
    hours: { ...hours, by: MARA, at: monday },
    confirmed: { by: LENA, at: monday },
    accepted: { by: BAO, at: monday },
    ended: undefined,
    ...change,
  };
}

/** Bao, nominated by Mia and nothing more. */
export function nominee(change: Partial<Champion> = {}): Champion {
  return aChampion({ hours: undefined, confirmed: undefined, accepted: undefined, ...change });
}
