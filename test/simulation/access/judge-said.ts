/* What the bot answers about access wherever somebody looks: who has it, since when, and what was told of it. */
import { listAccessSpans } from '../../../src/features/access/access/access-spans.store.ts';
import {
  countAllowed,
  listAllowed,
  listOnceLive,
} from '../../../src/features/access/access/access-statuses.store.ts';
import { findDecided, listDecided } from '../../../src/features/access/access/decided.store.ts';
import {
  listDecidedIn,
  listDecidedOf,
} from '../../../src/features/access/access/decided-people.store.ts';
import { listUntold } from '../../../src/features/access/access/untold.store.ts';
import type { Rollout } from '../../../src/features/rollout/rollouts/rollout.ts';
import type { TeamId } from '../../../src/platform/ids.ts';
import { modelTeam } from '../quarter/access-model.ts';
import { accessRows, rolloutRows } from '../quarter/access-rows.ts';
import { same } from '../quarter/looked.ts';
import type { Report, Scene } from '../quarter/watch.ts';
import { PEOPLE, type Yard } from './access-yard.ts';
import { judgeAsked } from './judge-asked.ts';

export function judgeSaid(yard: Yard, rollout: Rollout, scene: Scene, report: Report): void {
  const context = yard.contextFor(rollout);
  const row = rolloutRows(scene).find(({ id }) => id === rollout.id);
  if (row === undefined) return;
  const all = accessRows(scene, row);
  const now = scene.now.epochMilliseconds;
  const models = all.teams.map((team) => ({ team, model: modelTeam(all, row, team, now) }));
  const agree = (what: string, said: Iterable<string>, wanted: Iterable<string>) => {
    const [one, other] = [[...said], [...wanted]];
    report.expect(same(one, other), () => `${what}: ${one}, and should be ${other}.`);
  };
  const { database, rolloutId } = context;
  const told = all.told.filter(({ allowed, person }) => allowed === 1 && person !== '');
  const people = new Set(told.map(({ person }) => person));
  agree('Allowed are', listAllowed(database, rolloutId), people);
  report.expect(
    countAllowed(database, rolloutId) === people.size,
    () => `${countAllowed(database, rolloutId)} are counted, not ${people.size}.`,
  );
  const live = all.told
    .filter(({ person, state }) => person === '' && state !== 'waiting')
    .map(({ team }) => team);
  agree('Once live were', listOnceLive(database, rolloutId), live);
  agree(
    'Decided are',
    listDecided(context).map(({ teamId }) => teamId),
    all.teams.map(({ id }) => id),
  );
  const names = listDecided(context).map(({ teamName }) => teamName);
  report.expect(names.join() === names.toSorted().join(), () => `They come as ${names}.`);
  const one = yard.dice.pick(PEOPLE) ?? 'UP0';
  agree(
    `${one} has`,
    listDecidedOf(context, one as never).map(
      ({ decision, team }) =>
        `${team.teamId} ${decision.state} ${decision.allowed} ${decision.wave} ${decision.lastOn}`,
    ),
    models.flatMap(({ team, model }) => {
      const said = model.people.get(one);
      const lastOn = said?.allowed && said.state === model.state ? model.lastOn : undefined;
      return said === undefined
        ? []
        : [`${team.id} ${said.state} ${said.allowed} ${model.wave} ${lastOn}`];
    }),
  );
  const some = yard.dice.pick(models);
  const decided = some && findDecided(context, some.team.id as TeamId);
  if (some !== undefined && decided !== undefined)
    agree(
      `In ${some.team.name}`,
      [...listDecidedIn(context, decided)].map(
        ([id, { state, allowed }]) => `${id} ${state} ${allowed}`,
      ),
      [...some.model.people].map(([id, { state, allowed }]) => `${id} ${state} ${allowed}`),
    );
  const differs = models.flatMap(({ team, model }) => {
    const isOpen = model.state !== 'waiting' && model.state !== 'suspended';
    const is = [
      ` ${model.state} ${isOpen}`,
      ...[...model.people].map(([id, { state, allowed }]) => `${id} ${state} ${allowed}`),
    ];
    const was = all.told
      .filter((each) => each.team === team.id)
      .map(({ person, state, allowed }) => `${person} ${state} ${allowed === 1}`);
    const changed = [
      ...is.filter((each) => !was.includes(each)),
      ...was.filter((each) => !is.includes(each)),
    ];
    return [...new Set(changed.map((each) => each.split(' ')[0]))].map(
      (who) => `${team.id} ${who}`,
    );
  });
  agree(
    'Untold are',
    listUntold(context).map(({ teamId, personId }) => `${teamId} ${personId}`),
    differs,
  );
  const events = yard.rows<{ team: string; person: string; event: string; at: number }>(
    `select team_id as team, person_id as person, event, at from access_events
     where rollout_id = ? and person_id is not null order by sequence`,
    rollout.id,
  );
  const spans = listAccessSpans(context).map(
    ({ teamId, personId, from, to, gaps }) =>
      `${teamId} ${personId} ${from} ${to} ${gaps.join('/')}`,
  );
  agree('Spans are', spans, spansBy(events));
  // Last, since who asks writes down what has changed.
  judgeAsked({ yard, rollout, all, models, report });
}

type Event = { team: string; person: string; event: string; at: number };

/** From the first grant to the last end, with what lay between. */
function spansBy(events: readonly Event[]): string[] {
  const byWho = Map.groupBy(events, ({ team, person }) => `${team} ${person}`);
  return [...byWho].flatMap(([who, own]) => {
    const turns: number[] = [];
    for (const { event, at } of own) {
      if (event === 'access.granted' && turns.length % 2 === 0) turns.push(at);
      if (event === 'access.suspended' && turns.length % 2 === 1) turns.push(at);
    }
    if (turns.length === 0) return [];
    const [from, ...rest] = turns;
    const to = turns.length % 2 === 0 ? rest.pop() : undefined;
    const gaps = rest.flatMap((at, index) => (index % 2 === 0 ? [`${at},${rest[index + 1]}`] : []));
    return [`${who} ${from} ${to} ${gaps.join('/')}`];
  });
}
