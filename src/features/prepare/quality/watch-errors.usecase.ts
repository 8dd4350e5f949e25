import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sayList } from '../../../platform/words.ts';
import { raiseCase } from '../escalations/raise-case.usecase.ts';
import { findTeamWith } from '../escalations/raise-critical.usecase.ts';
import { lowered, USUAL_PER_STRATUM } from '../samples/sampling-rate.ts';
import { setSampling } from '../samples/set-sampling.usecase.ts';
import { sayFindings, sayShare } from '../verification/bound-words.ts';
import { DEFAULT_LIMIT } from '../verification/judged-row.ts';
import { listWatched, listWrongOutputs, type Watched } from './error-watch.store.ts';
import { ALARM_WHY } from './error-watch.ts';

/**
 * The standing watch over errors. An alarm is a case that stands before the leads at once: it freezes the work,
 * names the outputs, and has more drawn from then on.
 */
export function watchErrors(request: RolloutRequest): string {
  return write(request.database, () => {
    const due = listWatched(request).filter(({ step }) => step !== 'nothing');
    for (const watched of due) {
      if (watched.step === 'alarm') soundAlarm(request, watched);
      else drawFewer(request, watched);
    }
    return due.length === 0 ? '' : `Work whose reviews led to something: ${due.length}.`;
  });
}

function soundAlarm(request: RolloutRequest, { workflow, findings }: Watched): void {
  const { ids, teamId: found } = listWrongOutputs(request, workflow);
  const teamId = found ?? findTeamWith(request, workflow);
  if (teamId === undefined) return;
  const share = sayShare(DEFAULT_LIMIT);
  const named = ids.length === 0 ? '' : ` The newest that were wrong: ${sayList(ids)}.`;
  raiseCase(request, {
    ...{ teamId, workflow, link: undefined },
    words: `Reviews show more than ${share} wrong: ${sayFindings(findings)}.${named}`,
    ...{ isCritical: true, source: 'alarm' },
  });
  setSampling(request, { workflow, to: 'more', why: ALARM_WHY });
}

function drawFewer(request: RolloutRequest, { workflow, findings }: Watched): void {
  const why = `Error at most ${sayShare(DEFAULT_LIMIT)} is shown with ${sayFindings(findings)}.`;
  setSampling(request, { workflow, to: lowered(USUAL_PER_STRATUM), why });
}
