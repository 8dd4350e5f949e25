/* One person at their screen, who tries everything that stands there: every command, button and form. */
import fc from 'fast-check';
import { features } from '../../../src/app/app.ts';
import type { Outcome } from '../../../src/practice/people/seeing.ts';
import type { Person } from '../../../src/practice/person.ts';

/** What the person does once: a command, how often they press what they then see, and how they fill in forms. */
export type Try = { command: number; presses: readonly number[]; fill: readonly number[] };

/** Every command that the product declares, as it is typed. */
export const commands: readonly string[] = [
  ...features.flatMap((feature) =>
    (feature.commands ?? []).map(({ command, name }) => `${command} ${name}`.trim()),
  ),
  ...['/rollout team edit Renewals', '/rollout team leave Renewals', '/rollout team leave Claims'],
];

/** Where bars are set and things are let go; tried more often than the rest. */
const doors = [
  ...['complete', 'gate edit', 'edit', 'wave limits', 'learnings', 'constraints', 'gates'],
  ...['team edit Renewals', 'team leave Renewals', 'team leave Claims'],
]
  .map((name) => commands.indexOf(`/rollout ${name}`))
  .concat(commands.indexOf('/core settings'))
  .filter((at) => at >= 0);

export const aTry: fc.Arbitrary<Try> = fc.record({
  command: fc.oneof(fc.nat(commands.length - 1), {
    weight: 2,
    arbitrary: fc.constantFrom(...doors),
  }),
  presses: fc.array(fc.nat(10_000), { minLength: 3, maxLength: 3 }),
  fill: fc.array(fc.nat(10_000), { minLength: 12, maxLength: 12 }),
});

/** A team is taken out, dissolved, with a form that is filled in as it should be. */
export const takeOut = (team: string): Try => ({
  command: commands.indexOf(`/rollout team leave ${team}`),
  presses: [],
  fill: [0],
});

type Element = Record<string, unknown> & { type: string };
type Block = Record<string, unknown> & { type: string; elements?: Element[]; element?: Element };

/** Plays it; answers what the bot said on the way. */
export async function tryIt(
  person: Person,
  { command, presses, fill }: Try,
  tail: string,
): Promise<string> {
  const chosen = commands[command % commands.length] ?? '/rollout';
  let seen = await person.command(`${chosen} ${tail}`.trim());
  let said = seen.text;
  for (const press of presses) {
    if (seen.modal?.submit !== undefined) seen = await fillAndSend(person, seen, fill);
    else {
      const label = pick(labelsIn(seen), press);
      if (label === undefined) break;
      seen = await person.press(label).catch(() => seen);
    }
    said += seen.text;
  }
  if (seen.modal?.submit !== undefined) said += (await fillAndSend(person, seen, fill)).text;
  await person.close({ all: true }).catch(() => undefined);
  return said;
}

function labelsIn({ modal, ephemeral, messages, home }: Outcome): string[] {
  const view = (modal ?? home)?.view as { blocks?: Block[] } | undefined;
  const message = ephemeral ?? messages.at(-1);
  const blocks = (modal === undefined ? message?.message.blocks : view?.blocks) ?? view?.blocks;
  return ((blocks ?? []) as Block[])
    .flatMap((block) => [...(block.elements ?? []), block.accessory as Element | undefined])
    .flatMap((one) => (one?.type === 'button' ? [(one.text as { text: string }).text] : []));
}

/** Each field by the kind of value that it takes; what it proposes is often left as it is. */
async function fillAndSend(person: Person, seen: Outcome, fill: readonly number[]) {
  const blocks = (seen.modal?.view.blocks ?? []) as Block[];
  const inputs = blocks.filter(({ type }) => type === 'input');
  for (const [index, block] of inputs.entries()) {
    const by = fill[index % fill.length] ?? 0;
    // A field that may stay empty is left so half the time; most of them take one shape of text only.
    const value = block.optional === true && by % 2 === 0 ? undefined : valueFor(block.element, by);
    const label = (block.label as { text: string }).text;
    if (value !== undefined) await person.fill({ [label]: value }).catch(() => undefined);
  }
  return person.submit().catch(() => seen);
}

function valueFor(element: Element | undefined, by: number): string | string[] | undefined {
  const keeps = Object.keys(element ?? {}).some((key) => key.startsWith('initial_'));
  const isWords = element?.type === 'plain_text_input' && by % 8 !== 1;
  if (element === undefined || (keeps && (isWords || by % 3 === 0))) return undefined;
  const options = (element.options as { text: { text: string } }[] | undefined)?.map(
    ({ text }) => text.text,
  );
  switch (element.type) {
    case 'plain_text_input':
      return pick(['The board wants it before the summer.', 'x', '1', 'Both teams are small.'], by);
    case 'number_input': {
      const least = Number(element.min_value ?? 0);
      const most = Number(element.max_value ?? least + 100);
      const now = Number(element.initial_value ?? least);
      const near = [now, now - 1, now + 1, least].filter((one) => one >= least && one <= most);
      return String(pick([...near, now - 1 < least ? most : now - 1], by >> 2));
    }
    case 'radio_buttons':
    case 'static_select':
      return pick(options ?? [], by);
    case 'checkboxes':
    case 'multi_static_select':
      return options?.filter((_one, index) => (by >> index) % 2 === 0);
    case 'datepicker':
      return Temporal.PlainDate.from('2027-01-05')
        .add({ days: by % 80 })
        .toString();
    case 'users_select':
      return pick(PEOPLE, by);
    case 'multi_users_select':
      return [pick(PEOPLE, by) ?? '', pick(PEOPLE, by + 1) ?? ''];
    default:
      return undefined;
  }
}

const PEOPLE = ['Lena Hartmann', 'Sam Okafor', 'Ines Duarte', 'Mia Chen', 'Bao Nguyen'];

function pick<Of>(list: readonly Of[], by: number): Of | undefined {
  return list[by % list.length];
}
