import { randomUuid } from '../../platform/entropy.ts';
import { surfaceState } from '../block-kit/element-state.ts';
import { withIds } from '../block-kit/given-ids.ts';
import { problemLines } from '../block-kit/problem.ts';
import { validateView } from '../block-kit/view-check.ts';
import type { PracticeWorld } from '../practice-world.ts';
import { clearModals, homeOf, modalStack } from '../state/modal-stack.ts';
import type { StoredView } from '../state/stored-view.ts';
import { type Refusal, refuse } from './answer.ts';

type View = Record<string, unknown>;

const BYTES_AT_MOST = 250_000;
const MODALS_AT_MOST = 3;

export type Shown = { ok: true; stored: StoredView } | Refusal;

/** What Slack refuses in a view, whoever sends it. */
export function refuseView(
  world: PracticeWorld,
  view: View,
  type: 'modal' | 'home',
  replacing?: string,
): Refusal | undefined {
  if (view.type !== type) {
    const says = `view type must be ${type} [json-pointer:/view/type]`;
    return refuse('invalid_arguments', { response_metadata: { messages: [`[ERROR] ${says}`] } });
  }
  if (new TextEncoder().encode(JSON.stringify(view)).length > BYTES_AT_MOST) {
    return refuse('view_too_large');
  }
  const problems = validateView(view);
  if (problems.length > 0) {
    const inView = problems.map((one) => ({ ...one, pointer: `/view${one.pointer}` }));
    return refuse('invalid_arguments', { response_metadata: { messages: problemLines(inView) } });
  }
  const externalId = view.external_id;
  const taken =
    typeof externalId === 'string' &&
    externalId !== '' &&
    world.records.views.all().some((one) => one.externalId === externalId && one.id !== replacing);
  return taken ? refuse('duplicate_external_id') : undefined;
}

export function openModal(world: PracticeWorld, userId: string, view: View): Shown {
  const refused = refuseView(world, view, 'modal');
  if (refused !== undefined) return refused;
  clearModals(world.records, userId);
  return { ok: true, stored: addView(world, userId, { view, type: 'modal' }) };
}

export function pushModal(world: PracticeWorld, userId: string, view: View): Shown {
  const stack = modalStack(world.records, userId);
  const below = stack.at(-1);
  if (below === undefined) return refuse('not_found');
  if (stack.length >= MODALS_AT_MOST) {
    const says = `view stack limit is ${MODALS_AT_MOST}`;
    return refuse('push_limit_reached', { response_metadata: { messages: [says] } });
  }
  const refused = refuseView(world, view, 'modal');
  if (refused !== undefined) return refused;
  return { ok: true, stored: addView(world, userId, { view, type: 'modal', below }) };
}

/** What the person has typed stays where block and action are still the same. */
export function updateView(world: PracticeWorld, stored: StoredView, view: View): Shown {
  const refused = refuseView(world, view, stored.type, stored.id);
  if (refused !== undefined) return refused;
  const named = nameParts(view);
  const updated: StoredView = {
    ...stored,
    hash: newHash(world),
    view: named.view,
    values: surfaceState(named.blocks, stored.values),
    externalId: externalIdOf(view),
    errors: {},
  };
  world.records.views.put(stored.id, updated);
  world.changed();
  return { ok: true, stored: updated };
}

export function publishHome(world: PracticeWorld, userId: string, view: View): Shown {
  const existing = homeOf(world.records, userId);
  if (existing !== undefined) return updateView(world, existing, view);
  const refused = refuseView(world, view, 'home');
  if (refused !== undefined) return refused;
  return { ok: true, stored: addView(world, userId, { view, type: 'home' }) };
}

function addView(
  world: PracticeWorld,
  userId: string,
  { view, type, below }: { view: View; type: 'modal' | 'home'; below?: StoredView },
): StoredView {
  const id = world.nextId('V');
  const named = nameParts(view);
  const stored = world.records.views.put(id, {
    id,
    hash: newHash(world),
    type,
    userId,
    rootId: below?.rootId ?? id,
    previousId: below?.id,
    externalId: externalIdOf(view),
    view: named.view,
    values: surfaceState(named.blocks),
    errors: {},
    busy: false,
    openedAt: world.clock.now().toString(),
  });
  world.changed();
  return stored;
}

function nameParts(view: View): { view: View; blocks: Record<string, unknown>[] } {
  const sent = Array.isArray(view.blocks) ? view.blocks : [];
  const blocks = withIds(sent);
  return { view: { ...view, blocks }, blocks };
}

function externalIdOf(view: View): string {
  return typeof view.external_id === 'string' ? view.external_id : '';
}

function newHash(world: PracticeWorld): string {
  return `${world.nextTs()}.${randomUuid().slice(-8)}`;
}
