/* Who looks after which team, kept up team by team. */
import type { TeamId } from '../../platform/ids.ts';
import { perTeam } from '../../platform/per-team.ts';
import type { ReadContext, TeamScope } from '../../platform/request.ts';
import type { TeamContact } from './contact.ts';

const kept = perTeam<TeamContact[], ReadContext>({
  name: 'contacts',
  isAskedForAll: true,
  read: (context, only) =>
    Map.groupBy(
      context.product.contacts.flatMap((source) =>
        source(context, only).map(([, contact]) => contact),
      ),
      ({ teamId }) => teamId,
    ),
});

/** The champion and back-ups of each team that has any, or of those that are named. */
export function getContactsByTeam(
  context: ReadContext,
  only?: TeamScope,
): ReadonlyMap<TeamId, readonly TeamContact[]> {
  return kept.of(context, only);
}
