import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { erasing } from '../../../platform/erasing.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { nameUnder } from '../../../platform/sealed.ts';
import { ballotsIn, removeBallots } from './ballots.store.ts';
import type { Ballot, PulseCycle } from './pulse.ts';
import { type Counted, judgeCells } from './pulse-cell.ts';
import { listCells, saveJudged } from './pulse-cells.store.ts';
import { type ItemKey, saysYes } from './pulse-item.ts';
import { getPulsePeople, listAsked, removeAsked, savePulsePerson } from './pulse-people.store.ts';
import { findPulse, markCycleClosed } from './pulses.store.ts';

type Answered = { personId: UserId; teamId: TeamId; ballot: Ballot };

/**
 * Closes a pulse: what may be told is told, and every answer is thrown away, with the secret that opens them and
 * the list of who was asked. What stays of all answers is a band for each cell.
 */
export function closeCycle(request: RolloutRequest, cycle: PulseCycle): void {
  const { database, rolloutId, today } = request;
  write(database, () => {
    const ballotOf = ballotsIn(database, cycle);
    const asked = listAsked(database, rolloutId).map((one) => ({
      ...one,
      ballot: ballotOf(one.personId),
    }));
    noteSilence(request, asked);
    const ledgerKey = findPulse(database, rolloutId)?.ledgerKey ?? '';
    const known = listCells(database, rolloutId);
    for (const { key: item } of cycle.items) {
      const counted = countedOf(asked, item, ledgerKey);
      for (const judged of judgeCells(known.get(item) ?? [], counted, newId))
        saveJudged(database, { rolloutId, item, on: today }, judged);
    }
    erasing(database, () => {
      removeBallots(database, cycle.id);
      removeAsked(database, cycle.id);
      markCycleClosed(database, cycle.id, today);
    });
    record(request, {
      act: 'pulses.close',
      subject: `pulse:${cycle.id}`,
      says: `Pulse ${cycle.number} has closed. \`/rollout pulse\` tells what can be told; the answers themselves are gone.`,
      isNews: true,
    });
  });
}

function countedOf(asked: readonly Answered[], item: ItemKey, ledgerKey: string): Counted[] {
  return asked.flatMap(({ personId, teamId, ballot }) => {
    const answer = ballot.get(item);
    const yes = answer === undefined ? undefined : saysYes(answer);
    if (yes === undefined) return [];
    return [{ person: nameUnder(ledgerKey, `${item} ${personId}`), group: teamId, saysYes: yes }];
  });
}

/** Two pulses left alone in a row end the asking; one answer begins the count again. */
function noteSilence({ database, rolloutId }: RolloutRequest, asked: readonly Answered[]): void {
  const known = getPulsePeople(database, rolloutId);
  for (const { personId, ballot } of asked) {
    const before = known.get(personId);
    const unanswered = ballot.size > 0 ? 0 : (before?.unanswered ?? 0) + 1;
    if (unanswered === (before?.unanswered ?? 0)) continue;
    const isOptedOut = before?.isOptedOut ?? false;
    savePulsePerson(database, { rolloutId, personId }, { unanswered, isOptedOut });
  }
}
