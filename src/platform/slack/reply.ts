import type { HomeView, ModalView } from '@slack/types';
import type { AnyBlock, Message } from './blocks.ts';

/** @slack/types does not know every block yet; views and messages may hold our wider set. */
export type Modal = Omit<ModalView, 'blocks'> & { blocks: AnyBlock[] };
export type Home = Omit<HomeView, 'blocks'> & { blocks: AnyBlock[] };

/** What a listener answers. The router turns it into an acknowledgement, a modal or a changed message. */
export type Reply =
  /** Says something to the person who acted, and to nobody else. */
  | { kind: 'tell'; message: Message }
  /** Opens a modal; from within a modal it is laid on top. */
  | { kind: 'open'; view: Modal }
  /** Replaces the modal that the person looks at. */
  | { kind: 'update'; view: Modal; shownOnce?: true }
  /** Replaces the message that the button stands in, so that it says what was done. */
  | { kind: 'replace'; message: Message }
  /** Sentences beside the fields of a submitted modal; what was typed stays. */
  | { kind: 'errors'; errors: Record<string, string> }
  /** Closes the modal and those beneath it. */
  | { kind: 'close' }
  /** Draws the person's App Home anew. */
  | { kind: 'home' };

export type Replies = Reply | readonly Reply[];

export const tell = (message: Message): Reply => ({ kind: 'tell', message });
export const open = (view: Modal): Reply => ({ kind: 'open', view });
export const update = (view: Modal): Reply => ({ kind: 'update', view });
/** For a secret: what it shows is kept nowhere, and a repeated delivery does not see it again. */
export const updateOnce = (view: Modal): Reply => ({ kind: 'update', view, shownOnce: true });
export const replace = (message: Message): Reply => ({ kind: 'replace', message });
export const fieldErrors = (errors: Record<string, string>): Reply => ({ kind: 'errors', errors });
export const close: Reply = { kind: 'close' };
export const home: Reply = { kind: 'home' };
