/* What somebody puts into a field: what it takes, and now and then what it does not. */

import { type Control, optionsOf } from '../../../src/practice/people/controls.ts';
import type { Entered } from '../../../src/practice/people/filling.ts';
import { askOptions } from '../../../src/practice/people/options.ts';
import { plain } from '../../../src/practice/people/seeing.ts';
import type { PracticeWorld } from '../../../src/practice/practice-world.ts';
import type { Dice } from './dice.ts';

const WORDS = [
  'Two teams repeated it with the same outcome.',
  'The board wants it before the summer, and the vendor says that it can be done.',
  'https://wiki.example/letters/12',
  'Ask Tom.',
  'x',
  '3',
  '<!channel> & <https://evil.example|a link> *bold* `code`',
  'مرحبا ‮ and back',
  '🙂🙂🙂',
  `It is long. ${'And longer. '.repeat(60)}`,
];

/** Undefined: it is left as it is. */
export async function entryFor(
  world: PracticeWorld,
  userId: string,
  { element, block, source }: Control,
  dice: Dice,
): Promise<Entered | undefined> {
  const isKept = Object.keys(element).some((key) => key.startsWith('initial_'));
  if (isKept && dice.chance(0.6)) return undefined;
  if (block.optional === true && dice.chance(0.4)) return undefined;
  const options = () => optionsOf(element).flatMap((one) => plain(one.text) ?? []);
  const today = world.clock.now().toZonedDateTimeISO('UTC').toPlainDate();
  switch (element.type) {
    case 'plain_text_input':
    case 'rich_text_input':
      return dice.chance(0.8) ? dice.pick(WORDS.slice(0, 4)) : dice.pick(WORDS);
    case 'email_text_input':
      return 'mia.chen@brightwater-mutual.example';
    case 'url_text_input':
      return 'https://wiki.example/letters/12';
    case 'number_input': {
      const least = Number(element.min_value ?? 0);
      const most = Number(element.max_value ?? least + 100);
      return dice.chance(0.1) ? most + 1 : least + dice.below(Math.min(most - least, 12) + 1);
    }
    case 'radio_buttons':
    case 'static_select':
      return dice.pick(options());
    case 'checkboxes':
    case 'multi_static_select':
      return options().filter(() => dice.chance(0.6));
    case 'external_select':
    case 'multi_external_select': {
      const place = { blockId: String(block.block_id), actionId: String(element.action_id) };
      const offered = await askOptions(world, { as: userId, source, ...place, query: '' });
      const chosen = dice.pick(offered)?.text.text;
      return chosen === undefined || element.type === 'external_select' ? chosen : [chosen];
    }
    case 'datepicker':
      return today.add({ days: dice.below(30) - (dice.chance(0.1) ? 20 : 0) }).toString();
    case 'timepicker':
      return `${String(7 + dice.below(12)).padStart(2, '0')}:30`;
    case 'datetimepicker':
      return world.clock
        .now()
        .add({ hours: 24 * (1 + dice.below(20)) })
        .toString();
    case 'users_select':
      return personFor(world, userId, dice);
    case 'multi_users_select':
      return [...new Set([personFor(world, userId, dice), personFor(world, userId, dice)])];
    case 'channels_select':
    case 'conversations_select':
      return '#ai-rollout';
    default:
      return undefined;
  }
}

/** Mostly somebody of one's own team. */
function personFor(world: PracticeWorld, userId: string, dice: Dice): string {
  const people = world.records.members.all().filter(({ isBot }) => !isBot);
  const own = people.find(({ id }) => id === userId)?.team;
  const near = people.filter(({ team, deactivated }) => team === own && !deactivated);
  return (dice.chance(0.7) ? dice.pick(near) : dice.pick(people))?.id ?? userId;
}
