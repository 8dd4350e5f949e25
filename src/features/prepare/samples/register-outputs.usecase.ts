import { record } from '../../../platform/audit/audit.ts';
import { isBefore } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import { getOutputNames } from './names.store.ts';
import {
  isSameOutput,
  type Output,
  type OutputNames,
  type OutputSource,
  type ReadOutput,
  type Refused,
  readOutput,
} from './output.ts';
import { addOutputs, findOutputs } from './outputs.store.ts';
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

/** What was read of the entries before the transaction; it holds while the names are still the same. */
export type ReadBefore = { names: OutputNames; read: readonly ReadOutput[] };

type Input = { entries: readonly unknown[]; source: OutputSource; before?: ReadBefore };

/** Takes outputs into the open register, and opens one where there is none. What is wrong never loses what is right. */
export function registerOutputs(
  request: RolloutRequest,
  { entries, source, before }: Input,
): Registration {
  const { database, rolloutId, now } = request;
  return write(database, (): Registration => {
    const names = getOutputNames(request);
    const read =
      before?.names === names ? before.read : entries.map((entry) => readOutput(entry, names, now));
    const { fresh, ...done } = judgeEach(request, read);
    if (fresh.length === 0) {
      return { ...done, register: findOpenRegister(database, rolloutId)?.number };
    }
    const register = findOpenRegister(database, rolloutId) ?? openRegister(request);
    const { number, seed } = register;
    addOutputs(database, { rolloutId, source, register: number, registeredAt: now }, fresh, seed);
    record(request, {
      act: 'outputs.register',
      subject: `register:${number}`,
      says: `${sayCount(done.accepted, 'output was', 'outputs were')} registered for the draw.`,
      after: { accepted: done.accepted, register: number, source },
      isNews: false,
    });
    return { ...done, register: number };
  });
}

/** Which of them are new, which are known, and what is wrong with the others. */
function judgeEach({ database, rolloutId }: RolloutRequest, entries: readonly ReadOutput[]) {
  const ids = entries.flatMap((one) => (one.kind === 'output' ? [one.output.outputId] : []));
  const known = new Map<string, Output>(findOutputs(database, rolloutId, ids));
  const lastClosed = listRegisters(database, rolloutId).find((one) => one.closedAt)?.closedAt;
  const fresh: Output[] = [];
  const refused: Refused[] = [];
  const done = { accepted: 0, duplicates: 0, ignored: 0, late: 0 };
  entries.forEach((entry, index) => {
    if (entry.kind === 'refused') {
      const pointer = entry.field === '' ? `/${index}` : `/${index}/${entry.field}`;
      refused.push({ index, pointer, says: entry.says });
      return;
    }
    const { output, ignored } = entry;
    const same = known.get(output.outputId);
    done.ignored += ignored;
    if (same === undefined) {
      if (lastClosed !== undefined && isBefore(output.producedAt, lastClosed)) done.late++;
      known.set(output.outputId, output);
      fresh.push(output);
      done.accepted++;
    } else if (isSameOutput(same, output)) done.duplicates++;
    else {
      const says = `The id ${output.outputId} is registered already, with other facts.`;
      refused.push({ index, pointer: `/${index}/id`, says });
    }
  });
  return { ...done, refused, fresh };
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
