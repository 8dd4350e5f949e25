import { dateAt, isAfter, isBefore, later, latestOf } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import type { NextWave } from '../../contract/next-wave.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { earliestWaveOn, isBeforeExpansion } from './capacity-answer.ts';
import { answersHoldUntil } from './fresh-answers.ts';
import { listReadiness, type ObligationParts, type ReadinessParts } from './readiness.store.ts';
import { OPEN_FORM, teamValueOf } from './readiness-form.view.ts';
import { readinessSummary } from './readiness-page.view.ts';
import { listAskedAbout } from './speakers.store.ts';
import type { TeamReadiness } from './team-readiness.ts';

/** Answers are asked for three weeks ahead of a wave and are due a working week before it. */
const ASKED_DAYS_BEFORE = 21;
const DUE_DAYS_BEFORE = 5;
/** A team that asked to join while no wave has a date answers within a week. */
const DUE_DAYS_AFTER_ASKING = 7;
const RENEWED_DAYS_BEFORE = 14;

/** Answers that are missing when a wave nears, and answers that are about to grow too old. */
export const readinessObligations =
  (parts: ObligationParts): PerRollout<Obligation> =>
  (reading) => {
    const { database, rolloutId, today } = reading;
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined) return [];
    const live = new Set(parts.liveTeams(reading));
    const ahead = waveAhead(parts, reading);
    const candidates = candidatesFor(parts, reading, ahead);
    const teams = listReadiness(parts, reading).filter(({ team }) => !live.has(team.id));
    const owed = teams.flatMap((one): Owed[] => {
      const sinceOn = candidates.get(one.team.id);
      const isChosen = ahead?.teamIds.includes(one.team.id) === true;
      if (sinceOn === undefined && !isChosen) return [];
      const missing = missingOf(one, ahead, isChosen, sinceOn, today);
      return missing === undefined ? renewalOf(one, today) : [missing];
    });
    const asked = listAskedAbout(
      database,
      rolloutId,
      owed.map(({ team }) => team),
    );
    return owed.flatMap((one) =>
      (asked.get(one.team.id) ?? []).map((personId) => obligationOf(one, personId, reading)),
    );
  };

type Owed = Pick<Obligation, 'key' | 'text' | 'why' | 'sinceOn' | 'blocks'> & {
  team: TeamReadiness['team'];
  dueOn: Temporal.PlainDate;
};

/** The next wave, or the day from which the second pilot may be chosen. */
function waveAhead(parts: ReadinessParts, reading: ReadContext): NextWave | undefined {
  const next = parts.nextWave(reading);
  if (next !== undefined) return next;
  const rollout = findRollout(reading.database, reading.rolloutId);
  if (rollout === undefined || !isBeforeExpansion(rollout.phase)) return undefined;
  const startsOn = earliestWaveOn(rollout);
  const isOver = isBefore(startsOn, reading.today);
  return { number: 0, startsOn: isOver ? reading.today : startsOn, teamIds: [] };
}

/** Who gets ready: teams that asked, and for the second pilot also those that have a champion. */
function candidatesFor(
  parts: ObligationParts,
  reading: ReadContext,
  ahead: NextWave | undefined,
): Map<TeamId, Temporal.PlainDate> {
  const { database, rolloutId } = reading;
  const candidates = new Map(parts.requests(reading));
  if (ahead?.number !== 0 || ahead.teamIds.length > 0) return candidates;
  for (const { teamId, accepted, ended } of listChampions(database, rolloutId)) {
    if (accepted === undefined || ended !== undefined || candidates.has(teamId)) continue;
    candidates.set(teamId, dateAt(accepted.at, 'UTC'));
  }
  return candidates;
}

function missingOf(
  one: TeamReadiness,
  ahead: NextWave | undefined,
  isChosen: boolean,
  candidateSinceOn: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): Owed | undefined {
  const { team, readiness, answers, capacityAnswers } = one;
  const capacity = readiness.mustHaves.find((each) => each.mustHave === 'capacity');
  const hasAll = answers.length > 0 && capacityAnswers.length > 0 && capacity?.state !== 'unknown';
  if (hasAll) return undefined;
  const askedOn = ahead?.startsOn.subtract({ days: ASKED_DAYS_BEFORE });
  const isNear = askedOn !== undefined && !isAfter(askedOn, today);
  if (ahead !== undefined && !isNear) return undefined;
  const spokenFor = capacityAnswers.at(-1)?.window.untilOn.add({ days: 1 });
  const sinceOn = latestOf([candidateSinceOn, askedOn, spokenFor]) ?? today;
  const dueAfter = sinceOn.add({ days: DUE_DAYS_AFTER_ASKING });
  const dueOn = later(ahead?.startsOn.subtract({ days: DUE_DAYS_BEFORE }) ?? dueAfter, dueAfter);
  const name = `*${esc(team.name)}*`;
  const only = answers.length > 0;
  return {
    team,
    key: `readiness.answer:${team.id}`,
    text: only
      ? `Say what else is happening at ${name} during the rollout`
      : `Answer the readiness questions for ${name}`,
    why: whyMissing(name, ahead, isChosen, today),
    sinceOn,
    dueOn,
    ...(isChosen ? { blocks: `${name} in wave ${ahead?.number}` } : {}),
  };
}

function whyMissing(
  name: string,
  ahead: NextWave | undefined,
  isChosen: boolean,
  today: Temporal.PlainDate,
): string {
  if (ahead === undefined)
    return `${name} is waiting in the queue, and the next wave can only take it with these answers.`;
  const when = sayDate(ahead.startsOn, today);
  if (isChosen)
    return `Wave ${ahead.number} is planned for ${when}, and ${name} can only start in it with these answers.`;
  const verb = ahead.teamIds.length === 0 ? 'can start' : 'starts';
  return `Wave ${ahead.number} ${verb} on ${when}${ahead.teamIds.length === 0 ? ' at the earliest' : ''}, and teams are chosen by what their answers show.`;
}

function renewalOf({ team, answers }: TeamReadiness, today: Temporal.PlainDate): Owed[] {
  const until = answersHoldUntil(answers);
  if (until === undefined) return [];
  const askedOn = until.subtract({ days: RENEWED_DAYS_BEFORE });
  if (isBefore(today, askedOn)) return [];
  const name = `*${esc(team.name)}*`;
  const isOver = !isBefore(today, until);
  return [
    {
      team,
      key: `readiness.renew:${team.id}:${until}`,
      text: `Say again how ready ${name} is`,
      why: isOver
        ? `Answers are valid for 90 days. Some of yours expired on ${sayDate(until, today)} and no longer count.`
        : `Answers are valid for 90 days, and your oldest one expires on ${sayDate(until, today)}. Confirming what hasn’t changed takes one click.`,
      sinceOn: askedOn,
      dueOn: until,
    },
  ];
}

function obligationOf(
  { team, ...owed }: Owed,
  personId: UserId,
  { rolloutId }: ReadContext,
): Obligation {
  return {
    ...owed,
    rolloutId,
    personId,
    topic: 'readiness',
    teamId: team.id,
    minutes: 6,
    settle: { label: 'Answer now', actionId: OPEN_FORM, value: teamValueOf(team) },
  };
}

/** "3 of 11 teams are ready; 5 teams have not answered." */
export const readinessStatus =
  (parts: ReadinessParts): PerRollout<StatusLine> =>
  (reading) => {
    const teams = listReadiness(parts, reading);
    if (teams.length === 0) return [];
    const ready = teams.filter(({ readiness }) => readiness.ready).length;
    const silent = teams.filter(({ answers }) => answers.length === 0).length;
    const name = findRollout(reading.database, reading.rolloutId)?.name ?? '';
    const text = readinessSummary(name, ready, teams.length, silent);
    return [{ topic: 'Readiness', text: text.replace(` for *${esc(name)}*`, '') }];
  };
