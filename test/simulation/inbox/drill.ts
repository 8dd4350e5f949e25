/*
 * What was handled once is not handled again, by itself: deliveries that come twice, forms that are refused or
 * break, and notes that are forgotten after a week, before a model that knows only what it was told.
 */
import type { WorkspaceId } from '../../../src/platform/ids.ts';
import {
  findNote,
  handleOnce,
  listInboxWorkspaces,
  removeOldDeliveries,
  setNote,
  wasHandled,
} from '../../../src/platform/slack/idempotency.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import { type Dice, diceFrom } from '../quarter/dice.ts';
import type { Drilled } from '../sender/drill.ts';

const STEPS = 120;
const WEEK_MS = 7 * 24 * 3_600_000;
const WAITS = [0, 1, 60_000, 3_600_000, 30 * 3_600_000, WEEK_MS - 1, WEEK_MS, 1];
const WORKSPACES = ['T1', 'T2'] as WorkspaceId[];

type Note = { at: number; answer: string; workspace: string };
type NoteRow = Note & { key: string };

export function drillInbox(seed: number): Drilled {
  const dice = diceFrom(seed);
  const database = openInMemory();
  const notes = new Map<string, Note>();
  const drilled: Drilled = { wrong: undefined, checks: 0, said: 0, deaths: 0 };
  const expect = (holds: boolean, says: () => string) => {
    drilled.checks += 1;
    if (!holds) drilled.wrong ??= says();
  };
  const change = database.$client.prepare('insert into holiday_places values (?, ?, null, 0)');
  const all = database.$client.prepare<[], NoteRow>(
    'select key, received_at as at, answer, workspace_id as workspace from inbox',
  );
  let now = Temporal.Instant.from('2027-03-01T00:00:00Z');

  function deliver(number: number): void {
    const key = dice.chance(0.1) ? undefined : `delivery:${dice.below(30)}`;
    const alsoKey = dice.chance(0.3) ? `form:${number}` : undefined;
    const workspaceId = dice.pick(WORKSPACES) ?? ('T1' as WorkspaceId);
    const does = dice.pick(['changes', 'changes', 'looks', 'throws'] as const);
    const [isFinal, isNoted] = [dice.chance(0.8), dice.chance(0.3)];
    const answer = { number, secret: 'A form.' };
    let times = 0;
    const act = () => {
      times += 1;
      if (does !== 'looks') change.run(`place:${number}`, 'A change.');
      if (does === 'throws') throw new Error('It broke.');
      return answer;
    };
    const known = key === undefined ? undefined : notes.get(key);
    const handled = attempt(() =>
      handleOnce<object>(
        database,
        { key, alsoKey, workspaceId, now },
        act,
        () => isFinal,
        () => isNoted,
        () => ({ number }),
      ),
    );
    const hasChanged = does === 'changes';
    const meant =
      known !== undefined
        ? { answer: JSON.parse(known.answer), isRepeat: true, hasChanged: false }
        : does === 'throws'
          ? undefined
          : { answer, isRepeat: false, hasChanged };
    const words = [handled, meant].map((one) => JSON.stringify(one));
    expect(words[0] === words[1], () => `${key} was answered ${words[0]}, not ${words[1]}.`);
    expect(times === (known === undefined ? 1 : 0), () => `${key} was done ${times} times.`);
    if (known !== undefined || meant === undefined) return;
    if (key === undefined || !isFinal || !(hasChanged || isNoted)) return;
    const note = { at: now.epochMilliseconds, workspace: workspaceId };
    notes.set(key, { ...note, answer: JSON.stringify({ number }) });
    if (alsoKey !== undefined) notes.set(alsoKey, { ...note, answer: '[]' });
  }

  function write(number: number): void {
    const [key, workspaceId] = [`note:${dice.below(3)}`, dice.pick(WORKSPACES) ?? WORKSPACES[0]];
    if (workspaceId === undefined) return;
    const says = `Noted ${number}.`;
    setNote(database, { key, workspaceId, at: now, says });
    const workspace = notes.get(key)?.workspace ?? workspaceId;
    notes.set(key, { at: now.epochMilliseconds, answer: JSON.stringify(says), workspace });
    const found = findNote(database, key);
    expect(found === says, () => `${key} says ${found}, not ${says}.`);
  }

  function forget(): void {
    const old = [...notes].filter(([, { at }]) => at < now.epochMilliseconds - WEEK_MS);
    for (const [key] of old) notes.delete(key);
    const removed = removeOldDeliveries(database, now);
    expect(removed === old.length, () => `${removed} notes were forgotten, not ${old.length}.`);
  }

  try {
    for (let number = 0; number < STEPS && drilled.wrong === undefined; number += 1) {
      now = now.add({ milliseconds: dice.chance(0.7) ? 1000 : waitOf(dice) });
      const way = dice.below(10);
      if (way === 0) forget();
      else if (way === 1) write(number);
      else deliver(number);
      drilled.said += 1;
      judge();
    }
    return drilled;
  } finally {
    database.$client.close();
  }

  function judge(): void {
    const rows = all.all();
    expect(rows.length === notes.size, () => `${rows.length} notes are kept, not ${notes.size}.`);
    for (const { key, ...row } of rows) {
      const [found, meant] = [row, notes.get(key)].map(sayNote);
      expect(found === meant, () => `${key} is kept as ${found}, not as ${meant}.`);
    }
    const key = `delivery:${dice.below(30)}`;
    expect(wasHandled(database, key) === notes.has(key), () => `${key} was handled or not.`);
    expect(findNote(database, `${key}!`) === undefined, () => 'What nobody noted is found.');
    const workspaces = listInboxWorkspaces(database).toSorted().join();
    const meant = [...new Set([...notes.values()].map(({ workspace }) => workspace))].sort().join();
    expect(workspaces === meant, () => `Notes are of ${workspaces}, not of ${meant}.`);
  }
}

const sayNote = (note: Note | undefined) => note && [note.at, note.answer, note.workspace].join();

const waitOf = (dice: Dice) => dice.pick(WAITS) ?? 0;

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
