/* What other features know of a team's readiness; nobody is asked for it. */
import { rememberAsHeard } from '../../../platform/day-mark.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { sayPart } from '../../../platform/words.ts';
import { listEntries } from '../../prepare/core/entries.store.ts';
import { entryKinds, isPublished, workflowKey } from '../../prepare/core/entry.ts';
import type { Team } from '../../teams/teams/team.ts';
import type { ReadLevel } from './readiness.ts';
import type { ReadItem } from './readiness-answer.ts';

/** So many people are enough that one may be away. */
const REVIEWERS_ENOUGH = 2;

export type ReadOfTeam = (
  team: Pick<Team, 'id' | 'workflows'>,
) => Record<ReadItem, ReadLevel | undefined>;

/** Read once for many teams. */
export function getReadItems(context: ReadContext, only: TeamScope): ReadOfTeam {
  const kinds = getPublishedKinds(context);
  const reviewers = context.product.reviewersOfTeams(context, only);
  return ({ id, workflows }) => ({
    'knowledge-covers': coverageLevel(workflows, kinds),
    'reviewers-named': reviewers === undefined ? undefined : reviewersLevel(reviewers.get(id) ?? 0),
  });
}

/** Which kinds of entries are published for each piece of work. */
function getPublishedKinds(context: ReadContext): ReadonlyMap<string, number> {
  return rememberAsHeard(context, `readiness published kinds ${context.rolloutId}`, (look) => {
    const published = listEntries(look.database, look.rolloutId).filter(
      (entry) => entry.retired === undefined && isPublished(entry),
    );
    const byWork = Map.groupBy(published, ({ workflow }) => workflowKey(workflow));
    return new Map(
      [...byWork].map(([work, entries]) => [work, new Set(entries.map(({ kind }) => kind)).size]),
    );
  });
}

/** All kinds for all its work is yes, half of them partly. Without any work named nothing can be said. */
function coverageLevel(
  workflows: readonly string[],
  kinds: ReadonlyMap<string, number>,
): ReadLevel | undefined {
  const work = [...new Set(workflows.map(workflowKey))];
  const of = work.length * entryKinds.length;
  if (of === 0) return { level: 'unknown', words: 'nobody has said what work it is about' };
  const there = work.reduce((sum, one) => sum + (kinds.get(one) ?? 0), 0);
  const level = there === of ? 'yes' : there * 2 >= of ? 'partly' : 'no';
  return { level, words: `${sayPart(there, of, ['entry', 'entries'], 'is')} published` };
}

function reviewersLevel(count: number): ReadLevel {
  const level = count >= REVIEWERS_ENOUGH ? 'yes' : count === 1 ? 'partly' : 'no';
  return { level, words: `${count} named` };
}
