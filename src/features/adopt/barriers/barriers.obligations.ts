import type { TeamId } from '../../../platform/ids.ts';
import type { PerRollout, PerTeams, ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { type Ending, type GoneThing, partsOf } from '../../contract/ending.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { type Construct, constructs } from '../pulses/pulse-item.ts';
import { listClosedCycles } from '../pulses/pulses.store.ts';
import type { FoundBarrier } from './barrier.ts';
import { actionSettle } from './barrier-action.view.ts';
import { findDecider } from './barrier-deciders.store.ts';
import { barrierWords } from './barrier-words.ts';
import { getBarriers } from './barriers.store.ts';

const DECIDE_DAYS = 10;

/** A named barrier of a team asks one person for one kind of action. */
export const barrierObligations: PerTeams<Obligation> = (context, only) =>
  [...getBarriers(context).values()].flatMap((found) => {
    const { teamId } = found;
    if (teamId === undefined || only?.has(teamId) === false) return [];
    const owed = owedFor(context, found);
    return owed === undefined ? [] : [[teamId, owed] as const];
  });

/** That of the whole is left to the teams where one of them has the same. */
export const rolloutBarrierObligations: PerRollout<Obligation> = (context) => {
  const barriers = [...getBarriers(context).values()];
  const whole = barriers.find(({ teamId }) => teamId === undefined);
  if (whole?.barrier.kind !== 'named') return [];
  const { construct } = whole.barrier;
  const isTeams = barriers.some(
    ({ teamId, barrier }) =>
      teamId !== undefined && barrier.kind === 'named' && barrier.construct === construct,
  );
  const owed = isTeams ? undefined : owedFor(context, whole);
  return owed === undefined ? [] : [owed];
};

function owedFor(context: ReadContext, found: FoundBarrier): Obligation | undefined {
  const { database, rolloutId } = context;
  const { teamId, barrier, answer } = found;
  const [last] = listClosedCycles(database, rolloutId);
  if (barrier.kind !== 'named' || answer !== undefined || last?.closedOn === undefined)
    return undefined;
  const { construct } = barrier;
  const { personId, takers } = findDecider(context, teamId, construct);
  if (personId === undefined) return undefined;
  const team = teamId === undefined ? undefined : findTeam(database, rolloutId, teamId);
  const where = team === undefined ? '' : ` in *${esc(team.name)}*`;
  const of = teamId === undefined ? {} : { teamId };
  const words = barrierWords[construct];
  return {
    key: `barriers.act:${last.id}:${construct}${teamId === undefined ? '' : `:${teamId}`}`,
    rolloutId,
    personId,
    topic: 'barriers',
    text: `Act on what holds people back${where}: ${words.is}`,
    why: `The pulse shows it to be weaker than the rest. What helps: ${words.action}. You may also decline, with a reason.`,
    ...of,
    sinceOn: last.closedOn,
    dueOn: last.closedOn.add({ days: DECIDE_DAYS }),
    minutes: 5,
    takers,
    settle: actionSettle({ rolloutId, construct, ...of }),
  };
}

/** A barrier that is no longer named needs no action. */
export function barrierEnding(context: ReadContext, gone: GoneThing): Ending | undefined {
  const [, named, team] = partsOf(gone, 'barriers.act') ?? [];
  const construct = constructs.find((one): one is Construct => one === named);
  if (construct === undefined) return undefined;
  const found = getBarriers(context).get(team as TeamId | undefined);
  if (found?.answer?.construct === construct) return { kind: 'done', by: found.answer.byId };
  return { kind: 'needless', why: 'the pulse no longer shows it' };
}
