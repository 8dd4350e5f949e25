/* Most criteria change by the day and with what is stored; gates are looked at many times in between. */
import { rememberAsDecided } from '../../../platform/day-mark.ts';
import { onceFor } from '../../../platform/once-for.ts';
import { nameOf } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { Criterion } from '../../contract/criterion.ts';
import { gateKey } from '../../contract/gate.ts';

/** The same criteria, each of which judges again only when something that it asks for has changed. */
export const keptCriteria = onceFor((criteria: readonly Criterion<ReadContext>[]) =>
  criteria.map((criterion): Criterion<ReadContext> => {
    const name = `judged ${nameOf(criteria)} ${criterion.name}`;
    const judge: typeof criterion.judge = (context, gate, threshold) =>
      rememberAsDecided(context, `${name} ${gateKey(gate)} ${threshold}`, (look) =>
        criterion.judge(look, gate, threshold),
      );
    return Object.create(criterion, { judge: { value: judge } });
  }),
);
