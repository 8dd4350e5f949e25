import { readPerRollout } from '../../../platform/day-mark.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount, sayFew } from '../../../platform/words.ts';
import type { Criterion, Judgement } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import { sayObliged } from '../../contract/obliged-words.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { workflowKey } from '../core/entry.ts';
import type { WorkflowFreeze } from './workflow-freeze.ts';
import { freezeObligations } from './workflow-freezes.obligations.ts';
import { listFrozenWorkflows } from './workflow-freezes.store.ts';

/** No team starts with work that stands still for those who started before it. */
const notFrozen: Criterion<ReadContext> = {
  name: 'workflow-freezes.none',
  version: 1,
  asks: 'Is none of the work of these teams frozen?',
  threshold: undefined,
  appliesTo: (gate) =>
    gate.kind === 'wave' || gate.leaving === 'broad' || gate.leaving === 'sustained',
  judge(context, gate): Judgement {
    const { database, rolloutId } = context;
    const { work, isAllNamed } = workOf(context, scopeOf(gate));
    const frozen = listFrozenWorkflows(database, rolloutId);
    const touching = frozen.filter(({ workflow }) => work.has(workflowKey(workflow)));
    const n = work.size;
    if (n === 0) {
      return {
        verdict: 'no-data',
        measured: 'Nobody has said what work it is about',
        n,
        settledBy: 'A lead names the work of each team with `/rollout team edit`.',
        obliges: [],
      };
    }
    if (touching.length > 0) return fail(context, touching, n);
    if (frozen.length > 0 && !isAllNamed) {
      return {
        verdict: 'inconclusive',
        measured: `${sayFrozen(frozen)}, and not every team has said what work it would do`,
        n,
        settledBy: 'A lead names the work of each team with `/rollout team edit`.',
        obliges: [],
      };
    }
    return {
      verdict: 'pass',
      measured: `${sayCount(n, 'kind')} of work, and none of it is frozen`,
      n,
      settledBy: '',
      obliges: [],
    };
  },
};

function fail(context: ReadContext, frozen: readonly WorkflowFreeze[], n: number): Judgement {
  const obliges = readPerRollout(freezeObligations, context)
    .filter(({ key }) => frozen.some(({ id }) => key.endsWith(`:${id}`)))
    .map(({ personId, text, settle: { label, actionId, value } }) => ({
      ...{ personId, text, label, actionId, value },
    }));
  const settledBy =
    sayObliged(obliges, (id) => esc(findName(context.database, id))) ||
    'Its case is settled first; then a lead asks to let it go on, and a second person agrees: `/core quality`.';
  return { verdict: 'fail', measured: sayFrozen(frozen), n, settledBy, obliges };
}

/** The work of the teams in scope, and whether each of them has named its own. */
function workOf(context: ReadContext, only: ReadonlySet<TeamId> | undefined) {
  const { database, rolloutId } = context;
  const read = () => {
    const named = listTeams(database, rolloutId, only).map(({ workflows }) => workflows);
    const work = new Set(named.flatMap((own) => own.map(workflowKey)));
    return { work, isAllNamed: named.every((own) => own.length > 0) };
  };
  return only === undefined ? remember(database, `work of all teams ${rolloutId}`, read) : read();
}

function sayFrozen(frozen: readonly WorkflowFreeze[]): string {
  const names = frozen.map(({ workflow }) => `*${esc(workflow)}*`);
  return `${sayFew(names)} ${names.length === 1 ? 'is' : 'are'} frozen`;
}

function scopeOf(gate: Gate): ReadonlySet<TeamId> | undefined {
  return gate.kind === 'wave' ? new Set(gate.teamIds) : undefined;
}

export const workflowFreezeCriteria: readonly Criterion<ReadContext>[] = [notFrozen];
