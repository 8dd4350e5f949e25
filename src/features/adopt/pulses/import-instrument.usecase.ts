import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { type Instrument, readInstrument } from './instrument.ts';
import { saveWording } from './pulses.store.ts';

/** Takes a customer's own wording from the next pulse on; answers it, or what to mend in the file. */
export function importInstrument(request: RolloutRequest, file: string): Instrument | string {
  const { database, rolloutId, now } = request;
  const instrument = readInstrument(file);
  if (typeof instrument === 'string') return instrument;
  write(database, () => {
    saveWording(database, { rolloutId, ...instrument }, now);
    record(request, {
      act: 'pulses.import',
      subject: `rollout:${rolloutId}`,
      says: `The pulse asks in other words from the next one on: “${esc(instrument.title)}”.`,
      after: instrument.wording,
    });
  });
  return instrument;
}
