import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { newSecret } from '../../../platform/sealed.ts';
import { sayDate } from '../../../platform/words.ts';
import type { PulseCycle } from './pulse.ts';
import { itemsOf } from './pulse-item.ts';
import { addAsked, listToAsk } from './pulse-people.store.ts';
import { closesOn } from './pulse-schedule.ts';
import { addCycle, findWording, listClosedCycles } from './pulses.store.ts';

/** Opens a pulse for everyone in live teams who wants to be asked; two constructs in turn, and what is always asked. */
export function openCycle(request: RolloutRequest): PulseCycle {
  const { database, rolloutId, today } = request;
  return write(database, () => {
    const number = (listClosedCycles(database, rolloutId)[0]?.number ?? 0) + 1;
    const cycle: PulseCycle = {
      id: newId(),
      rolloutId,
      number,
      opensOn: today,
      closesOn: closesOn(today),
      closedOn: undefined,
      items: itemsOf(number, findWording(database, rolloutId).wording),
      secret: newSecret(),
    };
    addCycle(database, cycle);
    addAsked(database, cycle, listToAsk(request));
    record(request, {
      act: 'pulses.open',
      subject: `pulse:${cycle.id}`,
      says: `Pulse ${number} opened; it takes answers until ${sayDate(cycle.closesOn, today)}.`,
    });
    return cycle;
  });
}
