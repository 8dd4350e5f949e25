import { record } from '../../../platform/audit/audit.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { enqueueNews, settleNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';

import { listInOffice } from '../../champions/champions/champions.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { depthSettings } from '../depth/depth-settings.ts';
import { sayVerdict } from '../depth/depth-words.ts';
import { isWatched, type StoredVerdict, sinceOf } from './stored-verdict.ts';
import { listVerdictsOf, saveVerdict } from './verdicts.store.ts';
import { watchMessage, watchOverMessage } from './watch.view.ts';

/** What a look found of one team, wave or rollout. */
export type FoundVerdict = Pick<StoredVerdict, 'scope' | 'scopeId' | 'judged' | 'firstWeekOn'>;

/** Keeps what a look found; a verdict that has changed goes into the record. */
export function saveVerdicts(
  request: RolloutRequest,
  about: { found: readonly FoundVerdict[]; look: number; named: ReadonlySet<string> },
): void {
  const { database, rolloutId, today } = request;
  const { found, look, named } = about;
  for (const [scope, ofScope] of Map.groupBy(found, (one) => one.scope)) {
    const ids = ofScope.map(({ scopeId }) => scopeId);
    const known = new Map(
      listVerdictsOf(database, { rolloutId, scope }, ids).map((one) => [one.scopeId, one]),
    );
    const names = scope === 'team' ? namesOf(request, ids) : new Map<string, string>();
    for (const one of ofScope) {
      const before = known.get(one.scopeId);
      const isSame = before?.judged.verdict === one.judged.verdict;
      const watch = isWatched(one.judged, before?.watchedOn !== undefined);
      const verdict: StoredVerdict = {
        ...one,
        givenOn: isSame ? before.givenOn : today,
        before: isSame ? before.before : before?.judged.verdict,
        watchedOn: watch && scope === 'team' ? (before?.watchedOn ?? today) : undefined,
      };
      const name = names.get(one.scopeId);
      if (!isSame) recordChange(request, { verdict, name, isNamed: named.has(one.scopeId) });
      if (name !== undefined) tellOfWatch(request, { verdict, before, name });
      saveVerdict(database, { rolloutId, look }, verdict);
    }
  }
}

function namesOf({ database, rolloutId }: RolloutRequest, ids: readonly string[]) {
  const teams = listTeams(database, rolloutId, new Set(ids as TeamId[]));
  return new Map<string, string>(teams.map(({ id, name }) => [id, name]));
}

const SHOWN: ReadonlySet<string> = new Set(['deepening', 'declining', 'plateau']);

/** Nothing is said of verdicts that say nothing, unless they follow one that did. */
function recordChange(
  request: RolloutRequest,
  change: { verdict: StoredVerdict; name: string | undefined; isNamed: boolean },
): void {
  const { verdict, name, isNamed } = change;
  const { judged, scope, scopeId, before, firstWeekOn } = verdict;
  if (!SHOWN.has(judged.verdict) && (before === undefined || !SHOWN.has(before))) return;
  const whose =
    scope === 'team' ? esc(name ?? scopeId) : scope === 'wave' ? `Wave ${scopeId}` : 'All teams';
  const says = sayVerdict(judged, { firstWeekOn, today: request.today }, depthSettings);
  record(request, {
    act: 'depth-verdicts.change',
    subject: `${scope}:${scopeId}`,
    says: `${whose}: ${says}`,
    before,
    after: {
      verdict: judged.verdict,
      since: sinceOf(verdict)?.toString(),
      evidence: judged.evidence,
      weeks: judged.weeks,
      people: judged.people,
    },
    isNews: SHOWN.has(judged.verdict) && (scope !== 'team' || isNamed),
  });
}

function tellOfWatch(
  request: RolloutRequest,
  change: { verdict: StoredVerdict; before: StoredVerdict | undefined; name: string },
): void {
  const { verdict, before, name } = change;
  const since = verdict.watchedOn ?? before?.watchedOn;
  if (since === undefined) return;
  const key = `depth.watch:${verdict.scopeId}:${since}` as const;
  if (verdict.watchedOn === undefined) {
    if (before?.watchedOn !== undefined) settleNews(request.database, key, watchOverMessage(name));
    return;
  }
  if (before?.watchedOn !== undefined) return;
  const teams = new Set([verdict.scopeId as TeamId]);
  const { database, rolloutId } = request;
  for (const champion of listInOffice({ database, rolloutId }, teams)) {
    if (champion.role !== 'champion') continue;
    enqueueNews(request, { key, to: champion.personId, message: watchMessage(name) });
  }
}
