/* What is owed for a constraint that somebody says is solved: the word of another, or another look at it. */
import { dateAt } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { constraintValue, OPEN_SOLUTION, SETTLE_CONSTRAINT } from './constraint-entry.view.ts';
import type { StoredConstraint } from './constraints.store.ts';
import type { SolutionCase } from './solutions.store.ts';

/** Working days. */
const ANSWER_DAYS = 3;

type Claimed = SolutionCase & { keeperIds: readonly UserId[] };

/** Asked of those who can confirm it; where somebody saw it differently, of those who look after it. */
export function solutionObligations(
  context: ReadContext,
  constraint: StoredConstraint,
  { solution, state, askedIds, keeperIds }: Claimed,
): Obligation[] {
  const { database, rolloutId } = context;
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  const sinceOn = dateAt(solution.answer?.at ?? solution.saidAt, timeZone);
  const what = `“${esc(clamp(constraint.text, 120))}”`;
  const value = constraintValue(rolloutId, constraint.id);
  const common = {
    ...{ rolloutId, topic: 'constraints', sinceOn },
    dueOn: addWorkingDays(sinceOn, ANSWER_DAYS, MONDAY_TO_FRIDAY),
    ...(constraint.blocks[0] === undefined
      ? {}
      : { blocks: { kind: 'gate', gate: constraint.blocks[0] } as const }),
  };
  if (state === 'waiting')
    return askedIds.map((personId) => ({
      ...common,
      key: `constraints.confirm:${constraint.id}:${solution.id}`,
      personId,
      text: `Say whether ${what} is solved`,
      why: `${esc(findName(database, solution.saidBy))} says so: “${esc(clamp(solution.words, 200))}” It stays open until someone else sees it too.`,
      minutes: 3,
      settle: { label: 'Read and answer', actionId: OPEN_SOLUTION, value },
    }));
  const { by, words } = solution.answer ?? { by: undefined, words: '' };
  return keeperIds.map((personId) => ({
    ...common,
    key: `constraints.look-again:${constraint.id}:${solution.id}`,
    personId,
    text: `Look again at ${what}`,
    why: `${esc(findName(database, by))} sees it differently: “${esc(clamp(words, 200))}”`,
    minutes: 10,
    takers: ['lead'],
    settle: { label: 'Close the constraint', actionId: SETTLE_CONSTRAINT, value },
  }));
}
