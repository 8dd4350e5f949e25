import { readPerRollout } from '../../../platform/day-mark.ts';
import type { UserId } from '../../../platform/ids.ts';
import { listGone } from '../../../platform/people-gone.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Criterion, Judgement, Obliged } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import { sayObliged } from '../../contract/obliged-words.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import type { Learning } from './learning.ts';
import { learningValue, OPEN_LEARNING } from './learning-messages.view.ts';
import { isOpen, judgeMustLearnings, nextStep } from './learning-status.ts';
import { trialKey, trialObligations } from './learning-trials.obligations.ts';
import { countAnsweredWeeks } from './learning-weeks.store.ts';
import { titleOf } from './learnings.obligations.ts';
import { listLearnings } from './learnings.store.ts';

/** Every wave but the first has one before it to learn from. */
export function hasEarlierWave(gate: Gate): boolean {
  if (gate.kind === 'wave') return gate.wave > 0;
  return gate.leaving === 'expansion' || gate.leaving === 'broad';
}

/** The next wave stays shut while a must is not validated by another team. */
const mustsValidated: Criterion<ReadContext> = {
  name: 'learnings.must-validated',
  version: 1,
  asks: 'Is every must-learning validated by another team, or declined with a reason?',
  threshold: undefined,
  appliesTo: hasEarlierWave,
  judge(context): Judgement {
    const { database, rolloutId } = context;
    const learnings = listLearnings(database, rolloutId);
    const weeklyAnswers = countAnsweredWeeks(database, rolloutId);
    const judged = judgeMustLearnings({ learnings, weeklyAnswers });
    const teamIds = new Set(learnings.map(({ teamId }) => teamId));
    const names = new Map(
      listTeams(database, rolloutId, teamIds).map(({ id, name }) => [id, name]),
    );
    const open = learnings.filter((each) => each.severity === 'must' && isOpen(each));
    const asked = open.length === 0 ? NOBODY : whomToAsk(context);
    const obliges = open.flatMap((learning) =>
      obligedBy(asked, learning, esc(names.get(learning.teamId) ?? '')),
    );
    return {
      ...judged,
      measured: esc(judged.measured),
      settledBy:
        obliges.length === 0
          ? esc(judged.settledBy)
          : sayObliged(obliges, (id) => esc(findName(database, id))),
      findings: open.map((learning) => ({
        about: learning.id,
        lack: 'validated',
        says: `${names.get(learning.teamId) ?? 'A team'}: “${clamp(learning.what, 120)}”`,
      })),
      obliges,
    };
  },
};

type Asked = {
  gone: ReadonlySet<UserId>;
  /** Who is asked to try a fix, by the key of what they owe. */
  toTry: ReadonlyMap<string, readonly UserId[]>;
  leads: readonly UserId[];
};

const NOBODY: Asked = { gone: new Set(), toTry: new Map(), leads: [] };

function whomToAsk(context: ReadContext): Asked {
  const { database, rolloutId } = context;
  const gone = new Set(listGone(database));
  const toTry = new Map<string, UserId[]>();
  for (const { key, personId } of readPerRollout(trialObligations, context)) {
    if (gone.has(personId)) continue;
    const own = toTry.get(key);
    if (own === undefined) toTry.set(key, [personId]);
    else own.push(personId);
  }
  return { gone, toTry, leads: listActiveHolders(database, rolloutId, 'lead') };
}

function obligedBy({ gone, toTry, leads }: Asked, learning: Learning, of: string): Obliged[] {
  const { personId, words } = nextStep(learning);
  const tried = toTry.get(trialKey(learning)) ?? [];
  // Champions are asked to try it; leads only where there is nobody whom one could ask.
  const named = personId !== undefined && !gone.has(personId) ? [personId] : tried;
  const people = named.length > 0 ? named : leads;
  const isStuck = learning.stage === 'implemented' && tried.length === 0;
  return people.map((each) => ({
    personId: each,
    text: `${isStuck ? 'Decide on it, as no live team shares a workflow' : words}: ${titleOf(learning)}, ${of}`,
    teamId: learning.teamId,
    about: learning.id,
    label: 'Open the learning',
    actionId: OPEN_LEARNING,
    value: learningValue(learning),
  }));
}

export const learningCriteria: readonly Criterion<ReadContext>[] = [mustsValidated];
