import type { UserId } from '../../../platform/ids.ts';
import type { PerRollout, PerTeams } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { sayCount } from '../../../platform/words.ts';
import type { Concern } from '../../contract/concern.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import {
  addWorkingDays,
  MONDAY_TO_FRIDAY,
  type WorkingCalendar,
} from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import type { Learning } from './learning.ts';
import { stepValue, TAKE_STEP } from './learning-card.view.ts';
import { learningValue, OPEN_LEARNING } from './learning-messages.view.ts';
import {
  LEARNING_SETTINGS,
  learningStageWords,
  oldMusts,
  openWorkingDays,
} from './learning-status.ts';
import { listOpenLearnings } from './learnings.store.ts';

export const STEP_DAYS = 5;
const ACTION_DAYS = 10;

export type Owed = Pick<Obligation, 'text' | 'why' | 'minutes' | 'settle'> &
  Partial<Pick<Obligation, 'isDecision' | 'takers'>> & {
    step: string;
    people: readonly UserId[];
    dueOn: Temporal.PlainDate;
  };

type Known = {
  leads: readonly UserId[];
  calendar: WorkingCalendar;
  /** Its title: what it is, and the team that found it. */
  title: string;
  /** The name of that team. */
  of: string;
};

/** The next step of every open learning that its own people or the leads take; a note is nobody's duty. */
export const learningObligations: PerTeams<Obligation> = (context, only) => {
  const { database, rolloutId, today } = context;
  const open = listOpenLearnings(database, rolloutId, only);
  if (open.length === 0) return [];
  const teamIds = new Set(open.map(({ teamId }) => teamId));
  const calendars = listWorkingCalendars(database, rolloutId, teamIds);
  const leads = listActiveHolders(database, rolloutId, 'lead');
  const names = new Map(listTeams(database, rolloutId, teamIds).map(({ id, name }) => [id, name]));
  return open.flatMap((learning) => {
    const calendar = calendars.get(learning.teamId) ?? MONDAY_TO_FRIDAY;
    const isOld = oldMusts([learning], today, calendar).length > 0;
    const of = esc(names.get(learning.teamId) ?? '');
    const known = { leads, calendar, title: `${titleOf(learning)}, ${of}`, of };
    const steps = stepOf(learning, known);
    const old = isOld ? [oldMust(learning, known, today)] : [];
    // Whoever owes the step of an old must is asked once, for the must as a whole.
    const asked = isOld && steps[0]?.people === leads ? old : [...steps, ...old];
    return asked
      .flatMap((one) => obligationsFrom(one, learning))
      .map((one) => [learning.teamId, one] as const);
  });
};

function stepOf(learning: Learning, known: Known): Owed[] {
  const dueOn = addWorkingDays(learning.stageSinceOn, STEP_DAYS, known.calendar);
  const waits =
    learning.severity === 'must'
      ? 'The next wave waits for it.'
      : 'The next team shouldn’t run into it.';
  switch (learning.stage) {
    case 'observed':
      return [
        {
          step: 'identify',
          people: [learning.foundBy],
          text: `Say why it happens: ${known.title}`,
          takers: ['lead', 'champion', 'back-up'],
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
          text: `Agree on an action: ${known.title}`,
          takers: ['lead', 'champion', 'back-up'],
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
          text: `Do what was agreed: *${esc(clamp(action.what.replaceAll(/[*\s]+/g, ' ').trim(), 120))}*, ${known.of}`,
          why: `It is the fix for ${known.title}. ${waits}`,
          takers: ['lead'],
          minutes: 30,
          dueOn: action.dueOn ?? addWorkingDays(learning.stageSinceOn, ACTION_DAYS, known.calendar),
          settle: { label: 'Open it', actionId: OPEN_LEARNING, value: learningValue(learning) },
        },
      ];
    }
    default:
      return [];
  }
}

function oldMust(learning: Learning, known: Known, today: Temporal.PlainDate): Owed {
  const days = openWorkingDays(learning, today, known.calendar);
  return {
    step: 'old-must',
    people: known.leads,
    text: `Decide what happens with this must: ${known.title}`,
    takers: ['lead'],
    why: `It has been open for ${sayCount(days, 'working day')}, and the next wave stays shut until it’s settled. Agree on an action, change its rating, or decline it with a reason.`,
    minutes: 10,
    dueOn: addWorkingDays(
      learning.observedOn,
      LEARNING_SETTINGS.mustGrowsOldAfter + 1,
      known.calendar,
    ),
    isDecision: true,
    settle: { label: 'Decide on it', actionId: OPEN_LEARNING, value: learningValue(learning) },
  };
}

/** Every must that no other team has validated holds the next wave, whoever takes its next step. */
export const mustConcerns: PerRollout<Concern> = ({ database, rolloutId }) => {
  const musts = listOpenLearnings(database, rolloutId).filter(
    ({ severity }) => severity === 'must',
  );
  if (musts.length === 0) return [];
  const teams = listTeams(database, rolloutId, new Set(musts.map(({ teamId }) => teamId)));
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  return musts.map((learning) => ({
    key: `learnings.must:${learning.id}`,
    words: `A must holds up the next wave: ${titleOf(learning)}, ${esc(names.get(learning.teamId) ?? '')} (${learningStageWords[learning.stage]}).`,
    teamId: learning.teamId,
    show: { label: 'Look at it', actionId: OPEN_LEARNING, value: learningValue(learning) },
  }));
};

/** An obligation for each of those whose turn it is. */
export function obligationsFrom({ step, people, ...owed }: Owed, learning: Learning): Obligation[] {
  const { id, rolloutId, teamId, severity, stageSinceOn } = learning;
  return people.map((personId) => ({
    ...owed,
    key: obligationKey(step, id),
    rolloutId,
    personId,
    topic: 'learnings',
    teamId,
    sinceOn: stageSinceOn,
    ...(severity === 'must' ? { blocks: { kind: 'next-wave' } as const } : {}),
  }));
}

export const obligationKey = (step: string, id: string) => `learnings.${step}:${id}`;

/** What was learned, as it stands in titles; the team's name stands behind it. */
export const titleOf = ({ what }: Pick<Learning, 'what'>) =>
  `*${esc(clamp(what.replaceAll(/[*\s]+/g, ' ').trim(), 100))}*`;

export const settleWith = (
  learning: Learning,
  step: Parameters<typeof stepValue>[1],
  label: string,
) => ({
  label,
  actionId: TAKE_STEP,
  value: stepValue(learning, step),
});
