import { dateAt } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { PerTeams, ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import type { Obligation, Taker } from '../../contract/obligation.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { mustValue, OPEN_MUST } from './confirm-must.view.ts';
import type { ConfirmedMust } from './must-confirmation.ts';
import { listReadiness } from './readiness.store.ts';
import { OPEN_FORM, teamValueOf } from './readiness-form.view.ts';
import { listAskedAbout } from './speakers.store.ts';
import type { TeamStanding, WaitingMust } from './team-readiness.ts';

/** Working days. */
const CONFIRMED_WITHIN_DAYS = 5;

const ASKS: Record<ConfirmedMust, { text(team: string): string; why: string; takers?: Taker[] }> = {
  'sponsor-consent': {
    text: (team) => `Say whether ${team} may take part`,
    why: 'The team gets ready, and a sponsor’s consent can only come from a sponsor.',
    takers: ['sponsor'],
  },
  'data-rules': {
    text: (team) => `Say whether the data rules for ${team} are right`,
    why: 'You were named as the one who owns them, and nobody else can confirm them.',
  },
  capacity: {
    text: (team) => `Say whether the weeks ahead at ${team} are right`,
    why: 'Someone else answered what is going on in the team; its manager knows.',
  },
};

/** What a team that gets ready waits for: a word from the one who can give it, and a name where nobody is named. */
export const mustObligations: PerTeams<Obligation> = (context, only) => {
  const { database, rolloutId, product } = context;
  const live = new Set(product.liveTeams(context, only));
  const waiting = listReadiness(context, only).filter(
    (one) => !live.has(one.team.id) && one.waiting.length > 0,
  );
  if (waiting.length === 0) return [];
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  const nameless = waiting.filter(({ waiting: musts }) => musts.some(isNameless));
  const asked = listAskedAbout(
    database,
    rolloutId,
    nameless.map(({ team }) => team),
  );
  return waiting.flatMap((one) =>
    one.waiting
      .flatMap((must) =>
        isNameless(must)
          ? (asked.get(one.team.id) ?? []).map((personId) => ({
              ...ownerOwed(one, must, timeZone),
              personId,
            }))
          : wordsOwed(one, must, timeZone),
      )
      .map((owed): [TeamId, Obligation] => [one.team.id, { ...owed, ...placeOf(context) }]),
  );
};

/** The rules have no owner who could be asked; a sponsor or manager that is missing is asked for elsewhere. */
function isNameless({ must, waitsFor }: WaitingMust): boolean {
  return must === 'data-rules' && waitsFor.length === 0;
}

const placeOf = ({ rolloutId }: ReadContext) => ({ rolloutId, topic: 'readiness' });

type Owed = Omit<Obligation, 'rolloutId' | 'topic'>;

function wordsOwed(
  { team }: TeamStanding,
  { must, waitsFor, since }: WaitingMust,
  timeZone: string,
): Owed[] {
  const { text, why, takers } = ASKS[must];
  const sinceOn = dateAt(since, timeZone);
  return waitsFor.map((personId) => ({
    key: `readiness.confirm-${must}:${team.id}`,
    personId,
    text: text(`*${esc(team.name)}*`),
    why,
    teamId: team.id,
    sinceOn,
    dueOn: addWorkingDays(sinceOn, CONFIRMED_WITHIN_DAYS, MONDAY_TO_FRIDAY),
    minutes: 3,
    ...(takers === undefined ? {} : { takers }),
    settle: { label: 'Read and say', actionId: OPEN_MUST, value: mustValue(team, must) },
  }));
}

function ownerOwed(
  { team }: TeamStanding,
  { since }: WaitingMust,
  timeZone: string,
): Omit<Owed, 'personId'> {
  const sinceOn = dateAt(since, timeZone);
  return {
    key: `readiness.name-owner:${team.id}`,
    text: `Name who owns the data rules of *${esc(team.name)}*`,
    why: 'They count when their owner confirms them, and today nobody is named who could.',
    teamId: team.id,
    sinceOn,
    dueOn: addWorkingDays(sinceOn, CONFIRMED_WITHIN_DAYS, MONDAY_TO_FRIDAY),
    minutes: 3,
    takers: ['champion', 'back-up', 'manager', 'lead'],
    settle: { label: 'Name them', actionId: OPEN_FORM, value: teamValueOf(team) },
  };
}
