import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { actions, submissions } from './deliveries.ts';

const LAST_MS = Temporal.Instant.from('9999-12-31T00:00:00Z').epochMilliseconds;

type Shape = {
  type?: string;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  enum?: unknown[];
  const?: unknown;
};

/** What a value holds that names something stored, a person, a day or a moment, whatever is put there. */
function loose(shape: Shape, path: string): string[] {
  const name = path.split('.').at(-1) ?? '';
  const within = [
    ...Object.entries(shape.properties ?? {}).flatMap(([key, part]) =>
      loose(part, `${path}.${key}`),
    ),
    ...(shape.items === undefined ? [] : loose(shape.items, path)),
    ...(shape.anyOf ?? []).flatMap((part) => loose(part, path)),
  ];
  const isBare = shape.type === 'string' && !('pattern' in shape || 'enum' in shape);
  if (isBare && /(On|Ids?|By)$/.test(name)) within.push(path);
  const isWide = shape.type === 'number' || shape.type === 'integer';
  if (isWide && /(At|UpTo|until|after)$/.test(name) && (shape.maximum ?? Infinity) > LAST_MS) {
    within.push(path);
  }
  return within;
}

const shapeOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;

const kept = [
  ...actions.map((one) => ({ name: one.actionId, schema: one.value })),
  ...submissions.map((one) => ({ name: one.callbackId, schema: one.context })),
];

describe('what a button or a form brings back', () => {
  it.each(kept)('$name holds days, people, ids and moments that can be', ({ name, schema }) => {
    expect(loose(shapeOf(schema), name)).toEqual([]);
  });

  it('the check finds a day, an id, a list and a moment that can be anything', () => {
    const schema = z.object({
      fromOn: z.string(),
      rolloutId: z.string().optional(),
      teamIds: z.array(z.string()),
      readAt: z.number().int(),
      words: z.string(),
    });
    expect(loose(shapeOf(schema), 'x')).toEqual([
      'x.fromOn',
      'x.rolloutId',
      'x.teamIds',
      'x.readAt',
    ]);
  });

  it.each([
    ['', '2027-02-30', 9e15],
    ['a b', 'soon', 1e21],
    ['<!channel>', '2027-13-01', 0.5],
  ])('%j, %j and %d are refused wherever they come', (id, day, moment) => {
    for (const { name, schema } of kept) {
      const shape = shapeOf(schema).properties ?? {};
      for (const [key, part] of Object.entries(shape)) {
        const value = wrong(key, part, { id, day, moment });
        if (value === undefined) continue;
        const found = schema.safeParse({ [key]: value });
        const says = found.error?.issues.map((issue) => issue.path[0]) ?? [];
        expect(says, `${name}: ${key} ${JSON.stringify(value)}`).toContain(key);
      }
    }
  });
});

function wrong(
  key: string,
  { type, maximum }: Shape,
  { id, day, moment }: { id: string; day: string; moment: number },
): unknown {
  if (type === 'string' && /On$/.test(key)) return day;
  if (type === 'string' && /Id$/.test(key)) return id;
  if (type === 'integer' && maximum === LAST_MS) return moment;
  return undefined;
}
