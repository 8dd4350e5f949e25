import { and, asc, isNotNull, ne } from 'drizzle-orm';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import { accessEventsTable } from './access.table.ts';
import { type AccessSpan, accessSpans } from './access-span.ts';

const changes = scopedQuery((database, inScope) => {
  const { rolloutId, teamId, personId, event, at, sequence } = accessEventsTable;
  return database
    .select({ teamId, personId, event, at })
    .from(accessEventsTable)
    .where(and(inScope(teamId, rolloutId), isNotNull(personId), ne(event, 'access.frozen')))
    .orderBy(asc(sequence))
    .prepare();
});

/** Who had access through the teams in scope, and from when to when; whoever left since is in it too. */
export function listAccessSpans(
  { database, rolloutId }: ReadContext,
  only?: TeamScope,
): AccessSpan[] {
  const events = changes(database, { rolloutId }, only).flatMap(
    ({ teamId, personId, event, at }) =>
      personId === null
        ? []
        : [{ teamId, personId, isGranted: event === 'access.granted', at: at.epochMilliseconds }],
  );
  return accessSpans(events);
}
