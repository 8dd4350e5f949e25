/* Who is asked for what a gate still lacks: each thing once, and never what another feature asks of the same person. */
import type { Gate } from '../../../src/features/contract/gate.ts';
import { gateKey } from '../../../src/features/contract/gate.ts';
import type { Obligation } from '../../../src/features/contract/obligation.ts';
import { getTeamObligations } from '../../../src/features/contract/team-obligations.store.ts';
import { gateObligations } from '../../../src/features/gates/gates/gates.obligations.ts';
import { readPerRollout } from '../../../src/platform/day-mark.ts';
import { dayAt } from './days.ts';
import type { GateModel } from './gate-model.ts';
import { type Looked, same } from './looked.ts';

type Seen = Pick<Looked, 'context' | 'report' | 'all' | 'place'>;

export function judgeSettles(
  { context, report, all, place }: Seen,
  owed: readonly Obligation[],
  underWay: readonly Gate[],
  models: ReadonlyMap<string, GateModel>,
): void {
  const things = underWay
    .map(gateKey)
    .filter((key) => !all.passed.has(key))
    .flatMap((key) => thingsOf(key, models.get(key)))
    .filter(({ thing }, at, list) => list.findIndex((one) => one.thing === thing) === at);
  const others =
    things.length === 0 ? [] : byOthers(context, new Set(things.map((one) => one.personId)));
  const isAsked = ({ thing, personId, about }: Thing) =>
    others.some(
      (one) =>
        thingOf(one.personId, one.settle) === thing ||
        (about !== undefined && one.personId === personId && one.key.includes(about)),
    );
  const wanted = things
    .filter((one) => !isAsked(one))
    .map(({ gate, name, personId, action, on, teamId }) => {
      const frozenAt = all.versions.findLast((one) => one.gate === gate)?.at;
      const since = dayAt(frozenAt ?? context.now.epochMilliseconds, place.zone);
      return `gates.settle:${place.id}:${gate}:${name}:${action} ${personId} ${teamId} ${since} ${on}`;
    });
  const asked = owed
    .filter(({ key }) => key.startsWith('gates.settle:'))
    .map(
      ({ key, personId, teamId, sinceOn, dueOn }) =>
        `${key} ${personId} ${teamId} ${sinceOn} ${dueOn}`,
    );
  report.expect(
    same(asked, wanted),
    () => `For gates are asked ${asked}, and should be ${wanted}.`,
  );
}

type Thing = {
  gate: string;
  name: string;
  personId: string;
  action: string;
  thing: string;
  on: string;
  about: string | undefined;
  teamId: string | undefined;
};

/** The same button of the same person is one thing, whichever criterion asks for it. */
const thingOf = (personId: string, { actionId, value }: { actionId: string; value: string }) =>
  `${personId} ${actionId} ${value}`;

function thingsOf(gate: string, model: GateModel | undefined): Thing[] {
  return (model?.unmet ?? []).flatMap((name) =>
    (model?.asking.get(name) ?? []).map((one): Thing => {
      const { personId, actionId, value, about, teamId } = one;
      const on = model?.opensOn ?? '';
      const thing = thingOf(personId, one);
      return { gate, name, personId, action: `${actionId}:${value}`, thing, on, about, teamId };
    }),
  );
}

/** What every other source asks of these people. */
function byOthers(context: Seen['context'], people: ReadonlySet<string>): Obligation[] {
  const sources = context.product.obligations.filter((source) => source !== gateObligations);
  const ofTeams = getTeamObligations(context);
  return [
    ...sources.flatMap((source) => readPerRollout(source, context)),
    ...[...people].flatMap((personId) => ofTeams.of(personId as Obligation['personId'])),
  ];
}
