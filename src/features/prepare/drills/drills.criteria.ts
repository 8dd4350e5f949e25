import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayFew, sayPart } from '../../../platform/words.ts';
import type { Criterion, Judgement } from '../../contract/criterion.ts';
import { sayObliged } from '../../contract/obliged-words.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeamsToCover } from '../core-coverage/coverage.store.ts';
import { getIsVerificationAsked } from '../samples/verification-asked.store.ts';
import { DRILL_HOURS, PROVES_FOR_DAYS, type Proof } from './drill.ts';
import { listDrills, listProofs, type WorkProof } from './drills.store.ts';
import { drillValue, OPEN_DRILL, sayMinutes } from './drills.view.ts';

/** The way up has been walked before somebody needs it. */
const proven: Criterion<ReadContext> = {
  name: 'drills.proven',
  version: 1,
  asks: `Has a drill shown in the last ${PROVES_FOR_DAYS} days that a case about this work reaches a lead in time?`,
  threshold: {
    default: DRILL_HOURS,
    unit: 'hours',
    means: 'of working time until a lead has it, at most',
  },
  appliesTo: (gate) =>
    gate.kind === 'wave' || ['infrastructure', 'broad', 'sustained'].includes(gate.leaving),
  isAsked: getIsVerificationAsked,
  judge(context, gate, threshold): Judgement {
    const proofs = listProofs(context, listTeamsToCover(context, gate), threshold);
    const n = proofs.length;
    if (n === 0) {
      return {
        verdict: 'no-data',
        measured: 'Nobody has said what work it is about',
        n,
        settledBy: 'A lead names the work of each team with `/rollout team edit`.',
        obliges: [],
      };
    }
    const of = (kind: Proof['kind']) => proofs.filter(({ proof }) => proof.kind === kind);
    const done = of('proven').length;
    const measured = `${sayPart(done, n, ['kind of work', 'kinds of work'], 'has')} a drill that reached a lead in time${sayTimes(proofs)}`;
    if (done === n) return { verdict: 'pass', measured, n, settledBy: '', obliges: [] };
    const [slow, open, none] = [of('too-slow'), of('under-way'), of('none')];
    const [missing = proofs[0]] = [...slow, ...none];
    const settledBy =
      slow.length > 0
        ? `It took too long for ${names(slow)}: see in the drill who could not be reached, and try again with \`/core drill\`.`
        : none.length > 0
          ? `Still to try: ${names(none)}. One drill counts for all work of the same owner.`
          : `A drill is under way for ${names(open)}${sayWith(context)}.`;
    const obliges = slow.length + none.length === 0 ? [] : askLeads(context, missing);
    const who = sayObliged(obliges, (id) => esc(findName(context.database, id)));
    return {
      verdict: slow.length > 0 ? 'fail' : none.length > 0 ? 'no-data' : 'inconclusive',
      measured,
      n,
      settledBy: [settledBy, who].filter(Boolean).join(' '),
      obliges,
    };
  },
};

const names = (proofs: readonly WorkProof[]) => sayFew(proofs.map(({ workflow }) => esc(workflow)));

/** "; the slowest took 1 h 10 min". */
function sayTimes(proofs: readonly WorkProof[]): string {
  const minutes = proofs.flatMap(({ proof }) => ('result' in proof ? [proof.result.minutes] : []));
  return minutes.length === 0
    ? ''
    : `; the slowest took ${sayMinutes(Math.max(...minutes))} of working time`;
}

/** ": it is with Bao Nguyen now". */
function sayWith(context: ReadContext): string {
  const people = listDrills(context)
    .filter(({ resolved }) => resolved === undefined)
    .flatMap(({ steps }) => steps.at(-1)?.personId ?? []);
  const known = [...new Set(people)].map((id) => esc(findName(context.database, id)));
  return known.length === 0 ? '' : `: it is with ${sayFew(known)} now`;
}

function askLeads(
  { database, rolloutId }: ReadContext,
  missing: WorkProof | undefined,
): Judgement['obliges'] {
  if (missing === undefined) return [];
  return listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
    personId,
    text: `Try out whether a case about ${esc(missing.workflow)} would reach you`,
    label: 'Start a drill',
    actionId: OPEN_DRILL,
    value: drillValue(rolloutId, missing.workflow),
  }));
}

export const drillCriteria: readonly Criterion<ReadContext>[] = [proven];
