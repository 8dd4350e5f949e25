import { z } from 'zod';
import type { PracticeWorld } from '../practice-world.ts';
import { slackView } from '../slack-forms.ts';
import { homeOf, modalStack } from '../state/modal-stack.ts';
import type { StoredView } from '../state/stored-view.ts';
import { type Answer, type Refusal, refuse } from './answer.ts';
import { findPerson } from './lookups.ts';
import { looseObject, type Method, method } from './method.ts';
import {
  openModal,
  publishHome,
  pushModal,
  refuseView,
  type Shown,
  updateView,
} from './showing.ts';

const byTrigger = z.object({
  trigger_id: z.string().optional(),
  interactivity_pointer: z.string().optional(),
  view: looseObject,
});

export const viewMethods: Record<string, Method> = {
  'views.open': method({
    tier: 'tier-4',
    takes: byTrigger,
    answer(world, args) {
      const refused = refuseView(world, args.view, 'modal');
      if (refused !== undefined) return refused;
      const taken = takeTrigger(world, args.trigger_id ?? args.interactivity_pointer);
      return taken.ok ? told(world, openModal(world, taken.userId, args.view)) : taken;
    },
  }),
  'views.push': method({
    tier: 'tier-4',
    takes: byTrigger,
    answer(world, args) {
      const refused = refuseView(world, args.view, 'modal');
      if (refused !== undefined) return refused;
      const taken = takeTrigger(world, args.trigger_id ?? args.interactivity_pointer);
      if (!taken.ok) return taken;
      // Only an act inside a modal may push another upon it.
      const stands = modalStack(world.records, taken.userId).some((one) => one.id === taken.viewId);
      if (!stands) return refuse('not_found');
      return told(world, pushModal(world, taken.userId, args.view));
    },
  }),
  'views.update': method({
    tier: 'tier-4',
    takes: z.object({
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
      view: looseObject,
    }),
    answer(world, args) {
      const stored = findView(world, args.view_id, args.external_id);
      if (stored === undefined) return refuse('not_found');
      if (args.hash !== undefined && args.hash !== stored.hash) return refuse('hash_conflict');
      return told(world, updateView(world, stored, args.view));
    },
  }),
  'views.publish': method({
    tier: 'tier-4',
    takes: z.object({ user_id: z.string(), view: looseObject, hash: z.string().optional() }),
    answer(world, args) {
      const person = findPerson(world, args.user_id);
      if (person === undefined || person.isBot) return refuse('user_not_found');
      if (person.deactivated) return refuse('user_disabled');
      if (!world.manifest.homeTab) return refuse('not_enabled');
      const shown = homeOf(world.records, person.id);
      if (args.hash !== undefined && shown !== undefined && args.hash !== shown.hash) {
        return refuse('hash_conflict');
      }
      return told(world, publishHome(world, person.id, args.view));
    },
  }),
};

function takeTrigger(
  world: PracticeWorld,
  triggerId: string | undefined,
): { ok: true; userId: string; viewId: string | undefined } | Refusal {
  if (triggerId === undefined) return refuse('invalid_arguments');
  const taken = world.triggers.take(triggerId);
  switch (taken.kind) {
    case 'taken':
      return { ok: true, userId: taken.userId, viewId: taken.viewId };
    case 'expired':
      return refuse('expired_trigger_id');
    case 'exchanged':
      return refuse('exchanged_trigger_id');
    case 'unknown':
      return refuse('invalid_trigger_id');
  }
}

function findView(
  world: PracticeWorld,
  viewId: string | undefined,
  externalId: string | undefined,
): StoredView | undefined {
  if (viewId !== undefined) return world.records.views.get(viewId);
  if (externalId === undefined || externalId === '') return undefined;
  return world.records.views.all().find((view) => view.externalId === externalId);
}

function told(world: PracticeWorld, shown: Shown): Answer {
  return shown.ok ? { ok: true, view: slackView(world, shown.stored) } : shown;
}
