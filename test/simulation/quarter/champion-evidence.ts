/* What criteria about champions find, by the rows: in office, with a back-up, with a certificate. */
import type { Gate } from '../../../src/features/contract/gate.ts';
import type { TeamRow } from './access-rows.ts';
import { lastDayOf } from './cover-model.ts';
import { dayAt } from './days.ts';
import { type Model, NO_DATA, type Seen, thing } from './evidence-seen.ts';
import { sizeOf } from './seats-model.ts';

function teamsOf({ all }: Seen, gate: Gate): readonly TeamRow[] {
  const wanted: readonly string[] = gate.kind === 'wave' ? gate.teamIds : [];
  return all.teams.filter(({ id }) => wanted.includes(id));
}

/** In office, on a day within the approved hours. */
function hasChampion({ all, today }: Seen, team: TeamRow): boolean {
  const first = all.champions.find(
    (one) => one.team === team.id && one.role === 'champion' && one.ended === null,
  );
  const { fromOn = null, untilOn = null } = first ?? {};
  return fromOn !== null && untilOn !== null && fromOn <= today && today <= untilOn;
}

function hasBackUp({ all, today }: Seen, team: TeamRow): boolean {
  return all.champions.some(
    ({ team: id, role, ended, fromOn }) =>
      id === team.id &&
      role === 'back-up' &&
      ended === null &&
      (fromOn === null || fromOn <= today),
  );
}

export const everyTeam: Model = (seen, gate) => {
  const teams = teamsOf(seen, gate);
  if (teams.length === 0) return NO_DATA;
  const lacking = teams.filter((team) => !hasChampion(seen, team));
  return {
    verdict: lacking.length === 0 ? 'pass' : 'fail',
    n: teams.length,
    findings: lacking.map(({ id }) => thing(id, 'champion-in-office')),
  };
};

export const forExpansion: Model = (seen, _gate, threshold) => {
  const [row] = seen.of<{ pilot: string }>(
    'select pilot_team_id as pilot from rollouts where id = ?',
  );
  const teams = seen.all.teams.filter(({ id }) => id !== row?.pilot);
  const missing = threshold - teams.filter((team) => hasChampion(seen, team)).length;
  return {
    verdict: missing <= 0 ? 'pass' : 'fail',
    n: teams.length,
    findings: [thing('count', 'too-few', missing)],
  };
};

export const backUps: Model = (seen, gate, threshold) => {
  const teams = teamsOf(seen, gate);
  if (teams.length === 0) return NO_DATA;
  const lacking = teams.filter(
    (team) => sizeOf(seen.all, team) > threshold && !hasBackUp(seen, team),
  );
  return {
    verdict: lacking.length === 0 ? 'pass' : 'fail',
    n: teams.length,
    findings: lacking.map(({ id }) => thing(id, 'back-up')),
  };
};

/** Champions in office; of a team without one, the last, as long as they left without a certificate. */
export const everyChampion: Model = (seen, gate) => {
  const { all, now } = seen;
  const isCertified = (person: string) =>
    all.certificates.some(
      (one) =>
        one.person === person &&
        one.issued <= now &&
        dayAt(now, one.zone) <= lastDayOf(all, one, now),
    );
  const counted = (gate.kind === 'wave' ? teamsOf(seen, gate) : all.teams).flatMap((team) => {
    const ever = all.champions.filter((one) => one.team === team.id && one.role === 'champion');
    const inOffice = ever.filter(({ ended }) => ended === null);
    if (inOffice.length > 0) return inOffice;
    const last = ever.toSorted((a, b) => (a.ended ?? 0) - (b.ended ?? 0)).at(-1);
    return last === undefined || isCertified(last.person) ? [] : [last];
  });
  if (counted.length === 0) return NO_DATA;
  const lacking = counted.filter(({ person }) => !isCertified(person));
  return {
    verdict: lacking.length === 0 ? 'pass' : 'fail',
    n: counted.length,
    findings: lacking.map(({ team }) => thing(team, 'certified-champion')),
  };
};
