import type { Database } from '../../../platform/database.ts';
import type { ChannelId, RolloutId } from '../../../platform/ids.ts';
import { findChannel, findPerson } from '../../../platform/slack/directory.ts';
import type { KnownFacts } from './rollout-facts.ts';
import { listOpenRollouts } from './rollouts.store.ts';

/** What there is to compare entered facts with: other rollouts, the channel and the people. */
export function findKnownFacts(
  database: Database,
  channelId: ChannelId,
  except: RolloutId | undefined,
): KnownFacts {
  return {
    otherNames: listOpenRollouts(database)
      .filter((other) => other.id !== except)
      .map((other) => other.name),
    channel: findChannel(database, channelId),
    person(userId) {
      const person = findPerson(database, userId);
      if (person === undefined) return undefined;
      return {
        name: person.name,
        isActive: !person.isDeactivated && !person.isBot,
        isGuest: person.isGuest === true,
      };
    },
  };
}
