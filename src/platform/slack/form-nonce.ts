/*
 * Each form that is shown carries a mark of its own, made when it is opened. A form that was sent and did
 * something is done: another copy of it, in a second window or sent again after a lost answer, is told so.
 */
import { newId } from '../new-id.ts';
import { sentence } from './blocks.ts';
import type { Surface } from './declarations.ts';
import { parseJson } from './fields.ts';
import { fieldErrors, type Modal, type Reply, tell } from './reply.ts';

const METADATA_MAX = 3000;

/** Marks the forms among the replies; one that is drawn again where it stands stays the same form. */
export function withNonces(replies: readonly Reply[], pressedIn?: Surface): Reply[] {
  return replies.map((reply) => {
    if (reply.kind === 'open') return { ...reply, view: marked(reply.view, newId()) };
    if (reply.kind !== 'update') return reply;
    const isSame = pressedIn?.kind === 'modal' && pressedIn.callbackId === reply.view.callback_id;
    const held = isSame ? nonceIn(pressedIn.privateMetadata) : undefined;
    return { ...reply, view: marked(reply.view, held ?? newId()) };
  });
}

function marked(view: Modal, form: string): Modal {
  const known = parseJson(view.private_metadata ?? '');
  if (view.submit === undefined || typeof known !== 'object' || known === null) return view;
  const metadata = JSON.stringify({ ...known, form });
  return metadata.length > METADATA_MAX ? view : { ...view, private_metadata: metadata };
}

export function nonceIn(privateMetadata: string): string | undefined {
  const form = (parseJson(privateMetadata) as { form?: unknown } | undefined | null)?.form;
  return typeof form === 'string' && form !== '' && form.length <= 64 ? form : undefined;
}

const SENT = 'This form was already sent and saved, so this copy of it was not.';

/** What was typed stays in the form, so that nobody loses it. */
export function sentBefore(field: string | undefined): Reply {
  if (field === undefined)
    return tell(sentence(`${SENT} Open it again to add or change something.`));
  return fieldErrors({
    [field]: `${SENT} Your words are still here: copy what is new, close this, and open the form again.`,
  });
}
