/* On which days a team has a certified champion in office, or an override that stands in for one; the last day counts. */
import type {
  AccessRows,
  CertificateRow,
  ChampionRow,
  RolloutRow,
  TeamRow,
} from './access-rows.ts';
import { dayAt, dayPlus, firstOf, lastOf } from './days.ts';

export type Span = {
  from: string;
  last: string;
  ended: 'left' | 'lapsed' | 'hours-ended' | 'handed-over';
};
const ALWAYS = '9999-12-31';
/** The criteria that ask for a certified champion in the end. */
const FOR_CHAMPIONS = new Set(['champions.every-team', 'certificates.every-champion']);

export function coverOfTeam(all: AccessRows, team: TeamRow, now: number): Span[] {
  return all.champions
    .filter((one) => one.team === team.id && one.role === 'champion')
    .flatMap((champion) => {
      const office = officeOf(champion, team.zone);
      if (office === undefined) return [];
      return all.certificates
        .filter(({ person }) => person === champion.person)
        .map((certificate): Span => {
          const lapses = lastDayOf(all, certificate, now);
          const from = lastOf([office.from, dayAt(certificate.issued, certificate.zone)]) ?? '';
          const ended = lapses < office.last ? 'lapsed' : office.ended;
          return { from, last: firstOf([office.last, lapses]) ?? '', ended };
        });
    })
    .filter(({ from, last }) => from <= last);
}

/** From the yes, or the first day of the hours; who leaves on a day was there on the day before. */
function officeOf(champion: ChampionRow, zone: string): Span | undefined {
  const { accepted, fromOn, untilOn, ended, how, cause } = champion;
  const yesOn = dayAt(accepted, zone);
  const from = lastOf([yesOn, fromOn ?? yesOn]) ?? yesOn;
  const isOver = cause === 'hours-ended' && how !== 'handed-over';
  const why = how === 'handed-over' ? how : isOver ? 'hours-ended' : 'left';
  if (ended === null) return { from, last: ALWAYS, ended: why };
  const last =
    cause === 'hours-ended' && untilOn !== null ? untilOn : dayPlus(dayAt(ended, zone), -1);
  if (last >= from) return { from, last, ended: why };
  // Hours that never began were never served; who came and went on one day was there on it.
  return from === yesOn ? { from, last: from, ended: why } : undefined;
}

/** A lesson that changed in earnest since ends it on the day before. */
export function lastDayOf(
  all: AccessRows,
  { issued, zone, lastOn, restsOn }: CertificateRow,
  now: number,
) {
  const rests = JSON.parse(restsOn) as { lessonId: string; version: { major: number } }[];
  const cut = all.releases
    .filter(({ at }) => at > issued && dayAt(at, zone) <= dayAt(now, zone))
    .filter(({ lesson, major }) =>
      rests.some((one) => one.lessonId === lesson && one.version.major < major),
    )
    .map(({ at }) => dayPlus(dayAt(at, zone), -1));
  return firstOf([lastOn, ...cut]) ?? lastOn;
}

/** The latest override of the wave's gate that stands in for this team's champion, also when it is over. */
export function standInOf(
  all: AccessRows,
  rollout: RolloutRow,
  teamId: string,
  wave: number,
): Span | undefined {
  const one = all.approved.findLast(({ gate, criteria, found }) => {
    const names = (JSON.parse(criteria) as string[]).filter((name) => FOR_CHAMPIONS.has(name));
    if (gate !== `wave-${wave}` || names.length === 0) return false;
    if (found === null) return true;
    const then = JSON.parse(found) as { criterion: string; findings: { about: string }[] }[];
    return then.some(
      ({ criterion, findings }) =>
        FOR_CHAMPIONS.has(criterion) && findings.some(({ about }) => about === teamId),
    );
  });
  if (one === undefined) return undefined;
  const endedOn = one.ended === null ? ALWAYS : dayAt(one.ended, rollout.zone);
  const last = firstOf([endedOn, one.expiresOn]) ?? endedOn;
  return { from: dayAt(one.decided, rollout.zone), last, ended: 'left' };
}
