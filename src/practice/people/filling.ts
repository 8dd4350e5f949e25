import type { PracticeWorld } from '../practice-world.ts';
import { mimetypeOf } from '../state/stored-file.ts';
import { openDirectMessage } from '../web-api/lookups.ts';
import { optionsOf } from './controls.ts';
import { askOptions, type OptionsQuestion } from './options.ts';
import { plain } from './seeing.ts';

type Json = Record<string, unknown>;

export type UploadedFile = { name: string; content: string };

/** What a person may enter: words, numbers, dates; options and people by what they read; files; null to clear. */
export type Entered =
  | string
  | number
  | Temporal.PlainDate
  | Temporal.PlainTime
  | Temporal.Instant
  | UploadedFile
  | readonly string[]
  | readonly UploadedFile[]
  | null;

/** Turns what a person enters into the element's state, as Slack's client would. */
export async function elementState(
  world: PracticeWorld,
  where: Omit<OptionsQuestion, 'query'>,
  element: Json,
  entered: Entered,
): Promise<Json> {
  const type = String(element.type);
  const one = (value: unknown, field: string): Json => ({ type, [field]: value });
  if (entered === null)
    return one(type.startsWith('multi_') || type === 'checkboxes' ? [] : null, fieldOf(type));
  const texts = Array.isArray(entered) ? entered.map(String) : [String(entered)];
  const [text = ''] = texts;
  switch (type) {
    case 'datetimepicker':
      return one(Math.floor(Temporal.Instant.from(text).epochMilliseconds / 1000), fieldOf(type));
    case 'timepicker':
      return one(text.slice(0, 5), fieldOf(type));
    case 'static_select':
    case 'radio_buttons':
      return one(optionNamed(element, text), fieldOf(type));
    case 'multi_static_select':
    case 'checkboxes':
      return one(
        texts.map((name) => optionNamed(element, name)),
        fieldOf(type),
      );
    case 'external_select':
      return one(await suggested(world, where, text), fieldOf(type));
    case 'multi_external_select':
      return one(
        await Promise.all(texts.map((name) => suggested(world, where, name))),
        fieldOf(type),
      );
    case 'users_select':
      return one(personNamed(world, text), fieldOf(type));
    case 'multi_users_select':
      return one(
        texts.map((name) => personNamed(world, name)),
        fieldOf(type),
      );
    case 'channels_select':
    case 'conversations_select':
      return one(conversationNamed(world, where.as, text), fieldOf(type));
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return one(
        texts.map((name) => conversationNamed(world, where.as, name)),
        fieldOf(type),
      );
    case 'file_input':
      return one(
        filesOf(entered).map((file) => upload(world, where.as, file)),
        fieldOf(type),
      );
    case 'rich_text_input':
      return one(richText(text), fieldOf(type));
    default:
      return one(text, fieldOf(type));
  }
}

function fieldOf(type: string): string {
  const list = type.startsWith('multi_');
  if (type === 'datepicker') return 'selected_date';
  if (type === 'timepicker') return 'selected_time';
  if (type === 'datetimepicker') return 'selected_date_time';
  if (type.endsWith('users_select')) return list ? 'selected_users' : 'selected_user';
  if (type.endsWith('channels_select')) return list ? 'selected_channels' : 'selected_channel';
  if (type.endsWith('conversations_select')) {
    return list ? 'selected_conversations' : 'selected_conversation';
  }
  if (type.endsWith('_select') || type === 'radio_buttons' || type === 'checkboxes') {
    return list || type === 'checkboxes' ? 'selected_options' : 'selected_option';
  }
  if (type === 'file_input') return 'files';
  return type === 'rich_text_input' ? 'rich_text_value' : 'value';
}

function optionNamed(element: Json, name: string): Json {
  const options = optionsOf(element);
  const found =
    options.find((option) => plain(option.text) === name) ??
    options.find((option) => option.value === name) ??
    options.find((option) => (plain(option.text) ?? '').toLowerCase().includes(name.toLowerCase()));
  if (found !== undefined) return found;
  const offered = options.map((option) => plain(option.text)).join(', ');
  throw new Error(`There is no option "${name}". Offered: ${offered}.`);
}

async function suggested(
  world: PracticeWorld,
  where: Omit<OptionsQuestion, 'query'>,
  name: string,
): Promise<Json> {
  const options = await askOptions(world, { ...where, query: name });
  return optionNamed({ options }, name);
}

export function personNamed(world: PracticeWorld, name: string): string {
  const wanted = name.replace(/^@/, '');
  const people = world.records.members.all();
  const found =
    world.records.members.get(wanted) ??
    people.find((one) => one.name === wanted || one.handle === wanted) ??
    people.find((one) => one.name.split(' ')[0] === wanted);
  if (found === undefined) throw new Error(`Nobody here is called "${name}".`);
  return found.id;
}

export function conversationNamed(world: PracticeWorld, as: string, name: string): string {
  if (name.startsWith('@')) return openDirectMessage(world, as, personNamed(world, name)).id;
  const wanted = name.replace(/^#/, '');
  const found = world.records.conversations
    .all()
    .find((one) => one.id === wanted || (one.kind === 'channel' && one.name === wanted));
  if (found === undefined) throw new Error(`There is no channel "${name}".`);
  return found.id;
}

function filesOf(entered: Entered): UploadedFile[] {
  const all = Array.isArray(entered) ? entered : [entered];
  return all.filter((one) => typeof one === 'object' && one !== null && 'content' in one);
}

export function upload(world: PracticeWorld, as: string, file: UploadedFile): Json {
  const id = world.nextId('F');
  const bytes = Buffer.from(file.content, 'utf8');
  world.records.files.put(id, {
    id,
    name: file.name,
    title: file.name,
    size: bytes.byteLength,
    mimetype: mimetypeOf(file.name),
    base64: bytes.toString('base64'),
    userId: as,
    channels: [],
    createdAt: world.clock.now().toString(),
    state: 'complete',
  });
  return { id, name: file.name, mimetype: mimetypeOf(file.name), size: bytes.byteLength };
}

function richText(text: string): Json {
  const elements = text === '' ? [] : [{ type: 'text', text }];
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
