/* What programs are told and tell: signed, once, in the order in which it happened, and in the end all of it. */
import { type Report, rows, type Scene, type Watch } from '../watch.ts';
import type { Elsewhere } from './elsewhere.ts';
import type { Receiver, Taken } from './receiver.ts';
import { BRIDGE, type Told } from './usage-bridge.ts';
import { watchTries } from './watch-tries.ts';

type Event = {
  id: string;
  rollout: string;
  sequence: number;
  event: string;
  team: string;
  person: string;
  after: string;
};

const EVENTS = `select id, rollout_id as rollout, sequence, event, team_id as team, coalesce(person_id, '') as person, after
  from access_events`;

type Endpoint = { id: string; rollout: string; added: number; removed: number | null };

const ENDPOINTS = `select id, rollout_id as rollout, added_at as added, removed_at as removed
  from webhook_endpoints where url = ?`;

export function watchElsewhere(elsewhere: Elsewhere): Watch {
  const looked = new Map<Receiver, number>();
  const last = new Map<string, number>();
  const judgeTries = watchTries(elsewhere.takeTries);

  return (scene, report) => {
    judgeTries(scene, report);
    for (const { holds, says } of elsewhere.take()) report.expect(holds, () => says);
    for (const receiver of elsewhere.receivers) {
      for (const taken of receiver.taken.slice(looked.get(receiver) ?? 0))
        judgeTaken(scene, report, receiver, taken);
      looked.set(receiver, receiver.taken.length);
      // A clock that is wrong by more than five minutes makes what is signed by it old.
      const wrong = receiver.refused.splice(0).filter((one) => !one.endsWith('is old.'));
      report.expect(wrong.length === 0, () => wrong.join(' '));
      if (scene.isAtRest) judgeEnd(scene, report, receiver);
    }
    if (scene.isAtRest) judgeUsage(scene, report, elsewhere);
  };

  function judgeTaken(scene: Scene, report: Report, { url }: Receiver, taken: Taken): void {
    const [event] = rows<Event>(scene, `${EVENTS} where id = ?`, taken.id);
    const isOwn = rows<Endpoint>(scene, ENDPOINTS, url).some(
      (one) => one.rollout === event?.rollout,
    );
    report.expect(isOwn, () => `${url} was told of another rollout: ${JSON.stringify(taken)}.`);
    const told = [taken.teamId, taken.personId, taken.event, taken.after].join();
    const isSame = told === [event?.team, event?.person, event?.event, event?.after].join();
    report.expect(isSame, () => `${url} was told ${JSON.stringify(taken)}, and not so it was.`);
    const about = `${url} ${taken.teamId} ${taken.personId}`;
    const sequence = event?.sequence ?? 0;
    report.expect(
      sequence > (last.get(about) ?? 0),
      () => `${url} was told ${taken.after} of ${taken.teamId} after something later.`,
    );
    last.set(about, sequence);
  }
}

/** Of each team and person of its rollout the last that happened arrived, or stands before the leads with a reason. */
function judgeEnd(scene: Scene, report: Report, { url, taken }: Receiver): void {
  for (const endpoint of rows<Endpoint>(scene, ENDPOINTS, url))
    if (endpoint.removed === null) judgeAddress(scene, report, { url, taken }, endpoint);
}

function judgeAddress(
  scene: Scene,
  report: Report,
  { url, taken }: Pick<Receiver, 'url' | 'taken'>,
  endpoint: Endpoint,
): void {
  const own = `${EVENTS} where rollout_id = ? and at >= ? order by sequence`;
  const events = rows<Event>(scene, own, endpoint.rollout, endpoint.added);
  const newest = new Map(events.map((one) => [`${one.team} ${one.person}`, one]));
  const believed = new Map(taken.map((one) => [`${one.teamId} ${one.personId}`, one]));
  let isGivenUp = false;
  for (const [about, event] of newest) {
    const key = `webhook:${endpoint.id}:${event.id}`;
    const [row] = rows<{ state: string; problem: string | null }>(
      scene,
      'select state, problem from outbox where key = ?',
      key,
    );
    report.expect(row !== undefined, () => `${url} never hears that ${about} is ${event.after}.`);
    if (row?.state === 'failed') {
      report.expect(row.problem !== null, () => `${key} failed without a reason.`);
      isGivenUp = true;
      continue;
    }
    report.expect(
      believed.get(about)?.id === event.id,
      () => `${url} believes ${believed.get(about)?.after} of ${about}, which is ${event.after}.`,
    );
  }
  const heard = `select 1 from personal_news where key like ? || '%' limit 1`;
  const isTold = rows(scene, heard, `webhooks.failed:${endpoint.id}:`).length > 0;
  report.expect(!isGivenUp || isTold, () => `No lead was told that ${url} takes nothing.`);
}

/** What the programs pushed counts once each, in its last version. */
function judgeUsage(scene: Scene, report: Report, { bridge, tool }: Elsewhere): void {
  const isTouched =
    rows(scene, `select 1 from audit where act like 'usage.%' and act <> 'usage.imported' limit 1`)
      .length > 0;
  if (isTouched) return;
  const days = rows<{ key: string; day: number; actions: number; sessions: number | null }>(
    scene,
    `select p.key, d.day, d.actions, d.sessions from usage_days d
     join usage_people p on p.id = d.person_id join usage_sources s on s.id = p.source_id
     where s.name = ?`,
    BRIDGE,
  );
  const stored = new Map(days.map(({ key, day, actions }) => [`${key} ${dateOf(day)}`, actions]));
  compare(report, 'bridge', { told: bridge.told(), stored });
  const sums = rows<{ key: string; sum: number }>(
    scene,
    `select p.key, sum(d.sessions) as sum from usage_days d join usage_people p on p.id = d.person_id
     join usage_sources s on s.id = p.source_id where s.kind = 'otel' group by p.key`,
  );
  compare(report, 'tool', {
    told: tool.told(),
    stored: new Map(sums.map(({ key, sum }) => [key, sum])),
  });
}

function compare(
  report: Report,
  who: string,
  { told, stored }: { told: ReadonlyMap<string, Told>; stored: ReadonlyMap<string, number> },
): void {
  for (const about of new Set([...told.keys(), ...stored.keys()])) {
    const { least, most } = told.get(about) ?? { least: 0, most: 0 };
    const is = stored.get(about) ?? 0;
    report.expect(
      least <= is && is <= most,
      () => `The ${who} told ${[...new Set([least, most])]} of ${about}, and ${is} is stored.`,
    );
  }
}

function dateOf(day: number): string {
  return Temporal.PlainDate.from('1970-01-01').add({ days: day }).toString();
}
