import { z } from 'zod';
import type { RolloutId } from '../ids.ts';
import { sentence } from './blocks.ts';
import { PICK_ROLLOUT } from './command-button.ts';
import type { Chosen, FieldValues, Pressed, ShortcutSource, Surface } from './declarations.ts';
import { runCommand } from './dispatch-command.ts';
import { onceInAnyCopy } from './form-copies.ts';
import { nonceIn, parseJson, sentBefore } from './form-nonce.ts';
import { wasHandled } from './idempotency.ts';
import { keptId } from './kept-values.ts';
import { FOREIGN_BUTTON } from './notice.ts';
import { type Delivery, type DispatchServices, once, rolloutIn } from './once.ts';
import { pressWords } from './refusal.ts';
import { fieldErrors, type Replies, type Reply, tell } from './reply.ts';
import { scopeRequest } from './scope.ts';

export type ActionDelivery = Delivery & {
  actionId: string;
  value: string;
  surface: Surface;
  chosen: Chosen;
  fields: FieldValues;
};

export function dispatchAction(services: DispatchServices, delivery: ActionDelivery): Reply[] {
  return once(services, delivery, () => runAction(services, delivery));
}

function runAction(services: DispatchServices, delivery: ActionDelivery): Replies {
  const actionId = delivery.actionId.split('#')[0] ?? '';
  const raw = parseJson(delivery.value);
  if (actionId === PICK_ROLLOUT) return runWritten(services, delivery, raw);
  const declaration = services.registry.actions.get(actionId);
  if (declaration === undefined) return tell(FOREIGN_BUTTON);
  const value = declaration.value.safeParse(raw);
  if (!value.success) return tell(FOREIGN_BUTTON);
  const chosen = declaration.about === 'rollout' ? rolloutIn(value.data) : undefined;
  if (declaration.about === 'rollout' && chosen === undefined) return tell(FOREIGN_BUTTON);
  const scoped = scopeRequest(
    services,
    delivery.requester,
    { ...declaration, refusal: pressWords(declaration.acts === true) },
    chosen ?? rolloutIn(value.data),
    services.clock.now(),
  );
  if (scoped.kind === 'refused') return tell(scoped.message);
  if (scoped.kind === 'choose') return tell(FOREIGN_BUTTON);
  const pressed: Pressed = {
    surface: delivery.surface,
    chosen: delivery.chosen,
    fields: delivery.fields,
  };
  return declaration.run(scoped.request as never, value.data as never, pressed);
}

const written = z.object({
  rolloutId: keptId<RolloutId>().optional(),
  command: z.enum(['/rollout', '/champion', '/core']),
  text: z.string(),
});

/** A command that stands in a button, as if the person had typed it. */
function runWritten(services: DispatchServices, delivery: ActionDelivery, raw: unknown): Replies {
  const parsed = written.safeParse(raw);
  if (!parsed.success) return tell(FOREIGN_BUTTON);
  const { rolloutId, command, text } = parsed.data;
  const { requester } = delivery;
  const chosen = rolloutId === undefined ? {} : { chosen: rolloutId };
  return runCommand(services, { requester, key: undefined, command, text, ...chosen });
}

export type SubmissionDelivery = Delivery & {
  callbackId: string;
  privateMetadata: string;
  fields: FieldValues;
};

export function dispatchSubmission(
  services: DispatchServices,
  delivery: SubmissionDelivery,
): Reply[] {
  const nonce = nonceIn(delivery.privateMetadata);
  if (nonce === undefined) return once(services, delivery, () => runSubmission(services, delivery));
  const formKey = `form:${nonce}:${delivery.requester.userId}`;
  return once(services, { ...delivery, formKey }, () => {
    if (wasHandled(services.database, formKey)) {
      return sentBefore(Object.keys(delivery.fields)[0]);
    }
    const at = services.clock.now();
    const { database } = services;
    const { workspaceId, userId } = delivery.requester;
    const form = { ...delivery, userId, nonce };
    return onceInAnyCopy({ database, workspaceId, at }, form, () =>
      runSubmission(services, delivery),
    );
  });
}

function runSubmission(services: DispatchServices, delivery: SubmissionDelivery): Replies {
  const declaration = services.registry.submissions.get(delivery.callbackId);
  const context = declaration?.context.safeParse(parseJson(delivery.privateMetadata));
  if (declaration === undefined || context?.success !== true) {
    return tell(sentence('This form is out of date, so nothing was saved. Please open it again.'));
  }
  const chosen = rolloutIn(context.data);
  const scoped = scopeRequest(
    services,
    delivery.requester,
    { ...declaration, refusal: pressWords(true) },
    chosen,
    services.clock.now(),
  );
  if (scoped.kind !== 'request') {
    return tell(scoped.kind === 'refused' ? scoped.message : FOREIGN_BUTTON);
  }
  const fields = declaration.fields.safeParse(delivery.fields);
  if (!fields.success) return fieldErrors(errorsByField(fields.error));
  return declaration.run(scoped.request as never, fields.data as never, context.data as never);
}

function errorsByField(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message;
  return errors;
}

export type ShortcutDelivery = Delivery & { callbackId: string; source: ShortcutSource };

export function dispatchShortcut(services: DispatchServices, delivery: ShortcutDelivery): Reply[] {
  return once(services, delivery, () => {
    const declaration = services.registry.shortcuts.get(delivery.callbackId);
    if (declaration === undefined) return tell(FOREIGN_BUTTON);
    const scoped = scopeRequest(
      services,
      delivery.requester,
      { ...declaration, refusal: pressWords(false) },
      undefined,
      services.clock.now(),
    );
    if (scoped.kind === 'refused') return tell(scoped.message);
    if (scoped.kind === 'choose') {
      return tell(
        sentence(
          'Use this in the channel of the rollout it is about, so that I know which one you mean.',
        ),
      );
    }
    return declaration.run(scoped.request as never, delivery.source);
  });
}
