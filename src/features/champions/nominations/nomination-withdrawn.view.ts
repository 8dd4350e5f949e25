import {
  actions,
  button,
  esc,
  type Message,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import type { Champion } from '../champions/champion.ts';
import type { NominationFacts } from './nomination-facts.ts';
import { championValue, sayRole } from './nomination-messages.view.ts';

export const WITHDRAW = 'nominations.withdraw-nomination';

export const withdrawButton = (champion: Champion) =>
  button('Withdraw', WITHDRAW, championValue(champion), {
    confirm: {
      title: plain('Withdraw it?', 100),
      text: plain('Everyone who has been asked will see that there is nothing left to do.', 300),
      confirm: plain('Withdraw', 30),
      deny: plain('Keep it', 30),
    },
  });

/** Why somebody cannot be nominated again, for the one who did it and may take it back. */
export function ownNominationMessage(says: string, champion: Champion): Message {
  return { text: says, blocks: [section(says), actions(withdrawButton(champion))] };
}

/** Stands in place of what asked a manager or a lead. */
export function withdrawnMessage(facts: NominationFacts): Message {
  return sentence(
    isSelf(facts)
      ? `${esc(facts.name)} withdrew the offer to be ${sayRole(facts)}. There is nothing left to do.`
      : `${esc(facts.nominatorName)} withdrew the nomination of ${esc(facts.name)} as ${sayRole(facts)}. There is nothing left to do.`,
  );
}

export function youAreWithdrawnMessage(facts: NominationFacts): Message {
  const by = esc(facts.nominatorName);
  return sentence(
    `${by} withdrew your nomination as ${sayRole(facts)}, so there is nothing for you to decide. Ask ${by} if you’d like to know why. If you’d like the role, \`/champion volunteer\` puts you forward.`,
  );
}

export function youWithdrewMessage(facts: NominationFacts): Message {
  return sentence(
    isSelf(facts)
      ? `You withdrew your offer to be ${sayRole(facts)}. Thank you for offering; you can do so again at any time.`
      : `You withdrew the nomination of ${esc(facts.name)} as ${sayRole(facts)}. Everyone who had been asked can see that there is nothing left to do.`,
  );
}

export function withdrawnModal(facts: NominationFacts): Modal {
  return {
    type: 'modal',
    callback_id: 'nominations.withdrawn',
    title: plain('Withdrawn', 24),
    close: plain('Close', 24),
    blocks: youWithdrewMessage(facts).blocks,
  };
}

function isSelf({ champion }: NominationFacts): boolean {
  return champion.nominated.by === champion.personId;
}
