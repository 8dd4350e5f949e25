/* Criteria whose evidence chance decides: with a number to reach and with one to stay under, of phases and of waves. */
import type {
  Criterion,
  Judgement,
  Obliged,
  Verdict,
} from '../../../src/features/contract/criterion.ts';
import type { Gate } from '../../../src/features/contract/gate.ts';
import { BACK_UPS } from '../../../src/features/contract/grace.ts';
import type { Obligation } from '../../../src/features/contract/obligation.ts';
import type { PerRollout, ReadContext } from '../../../src/platform/request.ts';
import type { Dice } from '../quarter/dice.ts';

type Asks = { person: string; action: string; value: string; about?: string };
export type Evidence = {
  verdict: Verdict;
  n: number;
  amount: number;
  things: { about: string; lack: string; amount?: number; says: string }[];
  obliges: Asks[];
};
/** All that chance decides about the rollout, as it stands now. */
export type Facts = {
  evidence: Record<string, Evidence>;
  asked: Asks[];
  isComplete: boolean;
  isAsked: boolean;
  usual: number;
  limit: number;
};

const NONE: Evidence = { verdict: 'no-data', n: 0, amount: 0, things: [], obliges: [] };
export const FIRST_FACTS: Facts = {
  ...{ evidence: {}, asked: [], isComplete: false, isAsked: false },
  ...{ usual: 4, limit: 5 },
};

type Read = () => Facts;
const isPhase = (gate: Gate) => gate.kind === 'phase';
const isWave = (gate: Gate) => gate.kind === 'wave';

/** `read` is what stands in the table. */
export function made(read: Read): Criterion<ReadContext>[] {
  const of = (name: string) => read().evidence[name] ?? NONE;
  const judged = (name: string, verdict: Verdict): Judgement => {
    const { n, things, obliges } = of(name);
    return {
      ...{
        verdict,
        n,
        measured: `${n} counted.`,
        settledBy: verdict === 'pass' ? '' : 'Somebody.',
      },
      obliges: verdict === 'pass' ? [] : obliges.map(asObliged),
      ...(verdict === 'pass' || things.length === 0 ? {} : { findings: things }),
    };
  };
  const plain = (
    name: string,
    appliesTo: Criterion<ReadContext>['appliesTo'],
  ): Criterion<ReadContext> => ({
    ...{ name, version: 1, asks: `Is ${name} so?`, threshold: undefined, appliesTo },
    judge: () => judged(name, of(name).verdict),
  });
  const counted = (
    name: string,
    more: Partial<Criterion<ReadContext>>,
  ): Criterion<ReadContext> => ({
    ...{ name, version: 1, asks: `Is ${name} enough?`, appliesTo: isPhase },
    threshold: { default: 3, unit: 'teams', means: 'at least' },
    judge(_context, _gate, threshold) {
      const { amount } = of(name);
      const isEnough = more.isEasierWhenHigher ? amount <= threshold : amount >= threshold;
      return judged(name, isEnough ? 'pass' : 'fail');
    },
    ...more,
  });
  return [
    plain('drill.always', () => true),
    counted('drill.count', {}),
    counted('drill.most', {
      isEasierWhenHigher: true,
      appliesTo: () => true,
      usual: () => read().usual,
    }),
    plain('drill.waves', isWave),
    counted(BACK_UPS, {
      isEasierWhenHigher: true,
      appliesTo: isWave,
      threshold: { default: 15, unit: 'people', means: 'up to' },
    }),
    { ...plain('drill.asked', isPhase), isAsked: () => read().isAsked },
  ];
}

const asObliged = ({ person, action, value, about }: Asks): Obliged => ({
  ...{ personId: person as never, text: `Do ${value}`, label: 'Do it', actionId: action, value },
  ...(about === undefined ? {} : { about }),
});

/** What another feature asks of people, perhaps with the same button. */
export const ofOthers =
  (read: Read): PerRollout<Obligation> =>
  (context) =>
    read().asked.map(({ person, action, value, about }) => ({
      ...{
        key: `drill.ask:${about ?? '-'}:${value}`,
        rolloutId: context.rolloutId,
        personId: person as never,
      },
      ...{ topic: 'drill', text: 'Do it', why: 'Because.', sinceOn: context.today, minutes: 1 },
      settle: { label: 'Do it', actionId: action, value },
    }));

const NAMES = ['drill.always', 'drill.count', 'drill.most', 'drill.waves', BACK_UPS, 'drill.asked'];
const THINGS = ['T1', 'T2', 'T3'];

/** All of them pass, as far as the number that is asked allows. */
export const wellShown = (): Facts['evidence'] =>
  Object.fromEntries(
    NAMES.map((name) => {
      const amount = name === 'drill.count' ? 9 : 0;
      return [name, { ...NONE, verdict: 'pass' as const, n: 3, amount }];
    }),
  );

/** What one of the criteria finds from now on. */
export function newEvidence(
  facts: Facts,
  dice: Dice,
  people: readonly string[],
): Facts['evidence'] {
  const name = dice.pick(NAMES) ?? 'drill.always';
  const things = THINGS.filter(() => dice.chance(0.4)).map((about) => {
    const lack = dice.chance(0.8) ? 'late' : 'lost';
    return {
      about,
      lack,
      says: `${about} is ${lack}`,
      ...(dice.chance(0.6) ? { amount: 1 + dice.below(3) } : {}),
    };
  });
  const one: Evidence = {
    verdict: dice.weighed<Verdict>([
      [5, 'pass'],
      [3, 'fail'],
      [1, 'inconclusive'],
      [1, 'no-data'],
    ]),
    n: dice.chance(0.15) ? 0 : 1 + dice.below(5),
    amount: dice.below(7),
    things,
    obliges: asksOf(dice, people),
  };
  return { ...facts.evidence, [name]: one };
}

export function asksOf(dice: Dice, people: readonly string[]): Asks[] {
  return Array.from({ length: dice.below(3) }, () => ({
    person: dice.pick(people) ?? 'UA',
    action: dice.pick(['drill.do', 'drill.say']) ?? 'drill.do',
    value: `v${dice.below(3)}`,
    ...(dice.chance(0.4) ? { about: dice.pick(THINGS) ?? 'T1' } : {}),
  }));
}
