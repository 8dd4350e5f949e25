import { type AnyBlock, actions, button } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { ThingRef } from './open-thing.ts';

export const WRITE_TO = 'writing.write-to';
export const GIVE_ON = 'arrangements.give-on';
export const TAKE_OVER = 'arrangements.take-over';
export const MOVE_DATE = 'arrangements.move-date';
export const DROP = 'arrangements.drop';
export const ASK_AGAIN = 'arrangements.ask-again';

export type Arrangeable = {
  ref: ThingRef;
  /** Names of those who owe it now. */
  names: readonly string[];
  /** Whether the feature that asks for it lets others take it over. */
  canBeGiven: boolean;
  /** Whether the reader is one of those who may. */
  canTake: boolean;
};

/** What somebody who looks after it can do about a thing that another person owes. */
export function arrangingButtons({ ref, names, canBeGiven, canTake }: Arrangeable): AnyBlock {
  const value = refValue(ref);
  const [only] = names;
  const whom = names.length === 1 && only !== undefined ? firstName(only) : 'them';
  return actions(
    button(`Write to ${whom}`, WRITE_TO, value),
    ...(canTake ? [button('Take it', TAKE_OVER, value)] : []),
    ...(canBeGiven ? [button('Give it to …', GIVE_ON, value)] : []),
    button('New date', MOVE_DATE, value),
    button('Drop it', DROP, value),
  );
}

export function askAgainButton(ref: ThingRef): AnyBlock {
  return actions(button('Ask for it again', ASK_AGAIN, refValue(ref)));
}

export function refValue({ rolloutId, subject, teamId }: ThingRef): string {
  return asValue({ rolloutId, subject, ...(teamId === undefined ? {} : { teamId }) });
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
