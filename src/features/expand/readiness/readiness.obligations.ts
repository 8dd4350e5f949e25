import { dateAt, isAfter, isBefore, later, latestOf } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { PerTeams, ReadContext, TeamScope } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import { listChampionsByTeam } from '../../champions/champions/champions.store.ts';
import type { HeldUp } from '../../contract/held-up.ts';
import type { NextWave } from '../../contract/next-wave.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { earliestWaveOn, isBeforeExpansion } from './capacity-answer.ts';
import { countReadiness } from './live-teams.store.ts';
import { listReadiness } from './readiness.store.ts';
import { OPEN_FORM, teamValueOf } from './readiness-form.view.ts';
import { readinessWords } from './readiness-list.view.ts';
import { listAskedAbout } from './speakers.store.ts';
import type { TeamStanding } from './team-readiness.ts';

/** Answers are asked for three weeks ahead of a wave and are due a working week before it. */
const ASKED_DAYS_BEFORE = 21;
const DUE_DAYS_BEFORE = 5;
/** A team that asked to join while no wave has a date answers within a week. */
const DUE_DAYS_AFTER_ASKING = 7;
const RENEWED_DAYS_BEFORE = 14;

/** Answers that are missing when a wave nears, and answers that are about to grow too old. */
export const readinessObligations: PerTeams<Obligation> = (context, only) => {
  const { database, rolloutId, today, product } = context;
  const live = new Set(product.liveTeams(context, only));
  const ahead = waveAhead(context);
  const chosen = new Set(ahead?.teamIds);
  const candidates = candidatesFor(context, ahead, only);
  const teams = listReadiness(context, only).filter(({ team }) => !live.has(team.id));
  const owed = teams.flatMap((one): Owed[] => {
    const sinceOn = candidates(one.team.id);
    const isChosen = chosen.has(one.team.id);
    if (sinceOn === undefined && !isChosen) return [];
    const missing = missingOf(one, { ahead, isChosen, sinceOn }, today);
    return missing === undefined ? renewalOf(one, today) : [missing];
  });
  if (owed.length === 0) return [];
  const asked = listAskedAbout(
    database,
    rolloutId,
    owed.map(({ team }) => team),
  );
  return owed.flatMap((one) =>
    (asked.get(one.team.id) ?? []).map(
      (personId) => [one.team.id, obligationOf(one, personId, context)] as const,
    ),
  );
};

type Owed = Pick<Obligation, 'key' | 'text' | 'why' | 'sinceOn' | 'blocks'> & {
  team: Team;
  dueOn: Temporal.PlainDate;
};

type Candidacy = {
  ahead: NextWave | undefined;
  isChosen: boolean;
  sinceOn: Temporal.PlainDate | undefined;
};

/** The next wave, or the day from which the second pilot may be chosen. */
function waveAhead(context: ReadContext): NextWave | undefined {
  const next = context.product.nextWave(context);
  if (next !== undefined) return next;
  const rollout = findRollout(context.database, context.rolloutId);
  if (rollout === undefined || !isBeforeExpansion(rollout.phase)) return undefined;
  const startsOn = earliestWaveOn(rollout);
  const isOver = isBefore(startsOn, context.today);
  return { number: 0, startsOn: isOver ? context.today : startsOn, teamIds: [] };
}

/** Since when a team gets ready: it asked, or for the second pilot it has a champion. */
function candidatesFor(
  context: ReadContext,
  ahead: NextWave | undefined,
  only: TeamScope,
): (teamId: TeamId) => Temporal.PlainDate | undefined {
  const { database, rolloutId, product } = context;
  const asked = product.requestDays(context, only);
  if (ahead?.number !== 0 || ahead.teamIds.length > 0) return (teamId) => asked.get(teamId);
  const champions = listChampionsByTeam(database, rolloutId, only);
  return (teamId) => {
    const askedOn = asked.get(teamId);
    if (askedOn !== undefined) return askedOn;
    const own = champions.get(teamId) ?? [];
    const accepted = own.find((one) => one.ended === undefined && one.accepted)?.accepted;
    return accepted && dateAt(accepted.at, 'UTC');
  };
}

function missingOf(
  one: TeamStanding,
  { ahead, isChosen, sinceOn: candidateSinceOn }: Candidacy,
  today: Temporal.PlainDate,
): Owed | undefined {
  const { team, readiness, hasAnswers, spokenForUntil } = one;
  const capacity = readiness.mustHaves.find((each) => each.mustHave === 'capacity');
  const isSpokenFor = spokenForUntil !== undefined && capacity?.state !== 'unknown';
  if (hasAnswers && isSpokenFor) return undefined;
  const askedOn = ahead?.startsOn.subtract({ days: ASKED_DAYS_BEFORE });
  const isNear = askedOn !== undefined && !isAfter(askedOn, today);
  if (ahead !== undefined && !isNear) return undefined;
  const spokenFor = spokenForUntil?.add({ days: 1 });
  const sinceOn = latestOf([candidateSinceOn, askedOn, spokenFor]) ?? today;
  const dueAfter = sinceOn.add({ days: DUE_DAYS_AFTER_ASKING });
  const dueOn = later(ahead?.startsOn.subtract({ days: DUE_DAYS_BEFORE }) ?? dueAfter, dueAfter);
  const name = `*${esc(team.name)}*`;
  return {
    team,
    key: `readiness.answer:${team.id}`,
    text: hasAnswers
      ? `Say what else is happening at ${name} during the rollout`
      : `Answer the readiness questions for ${name}`,
    why: whyMissing(name, ahead, isChosen, today),
    sinceOn,
    dueOn,
    ...(isChosen && ahead !== undefined ? { blocks: placeIn(ahead.number, team) } : {}),
  };
}

function placeIn(number: number, team: Team): HeldUp {
  return { kind: 'team-in-wave', teamId: team.id, teamName: esc(team.name), number };
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

function renewalOf(
  { team, answersHoldUntil: until }: TeamStanding,
  today: Temporal.PlainDate,
): Owed[] {
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
    takers: ['champion', 'back-up', 'manager', 'lead'],
    settle: { label: 'Answer now', actionId: OPEN_FORM, value: teamValueOf(team) },
  };
}

/** "3 of 9 teams that are not live yet are ready; 5 teams have not answered." */
export function readinessStatus(context: ReadContext): StatusLine[] {
  const figures = countReadiness(context);
  if (figures.teams === 0) return [];
  return [{ topic: 'Readiness', text: `${readinessWords(figures)}.`, figures }];
}
