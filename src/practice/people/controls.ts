import { elementsOf, emptyState } from '../block-kit/element-state.ts';
import type { PressSource } from '../page-api.ts';
import type { PracticeWorld } from '../practice-world.ts';
import { homeOf, topModal } from '../state/modal-stack.ts';
import { type NameOf, textOf } from '../text-of.ts';
import { namesIn, plain, visibleMessages } from './seeing.ts';

type Json = Record<string, unknown>;

/** Something that can be pressed, chosen or filled in, with the words that a person knows it by. */
export type Control = {
  source: PressSource;
  label: string;
  block: Json;
  element: Json;
  /** What pressing it sends; undefined for what holds a value. */
  press: Json | undefined;
};

export type SurfaceInSight = { source: PressSource; blocks: Json[] };

/**
 * The surfaces in front of a person, the nearest first: an open modal hides the rest; otherwise
 * the App Home when it was opened last, and messages from the newest back.
 */
export function surfacesInSight(
  world: PracticeWorld,
  userId: string,
  look: { in?: string | undefined; atHome: boolean },
): SurfaceInSight[] {
  const modal = topModal(world.records, userId);
  if (modal !== undefined && look.in === undefined) {
    return [{ source: { kind: 'modal', viewId: modal.id }, blocks: blocksIn(modal.view) }];
  }
  const messages = visibleMessages(world, userId)
    .filter((one) => look.in === undefined || one.channel === look.in)
    .reverse()
    .map((one): SurfaceInSight => {
      const attached = one.attachments.flatMap((attachment) => blocksIn(attachment));
      return {
        source: { kind: 'message', conversation: one.channel, ts: one.ts },
        blocks: [...one.blocks, ...attached],
      };
    });
  const home = homeOf(world.records, userId);
  if (home === undefined || look.in !== undefined) return messages;
  const atHome: SurfaceInSight = { source: { kind: 'home' }, blocks: blocksIn(home.view) };
  return look.atHome ? [atHome, ...messages] : [...messages, atHome];
}

export function controlsOn(world: PracticeWorld, surface: SurfaceInSight): Control[] {
  const nameOf = namesIn(world);
  return surface.blocks
    .flatMap((block) => elementsOf(block))
    .flatMap(({ block, element }) =>
      describe(block, element, nameOf).map((one) => ({
        source: surface.source,
        block,
        element,
        ...one,
      })),
    );
}

function describe(
  block: Json,
  element: Json,
  nameOf: NameOf,
): { label: string; press: Json | undefined }[] {
  const type = String(element.type);
  switch (type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return [{ label: plain(element.text) ?? '', press: { type } }];
    case 'overflow':
      return optionsOf(element).map((option) => ({
        label: plain(option.text) ?? '',
        press: { type, selected_option: option },
      }));
    case 'feedback_buttons':
      return ['positive_button', 'negative_button'].map((side) => {
        const button = (element[side] ?? {}) as Json;
        const press = { type, text: button.text, value: button.value };
        return { label: plain(button.text) ?? '', press };
      });
    default:
      if (emptyState(type) === undefined) return [];
      return namesOf(block, element, nameOf).map((label) => ({ label, press: undefined }));
  }
}

/** A field goes by its label; a select without one by its placeholder or the text beside it. */
function namesOf(block: Json, element: Json, nameOf: NameOf): string[] {
  const label = plain(block.label);
  if (label !== undefined) return [label];
  const beside = block.text === undefined ? undefined : textOf(block.text, nameOf);
  const names = [plain(element.placeholder), beside, String(element.action_id)];
  return names.filter((name) => name !== undefined && name !== '') as string[];
}

/**
 * The nearest control whose label is exactly this, or else one that contains it. Of several with
 * one label "Evidence #2" is the second.
 */
export function findControl(
  controls: Control[],
  label: string,
  wanted: (control: Control) => boolean,
): Control | undefined {
  const fitting = controls.filter(wanted);
  const exact = fitting.find((one) => one.label === label);
  if (exact !== undefined) return exact;
  const [, name = '', place = ''] = /^(.*) #(\d+)$/.exec(label) ?? [];
  if (name !== '') return fitting.filter((one) => one.label === name)[Number(place) - 1];
  const low = label.toLowerCase();
  return (
    fitting.find((one) => one.label.toLowerCase() === low) ??
    fitting.find((one) => one.label.toLowerCase().includes(low) && low.length >= 4)
  );
}

export function optionsOf(element: Json): Json[] {
  const groups = listOf(element.option_groups);
  return [...listOf(element.options), ...groups.flatMap((group) => listOf(group.options))];
}

function blocksIn(holder: Json): Json[] {
  return listOf(holder.blocks);
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value : [];
}
