import { dateAt } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Concern } from '../../contract/concern.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { freezeValue, OPEN_CONFIRM, OPEN_LIFT } from './freeze-messages.view.ts';
import { confirmRefusal, type WorkflowFreeze } from './workflow-freeze.ts';
import { listFrozenWorkflows } from './workflow-freezes.store.ts';

/** When leads look again at work that stands still. */
const LOOK_AGAIN_DAYS = 5;
const ANSWER_DAYS = 2;

/** The leads look again at what is frozen; once one of them asks to end it, a second person decides. */
export const freezeObligations: PerRollout<Obligation> = (context) =>
  listFrozenWorkflows(context.database, context.rolloutId).flatMap((freeze) =>
    freeze.asked === undefined ? lookAgain(context, freeze) : decide(context, freeze),
  );

function lookAgain(context: ReadContext, freeze: WorkflowFreeze): Obligation[] {
  const { database, rolloutId } = context;
  const { id, workflow, reason, caseId, settledAt, frozen } = freeze;
  // Until then the case itself is what is owed.
  if (caseId !== undefined && settledAt === undefined) return [];
  const sinceOn = dateAt(settledAt ?? frozen.at, timeZoneOf(context));
  return listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
    key: `workflow-freezes.look-again:${id}`,
    rolloutId,
    personId,
    topic: 'workflow-freezes',
    text: `Say whether ${esc(workflow)} can go on`,
    why: `It has been frozen, and live teams do without it: “${esc(clamp(reason, 150))}”`,
    sinceOn,
    dueOn: addWorkingDays(sinceOn, LOOK_AGAIN_DAYS, MONDAY_TO_FRIDAY),
    minutes: 10,
    isDecision: true,
    takers: ['lead'],
    settle: { label: 'Look at it', actionId: OPEN_LIFT, value: freezeValue(freeze) },
  }));
}

function decide(context: ReadContext, freeze: WorkflowFreeze): Obligation[] {
  const { database, rolloutId } = context;
  const { id, workflow, asked } = freeze;
  if (asked === undefined) return [];
  const by = esc(findName(database, asked.by));
  const sinceOn = dateAt(asked.at, timeZoneOf(context));
  return listConfirmers(context, freeze).map((personId) => ({
    key: `workflow-freezes.confirm:${id}`,
    rolloutId,
    personId,
    topic: 'workflow-freezes',
    text: `Decide whether ${esc(workflow)} goes on`,
    why: `${by} asks for it: “${esc(clamp(asked.reason, 150))}”`,
    sinceOn,
    dueOn: addWorkingDays(sinceOn, ANSWER_DAYS, MONDAY_TO_FRIDAY),
    minutes: 5,
    isDecision: true,
    settle: { label: 'Look at it', actionId: OPEN_CONFIRM, value: freezeValue(freeze) },
  }));
}

/** Who may agree now: the sponsors, and other leads where no sponsor is there or answers in time. */
function listConfirmers(context: ReadContext, freeze: WorkflowFreeze): UserId[] {
  const { database, rolloutId, now } = context;
  const sponsors = listActiveHolders(database, rolloutId, 'sponsor');
  const leads = listActiveHolders(database, rolloutId, 'lead');
  const hasSponsor = sponsors.some((id) => id !== freeze.asked?.by);
  return [...new Set([...sponsors, ...leads])].filter((userId) => {
    const person = {
      userId,
      isLead: leads.includes(userId),
      isSponsor: sponsors.includes(userId),
    };
    return confirmRefusal(freeze, person, { hasSponsor, now }) === undefined;
  });
}

function timeZoneOf({ database, rolloutId }: ReadContext): string {
  return findRollout(database, rolloutId)?.timeZone ?? 'UTC';
}

export const freezeConcerns: PerRollout<Concern> = ({ database, rolloutId }) =>
  listFrozenWorkflows(database, rolloutId).map((freeze) => ({
    key: `workflow-freezes.frozen:${freeze.id}`,
    words: `*${esc(freeze.workflow)}* is frozen.`,
    show: { label: 'Look at it', actionId: OPEN_LIFT, value: freezeValue(freeze) },
  }));

export const freezeStatus: PerRollout<StatusLine> = ({ database, rolloutId }) =>
  listFrozenWorkflows(database, rolloutId).map(({ workflow, asked }) => ({
    topic: 'workflow-freezes',
    text: `*${esc(workflow)}* is frozen: live teams do this work without it, and no team starts with it.${asked === undefined ? '' : ' A second person decides whether it goes on.'}`,
  }));
