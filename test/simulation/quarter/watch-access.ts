/* Who has access equals what a model of its own says, on every team's own day; and what was told of it follows. */
import { listAccessSpans } from '../../../src/features/access/access/access-spans.store.ts';
import { findDecided } from '../../../src/features/access/access/decided.store.ts';
import type { TeamId } from '../../../src/platform/ids.ts';
import { contextOf, type Product } from '../../../src/platform/request.ts';
import { modelTeams } from './access-model.ts';
import { accessRows, type RolloutRow, rolloutRows, type TeamRow } from './access-rows.ts';
import { same } from './looked.ts';
import { isUndisturbed } from './trouble.ts';
import { type Report, rows, type Scene, type Watch } from './watch.ts';
import { judgeFlags, type Modelled } from './watch-flags.ts';
import { judgeGrace } from './watch-grace.ts';

const LOOKED_AT_ONCE = 40;

export const watchAccess: Watch = (scene, report) => {
  for (const rollout of rolloutRows(scene)) {
    const all = accessRows(scene, rollout);
    const teams = inTurn(all.teams, scene.step?.number ?? 0);
    const modelled = modelTeams(all, rollout, teams, scene.now.epochMilliseconds);
    const askedIn = askingIn(scene, rollout);
    for (const { team, model } of modelled) judgeTeam(report, askedIn(team), { team, model });
    judgeGrace(scene, report, { rollout, all, modelled });
    const isSwept = scene.step?.what.kind === 'tick' && isUndisturbed(scene.step);
    if (!isSwept && !scene.isAtRest) continue;
    judgeTold(all.told, modelled, report);
    judgeEvents(scene, rollout, modelled, report);
    judgeFlags(scene, rollout, modelled, report);
  }
};

/** Of very many teams some at each step, others at the next. */
function inTurn(teams: readonly TeamRow[], step: number): readonly TeamRow[] {
  if (teams.length <= LOOKED_AT_ONCE) return teams;
  const from = (step * LOOKED_AT_ONCE) % teams.length;
  return teams.slice(from, from + LOOKED_AT_ONCE);
}

const said = ({ state, newSeats, seatsUntilOn, sinceOn, lastOn }: Record<string, unknown>) =>
  [state, newSeats ? 'new seats' : 'no new seats', seatsUntilOn, sinceOn, lastOn]
    .map((one) => `${one ?? '-'}`)
    .join(' ');

type AskedOf = {
  decided: ReturnType<typeof findDecided>;
  access: ReturnType<Product['teamAccess']> extends ReadonlyMap<TeamId, infer Access>
    ? Access | undefined
    : never;
  isLive: boolean;
};

/** What the product says of a team, asked where the team is; of all teams of one place at once. */
function askingIn({ house, now }: Scene, { id }: RolloutRow): (team: TeamRow) => AskedOf {
  const { database, app } = house.bot();
  const { product } = app;
  const inZone = new Map<string, ReturnType<typeof askIn>>();
  const askIn = (timeZone: string) => {
    const context = contextOf({ database, product, now }, { id: id as never, timeZone });
    const live = new Set(product.liveTeams(context));
    return { context, access: product.teamAccess(context), live };
  };
  return (team) => {
    const known = inZone.get(team.zone) ?? askIn(team.zone);
    inZone.set(team.zone, known);
    const teamId = team.id as TeamId;
    return {
      decided: findDecided(known.context, teamId),
      access: known.access.get(teamId),
      isLive: known.live.has(teamId),
    };
  };
}

function judgeTeam(
  report: Report,
  { decided, access, isLive: isSaidLive }: AskedOf,
  { team, model }: Modelled[number],
): void {
  report.expect(
    access !== undefined && said(access) === said(model),
    () => `${team.name} is ${access && said(access)}, and should be ${said(model)}.`,
  );
  report.expect(
    model.says.test(access?.reason ?? ''),
    () => `${team.name} is said to be so for a reason that is not ${model.says}: ${access?.reason}`,
  );
  const isNarrowed = model.state === 'frozen' && model.rolledBack?.step === 'narrow';
  report.expect(
    decided?.isRolledBack === (model.rolledBack !== undefined) && decided.isNarrowed === isNarrowed,
    () => `${team.name} is rolled back or narrowed, or said to be and is not.`,
  );
  const isLive = ['live', 'grace', 'frozen'].includes(model.state);
  report.expect(
    isSaidLive === isLive,
    () => `${team.name} is ${model.state}, and the count of live teams says otherwise.`,
  );
}

type Told = readonly { team: string; person: string; state: string; allowed: number }[];

/** After a look at everything, what was told is what is. */
function judgeTold(told: Told, modelled: Modelled, report: Report): void {
  for (const { team, model } of modelled) {
    const mine = told.filter((one) => one.team === team.id);
    const isOpen = model.state !== 'waiting' && model.state !== 'suspended';
    const wanted = [
      `  ${model.state} ${isOpen}`,
      ...[...model.people].map(([id, { state, allowed }]) => ` ${id} ${state} ${allowed}`),
    ];
    const known = mine.map((one) => ` ${one.person} ${one.state} ${one.allowed === 1}`);
    const differ = [...new Set(wanted).symmetricDifference(new Set(known))];
    report.expect(
      differ.length === 0,
      () => `What was told of ${team.name} is not so:${differ.slice(0, 4).join(';')}.`,
    );
  }
}

type Event = { person: string | null; event: string; team: string };

/** The outside hears each change once, and last what is so now. */
function judgeEvents(scene: Scene, rollout: RolloutRow, modelled: Modelled, report: Report): void {
  const events = rows<Event>(
    scene,
    'select team_id as team, person_id as person, event from access_events where rollout_id = ? order by sequence',
    rollout.id,
  );
  const last = new Map<string, string>();
  for (const { team, person, event } of events) {
    const who = `${team} ${person ?? ''}`;
    report.expect(last.get(who) !== event, () => `${who} was told ${event} twice in a row.`);
    report.expect(
      last.has(who) || event !== 'access.suspended',
      () => `${who} was told to have lost what nobody had given.`,
    );
    last.set(who, event);
  }
  const { database, app } = scene.house.bot();
  const of = { id: rollout.id as never, timeZone: rollout.zone };
  const context = contextOf({ database, product: app.product, now: scene.now }, of);
  const open = listAccessSpans(context).filter(({ to }) => to === undefined);
  const granted = [...last].filter(
    ([who, event]) => !who.endsWith(' ') && event === 'access.granted',
  );
  report.expect(
    same(
      open.map(({ teamId, personId }) => `${teamId} ${personId}`),
      granted.map(([who]) => who),
    ),
    () => `${open.length} people are said to have access, and ${granted.length} have it.`,
  );
  for (const { team, model } of modelled) {
    const about = last.get(`${team.id} `);
    const wanted = EVENTS[model.state];
    report.expect(
      about === wanted || (wanted === 'access.suspended' && about === undefined),
      () => `${team.name} is ${model.state}, and the last that was told is ${about}.`,
    );
    for (const [id, { allowed }] of model.people)
      report.expect(
        (last.get(`${team.id} ${id}`) === 'access.granted') === allowed,
        () => `${id} in ${team.name}: ${allowed}, and was told otherwise.`,
      );
  }
}

const EVENTS = {
  waiting: 'access.suspended',
  live: 'access.granted',
  grace: 'access.granted',
  frozen: 'access.frozen',
  suspended: 'access.suspended',
} as const;
