import type { Obligation } from '../../src/features/contract/obligation.ts';
import type { PerTeams, ReadContext, TeamScope } from '../../src/platform/request.ts';

/** What a source says is owed for the teams in scope, without the teams beside it. */
export function saidOfTeams(
  source: PerTeams<Obligation>,
  context: ReadContext,
  only?: TeamScope,
): Obligation[] {
  return source(context, only).map(([, obligation]) => obligation);
}
