import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { PerRollout, PerTeams, ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { listInOffice } from '../../champions/champions/champions.store.ts';
import { type Ending, type GoneThing, partsOf } from '../../contract/ending.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { ballotsIn } from './ballots.store.ts';
import { changedIn, findOwnChoice } from './own-pulse.store.ts';
import { openItemOf, type PulseCycle } from './pulse.ts';
import { listToldCells } from './pulse-cells.store.ts';
import { changeSettle } from './pulse-change.view.ts';
import { listAsked, listOptedOut } from './pulse-people.store.ts';
import {
  answerChoices,
  changedWords,
  questionSettle,
  questionWords,
} from './pulse-question.view.ts';
import { findCycle, findOpenCycle, getChanges, listClosedCycles } from './pulses.store.ts';

const CHANGE_DAYS = 10;

/** Answers while a pulse is open, and what they changed once it has closed. */
export const pulseObligations: PerTeams<Obligation> = (context, only) => [
  ...answerObligations(context, only),
  ...changeObligations(context, only),
];

/** Each person who is asked owes one thing until they have answered all: the next question. */
const answerObligations: PerTeams<Obligation> = (context, only) => {
  const { database, rolloutId } = context;
  const cycle = findOpenCycle(database, rolloutId);
  if (cycle === undefined) return [];
  const optedOut = listOptedOut(database);
  const asked = listAsked(database, rolloutId, only).filter(
    ({ personId }) => !optedOut.has(personId),
  );
  if (asked.length === 0) return [];
  const ballotOf = ballotsIn(database, cycle, only);
  const changedFor = changedIn(context);
  const teamIds = new Set(asked.map(({ teamId }) => teamId));
  const names = new Map(listTeams(database, rolloutId, teamIds).map(({ id, name }) => [id, name]));
  return asked.flatMap(({ personId, teamId }) => {
    const open = openItemOf(cycle, ballotOf(personId));
    if (open === undefined) return [];
    const changed = changedFor(teamId);
    const question = { cycle, teamId, teamName: names.get(teamId) ?? '', ...open, changed };
    const owed: Obligation = {
      key: `pulses.answer:${cycle.id}`,
      rolloutId,
      personId,
      topic: 'pulses',
      text: questionWords(question),
      why: changedWords(changed),
      teamId,
      sinceOn: cycle.opensOn,
      dueOn: cycle.closesOn,
      minutes: 1,
      reminders: 'never',
      choices: answerChoices(question),
      settle: questionSettle(cycle),
    };
    return [[teamId, owed] as const];
  });
};

/** What a pulse changed is said before the next one asks: by each team's champion, and by a lead for everyone. */
const changeObligations: PerTeams<Obligation> = (context, only) => {
  const due = changeDue(context);
  if (due === undefined) return [];
  const { database, rolloutId } = context;
  const told = new Set(listToldCells(database, rolloutId).flatMap(({ teamId }) => teamId ?? []));
  const teamIds = new Set([...told].filter((id) => only?.has(id) ?? true));
  const said = getChanges(database, due.id);
  const inOffice = Map.groupBy(listInOffice(context, teamIds), ({ teamId }) => teamId);
  return listTeams(database, rolloutId, teamIds).flatMap(({ id, name }) => {
    const people = inOffice.get(id) ?? [];
    const personId = (people.find(({ role }) => role === 'champion') ?? people[0])?.personId;
    if (personId === undefined || said.has(id)) return [];
    return [[id, changeOf(due, { personId, teamId: id, name })] as const];
  });
};

export const leadChangeObligations: PerRollout<Obligation> = (context) => {
  const { database, rolloutId } = context;
  const due = changeDue(context);
  const [lead] = listActiveHolders(database, rolloutId, 'lead');
  if (due === undefined || lead === undefined || getChanges(database, due.id).has(undefined))
    return [];
  if (listToldCells(database, rolloutId).length === 0) return [];
  return [changeOf(due, { personId: lead, teamId: undefined, name: '' })];
};

function changeDue({ database, rolloutId }: ReadContext): PulseCycle | undefined {
  if (findOpenCycle(database, rolloutId) !== undefined) return undefined;
  return listClosedCycles(database, rolloutId)[0];
}

function changeOf(
  { id: cycleId, rolloutId, closedOn, closesOn }: PulseCycle,
  { personId, teamId, name }: { personId: UserId; teamId: TeamId | undefined; name: string },
): Obligation {
  const sinceOn = closedOn ?? closesOn;
  const of = teamId === undefined ? {} : { teamId };
  return {
    key: `pulses.say-change:${cycleId}${teamId === undefined ? '' : `:${teamId}`}`,
    rolloutId,
    personId,
    topic: 'pulses',
    text:
      teamId === undefined
        ? 'Say what changes because of the last pulse'
        : `Say what changes in *${esc(name)}* because of the last pulse`,
    why: 'The next pulse begins with your sentence: people answer again where they see that it changed something.',
    ...of,
    sinceOn,
    dueOn: sinceOn.add({ days: CHANGE_DAYS }),
    minutes: 3,
    takers: teamId === undefined ? ['lead'] : ['champion', 'back-up', 'lead'],
    reminders: 'owner-only',
    settle: changeSettle({ rolloutId, cycleId, ...of }),
  };
}

/** A pulse that closed is asked no longer; a change that was not said before the next one neither. */
export function pulseEnding(context: ReadContext, gone: GoneThing): Ending | undefined {
  const [answered] = partsOf(gone, 'pulses.answer') ?? [];
  if (answered !== undefined) {
    const isClosed = findCycle(context.database, answered)?.closedOn !== undefined;
    if (isClosed) return { kind: 'lapsed' };
    const isOut = findOwnChoice(context, gone.personId) === 'out';
    return isOut ? { kind: 'needless', why: '' } : { kind: 'done', by: gone.personId };
  }
  const [cycleId, teamId] = partsOf(gone, 'pulses.say-change') ?? [];
  if (cycleId === undefined) return undefined;
  const said = getChanges(context.database, cycleId).get(teamId as TeamId | undefined);
  return said === undefined ? { kind: 'lapsed' } : { kind: 'done', by: said.byId };
}
