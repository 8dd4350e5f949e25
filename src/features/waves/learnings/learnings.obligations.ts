import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { sayCount } from '../../../platform/words.ts';
import { listInOffice } from '../../champions/champions/champions.store.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import {
  addWorkingDays,
  MONDAY_TO_FRIDAY,
  type WorkingCalendar,
} from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import type { Learning } from './learning.ts';
import { stepValue, TAKE_STEP } from './learning-card.view.ts';
import { learningValue, OPEN_LEARNING } from './learning-messages.view.ts';
import { isOpen, LEARNING_SETTINGS, oldMusts, openWorkingDays } from './learning-status.ts';
import { listLearnings } from './learnings.store.ts';

const STEP_DAYS = 5;
const ACTION_DAYS = 10;
const ASKED_TO_TRY_MAX = 3;

type Owed = Pick<Obligation, 'text' | 'why' | 'minutes' | 'settle'> &
  Partial<Pick<Obligation, 'isDecision'>> & {
    step: string;
    people: readonly UserId[];
    dueOn: Temporal.PlainDate;
  };

type Known = {
  teams: readonly Team[];
  leads: readonly UserId[];
  champions: ReturnType<typeof listInOffice>;
  live: ReadonlySet<TeamId>;
  calendar: WorkingCalendar;
};

/** The next step of every open learning, with whose turn it is; a note is nobody's duty. */
export function learningObligations(context: ReadContext): Obligation[] {
  const { database, rolloutId, today, product } = context;
  const open = listLearnings(database, rolloutId).filter(
    (each) => isOpen(each) && each.severity !== 'note',
  );
  if (open.length === 0) return [];
  const calendars = listWorkingCalendars(database, rolloutId);
  const known = {
    teams: listTeams(database, rolloutId),
    leads: listActiveHolders(database, rolloutId, 'lead'),
    champions: listInOffice(context),
    live: new Set(product.liveTeams(context)),
  };
  return open.flatMap((learning) => {
    const calendar = calendars.get(learning.teamId) ?? MONDAY_TO_FRIDAY;
    const isOld = oldMusts([learning], today, calendar).length > 0;
    const owed = [
      ...stepOf(learning, { ...known, calendar }),
      ...(isOld ? [oldMust(learning, { ...known, calendar }, today)] : []),
    ];
    // Whoever owes the step of an old must is asked once, for the must as a whole.
    const asked = isOld && owed[0]?.people === known.leads ? owed.slice(1) : owed;
    return asked.flatMap((one) => obligationsFrom(one, learning));
  });
}

function stepOf(learning: Learning, known: Known): Owed[] {
  const what = said(learning);
  const dueOn = addWorkingDays(learning.stageSinceOn, STEP_DAYS, known.calendar);
  const isMust = learning.severity === 'must';
  const waits = isMust ? 'The next wave waits for it.' : 'The next team shouldn’t run into it.';
  switch (learning.stage) {
    case 'observed':
      return [
        {
          step: 'identify',
          people: [learning.foundBy],
          text: `Say why it happens: ${what}`,
          why: `You found it, and a fix needs the cause. ${waits}`,
          minutes: 5,
          dueOn,
          settle: settleWith(learning, 'identify', 'Name the cause'),
        },
      ];
    case 'identified':
      return [
        {
          step: 'agree',
          people: known.leads,
          text: `Agree on an action and its owner: ${what}`,
          why: `The cause is named. ${waits}`,
          minutes: 10,
          dueOn,
          settle: settleWith(learning, 'agree', 'Agree on an action'),
        },
      ];
    case 'action-agreed': {
      if (learning.action === undefined) return [];
      const { action } = learning;
      return [
        {
          step: 'implement',
          people: [action.ownerId],
          text: `Do what was agreed: ${esc(clamp(action.what, 120))}`,
          why: `It is the fix for ${what}. ${waits}`,
          minutes: 30,
          dueOn: action.dueOn ?? addWorkingDays(learning.stageSinceOn, ACTION_DAYS, known.calendar),
          settle: { label: 'Look at it', actionId: OPEN_LEARNING, value: learningValue(learning) },
        },
      ];
    }
    case 'implemented':
      return isMust ? [trialOf(learning, known, dueOn)] : [];
    default:
      return [];
  }
}

/** A few champions are asked, those first whose teams do the same work. */
function trialOf(learning: Learning, known: Known, dueOn: Temporal.PlainDate): Owed {
  const origin = known.teams.find((team) => team.id === learning.teamId);
  const isAlike = (team: Team) => team.workflows.some((tag) => origin?.workflows.includes(tag));
  const others = known.teams.filter(
    (team) => team.id !== learning.teamId && known.live.has(team.id),
  );
  const alike = others.filter(isAlike);
  const involved = new Set([
    learning.foundBy,
    ...known.champions
      .filter((each) => each.teamId === learning.teamId)
      .map((each) => each.personId),
  ]);
  const people = (alike.length > 0 ? alike : others)
    .flatMap(
      (team) =>
        known.champions.find((each) => each.teamId === team.id && each.role === 'champion') ?? [],
    )
    .map((champion) => champion.personId)
    .filter((personId) => !involved.has(personId));
  return {
    step: 'try',
    people: [...new Set(people)].slice(0, ASKED_TO_TRY_MAX),
    text: `Try the fix for this in your team: ${said(learning)}`,
    why: 'Only another team can show that it works elsewhere, and the next wave waits for it.',
    minutes: 20,
    dueOn: addWorkingDays(dueOn, STEP_DAYS, known.calendar),
    settle: settleWith(learning, 'try', 'Say how it went'),
  };
}

function oldMust(learning: Learning, known: Known, today: Temporal.PlainDate): Owed {
  const days = openWorkingDays(learning, today, known.calendar);
  return {
    step: 'old-must',
    people: known.leads,
    text: `Decide what happens with this must: ${said(learning)}`,
    why: `It has been open for ${sayCount(days, 'working day')}, and the next wave stays shut until it’s settled. Agree on an action, change its rating, or decline it with a reason.`,
    minutes: 10,
    dueOn: addWorkingDays(
      learning.observedOn,
      LEARNING_SETTINGS.mustGrowsOldAfter + 1,
      known.calendar,
    ),
    isDecision: true,
    settle: { label: 'Look at it', actionId: OPEN_LEARNING, value: learningValue(learning) },
  };
}

function obligationsFrom({ step, people, ...owed }: Owed, learning: Learning): Obligation[] {
  const { id, rolloutId, teamId, severity, stageSinceOn } = learning;
  return people.map((personId) => ({
    ...owed,
    key: `learnings.${step}:${id}`,
    rolloutId,
    personId,
    topic: 'learnings',
    teamId,
    sinceOn: stageSinceOn,
    ...(severity === 'must' ? { blocks: { kind: 'next-wave' } as const } : {}),
  }));
}

const said = (learning: Learning) => `“${esc(clamp(learning.what, 100))}”`;

const settleWith = (learning: Learning, step: Parameters<typeof stepValue>[1], label: string) => ({
  label,
  actionId: TAKE_STEP,
  value: stepValue(learning, step),
});
