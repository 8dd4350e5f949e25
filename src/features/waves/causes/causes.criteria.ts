import { readPerRollout } from '../../../platform/day-mark.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Criterion, Judgement } from '../../contract/criterion.ts';
import { sayObliged } from '../../contract/obliged-words.ts';
import { waveName } from '../waves/wave-words.ts';
import { causeState } from './cause.ts';
import { causeObligations } from './causes.obligations.ts';
import { findCause, findFailedTry } from './causes.store.ts';

/** A wave is not tried a second time before somebody has said, and somebody else confirmed, what was learned. */
const causeKnown: Criterion<ReadContext> = {
  name: 'causes.cause-known',
  version: 1,
  asks: 'Is it known and confirmed why the wave’s last try was rolled back, and what is different now?',
  threshold: undefined,
  appliesTo: (gate) => gate.kind === 'wave' && (gate.attempt ?? 1) > 1,
  judge: (context, gate) => judgeCause(context, gate.kind === 'wave' ? gate.wave : 0),
};

function judgeCause(context: ReadContext, number: number): Judgement {
  const { database, rolloutId } = context;
  const wave = findFailedTry(context, number);
  if (wave === undefined)
    return {
      ...{ verdict: 'no-data', n: 0, obliges: [] },
      measured: `Wave ${number} has no try that was rolled back`,
      settledBy: 'Plan the wave again.',
    };
  const cause = findCause(database, rolloutId, wave);
  const what = `why ${waveName(wave)} was rolled back`;
  const owed = readPerRollout(causeObligations, context).map(
    ({ personId, text, settle: { label, actionId, value } }) => ({
      ...{ personId, text, label, actionId, value },
    }),
  );
  const settledBy = sayObliged(owed, (id) => esc(findName(database, id)));
  const by = esc(findName(database, cause?.saidBy));
  const answeredBy = esc(findName(database, cause?.answer?.by));
  switch (causeState(cause)) {
    case 'missing':
      return {
        ...{ verdict: 'no-data', n: 0, obliges: [] },
        measured: `Nobody has said yet ${what}`,
        settledBy: settledBy || `A lead says it: \`/rollout wave cause ${number}\`.`,
      };
    case 'unconfirmed':
      return {
        ...{ verdict: 'inconclusive', n: 1, obliges: [] },
        measured: `${by} has said ${what}, and nobody has confirmed it yet`,
        settledBy: settledBy || 'Someone who was there confirms it.',
      };
    case 'contradicted':
      return {
        ...{ verdict: 'fail', n: 2, obliges: [] },
        measured: `${answeredBy} sees it differently ${what}`,
        settledBy: settledBy || `A lead looks at it again: \`/rollout wave cause ${number}\`.`,
      };
    case 'confirmed':
      return {
        ...{ verdict: 'pass', n: 2, obliges: [] },
        measured: `${by} has said ${what}, and ${answeredBy} has confirmed it`,
        settledBy: '',
      };
  }
}

export const causeCriteria: readonly Criterion<ReadContext>[] = [causeKnown];
