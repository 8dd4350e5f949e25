import { record } from '../../../platform/audit/audit.ts';
import { isBefore } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import { getOutputNames } from './names.store.ts';
import {
  isSameOutput,
  type Output,
  type OutputSource,
  type Refused,
  readOutput,
} from './output.ts';
import { addOutput, findOutputs } from './outputs.store.ts';
import { REGISTER_DAYS, type Register } from './register.ts';
import { findOpenRegister, listRegisters, saveRegister } from './registers.store.ts';

export type Registration = {
  accepted: number;
  duplicates: number;
  refused: Refused[];
  /** Fields of entries that nobody here reads. */
  ignored: number;
  register: number | undefined;
  /** How many are older than the draw before, and so come into the next. */
  late: number;
};

const entryId = (entry: unknown): string[] => {
  const id =
    typeof entry === 'object' && entry !== null ? (entry as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? [id] : [];
};

/** Takes outputs into the open register, and opens one where there is none. What is wrong never loses what is right. */
export function registerOutputs(
  request: RolloutRequest,
  { entries, source }: { entries: readonly unknown[]; source: OutputSource },
): Registration {
  const { database, rolloutId, now } = request;
  return write(database, (): Registration => {
    const names = getOutputNames(request);
    const known = new Map<string, Output>(
      findOutputs(database, rolloutId, entries.flatMap(entryId)),
    );
    const lastClosed = listRegisters(database, rolloutId).find((one) => one.closedAt)?.closedAt;
    const done: Registration = {
      ...{ accepted: 0, duplicates: 0, refused: [], ignored: 0, late: 0 },
      register: findOpenRegister(database, rolloutId)?.number,
    };
    entries.forEach((entry, index) => {
      const read = readOutput(entry, names, now);
      if (read.kind === 'refused') {
        const pointer = read.field === '' ? `/${index}` : `/${index}/${read.field}`;
        done.refused.push({ index, pointer, says: read.says });
        return;
      }
      const { output } = read;
      done.ignored += read.ignored;
      const before = known.get(output.outputId);
      if (before !== undefined && isSameOutput(before, output)) done.duplicates++;
      else if (before !== undefined) {
        const says = `The id ${output.outputId} is registered already, with other facts.`;
        done.refused.push({ index, pointer: `/${index}/id`, says });
      } else {
        done.register ??= openRegister(request).number;
        if (lastClosed !== undefined && isBefore(output.producedAt, lastClosed)) done.late++;
        addOutput(database, {
          ...{ ...output, rolloutId, source },
          ...{ register: done.register, registeredAt: now },
        });
        known.set(output.outputId, output);
        done.accepted++;
      }
    });
    if (done.accepted > 0) {
      record(request, {
        act: 'outputs.register',
        subject: `register:${done.register}`,
        says: `${sayCount(done.accepted, 'output was', 'outputs were')} registered for the draw.`,
        after: { accepted: done.accepted, register: done.register, source },
        isNews: false,
      });
    }
    return done;
  });
}

function openRegister(request: RolloutRequest): Register {
  const { database, rolloutId, now, today } = request;
  const register: Register = {
    number: (listRegisters(database, rolloutId)[0]?.number ?? 0) + 1,
    openedAt: now,
    closesOn: today.add({ days: REGISTER_DAYS - 1 }),
    ...{ first: undefined, second: undefined, seed: undefined, closedAt: undefined },
  };
  saveRegister(database, rolloutId, register);
  return register;
}
