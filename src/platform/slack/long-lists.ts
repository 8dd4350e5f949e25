/*
 * Slack shows a hundred choices at most. A form with more keeps them here, and Slack asks for those that
 * fit what the person types; so that the hundred-and-first can be chosen like every other, in every form.
 */
import { createHash } from 'node:crypto';
import type { PlainTextOption } from '@slack/types';
import { eq, lt } from 'drizzle-orm';
import { asSearched } from '../as-searched.ts';
import { type Database, write } from '../database.ts';
import { longListsTable } from './long-lists.table.ts';
import type { Home, Reply } from './reply.ts';

const AT_MOST = 100;
const KEPT_FOR = { hours: 24 * 7 };

type Element = {
  type?: unknown;
  action_id?: unknown;
  options?: readonly PlainTextOption[];
  [name: string]: unknown;
};

type Parts = { element?: Element; accessory?: Element; elements?: readonly Element[] };

const LONG: Readonly<Record<string, string>> = {
  static_select: 'external_select',
  multi_static_select: 'multi_external_select',
};

/** Replies as Slack can show them: whatever list is too long in a form is asked for while the person types. */
export function withLongLists(
  database: Database,
  now: Temporal.Instant,
  replies: readonly Reply[],
): Reply[] {
  return replies.map((reply) => {
    if (reply.kind !== 'open' && reply.kind !== 'update') return reply;
    const blocks = reply.view.blocks.map((block) => searchable(database, now, block));
    return { ...reply, view: { ...reply.view, blocks } };
  });
}

/** A page as Slack can show it; it writes only where a list on it is too long. */
export function withLongListsOn(database: Database, now: Temporal.Instant, page: Home): Home {
  if (!page.blocks.some(hasLongList)) return page;
  return write(database, () => ({
    ...page,
    blocks: page.blocks.map((block) => searchable(database, now, block)),
  }));
}

const hasLongList = (block: Home['blocks'][number]) => listsOf(block).some(isTooLong);

function listsOf(block: unknown): (Element | undefined)[] {
  const { element, accessory, elements } = block as Parts;
  return [element, accessory, ...(elements ?? [])];
}

function searchable<Block>(database: Database, now: Temporal.Instant, block: Block): Block {
  const { element, accessory, elements } = block as Parts;
  const change = (one: Element) => asExternal(database, now, one);
  if (!listsOf(block).some(isTooLong)) return block;
  return {
    ...block,
    ...(element === undefined ? {} : { element: change(element) }),
    ...(accessory === undefined ? {} : { accessory: change(accessory) }),
    ...(elements === undefined ? {} : { elements: elements.map(change) }),
  };
}

function isTooLong(element: Element | undefined): boolean {
  if (element === undefined || LONG[String(element.type)] === undefined) return false;
  return (element.options?.length ?? 0) > AT_MOST;
}

function asExternal(database: Database, now: Temporal.Instant, element: Element): Element {
  if (!isTooLong(element)) return element;
  const { options, ...rest } = element;
  const text = JSON.stringify(options);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 32);
  database
    .insert(longListsTable)
    .values({ hash, options: text, shownAt: now })
    .onConflictDoUpdate({ target: longListsTable.hash, set: { shownAt: now } })
    .run();
  return {
    placeholder: { type: 'plain_text', text: `Type a part of the name (${options?.length})` },
    ...rest,
    type: LONG[String(element.type)],
    // What stands behind the # is no part of an action's name.
    action_id: `${element.action_id}#${hash}`,
    min_query_length: 0,
  };
}

/** Of a list that a form keeps here, what fits the words that were typed; undefined when it is none of these. */
export function findInLongList(
  database: Database,
  actionId: string,
  typed: string,
): PlainTextOption[] | undefined {
  const hash = /#([0-9a-f]{32})$/.exec(actionId)?.[1];
  if (hash === undefined) return undefined;
  const row = database
    .select({ options: longListsTable.options })
    .from(longListsTable)
    .where(eq(longListsTable.hash, hash))
    .get();
  if (row === undefined) return undefined;
  const words = asSearched(typed.trim()).split(/\s+/);
  return (JSON.parse(row.options) as PlainTextOption[])
    .filter(({ text }) => {
      const name = asSearched(text.text);
      return words.every((word) => name.includes(word));
    })
    .slice(0, AT_MOST);
}

/** Forms that were opened so long ago are gone. */
export function removeOldLists(database: Database, now: Temporal.Instant): void {
  write(database, () => {
    database
      .delete(longListsTable)
      .where(lt(longListsTable.shownAt, now.subtract(KEPT_FOR)))
      .run();
  });
}
