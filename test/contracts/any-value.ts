/* A value that a schema accepts, so that a declaration can be tried without knowing what it is for. */
import { z } from 'zod';

type JsonSchema = {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema | boolean;
  prefixItems?: JsonSchema[];
  minItems?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  pattern?: string;
};

const WORDS = [
  'text',
  'UMIA',
  'CAIROLLOUT',
  '2027-01-18',
  '1',
  '2027-01-18T08:00:00Z',
  '1799999999.000100',
];

/** `known` names what must be real: the rollout's id, say. Undefined when no guess is accepted. */
export function anyValue(schema: z.ZodType, known: Record<string, unknown>): unknown {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  for (const word of WORDS) {
    const guess = guessAt(shape, known, word);
    if (schema.safeParse(guess).success) return guess;
  }
  return undefined;
}

function guessAt(shape: JsonSchema, known: Record<string, unknown>, word: string): unknown {
  if ('const' in shape) return shape.const;
  if (shape.enum !== undefined) return shape.enum[0];
  const [first] = shape.anyOf ?? shape.oneOf ?? [];
  if (first !== undefined) return guessAt(first, known, word);
  if (shape.allOf !== undefined) {
    return Object.assign({}, ...shape.allOf.map((part) => guessAt(part, known, word)));
  }
  const type = Array.isArray(shape.type) ? shape.type[0] : shape.type;
  if (type === 'object') return guessObject(shape, known, word);
  if (type === 'array') {
    if (shape.prefixItems !== undefined)
      return shape.prefixItems.map((one) => guessAt(one, known, word));
    const item = typeof shape.items === 'object' ? shape.items : {};
    return Array.from({ length: shape.minItems ?? 0 }, () => guessAt(item, known, word));
  }
  if (type === 'integer' || type === 'number') {
    return shape.minimum ?? (shape.exclusiveMinimum === undefined ? 1 : shape.exclusiveMinimum + 1);
  }
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  const { pattern } = shape;
  if (pattern === undefined) return word;
  return WORDS.find((one) => new RegExp(pattern).test(one)) ?? word;
}

function guessObject(shape: JsonSchema, known: Record<string, unknown>, word: string): unknown {
  const required = Object.entries(shape.properties ?? {}).filter(
    ([name]) => shape.required?.includes(name) === true || name in known,
  );
  return Object.fromEntries(
    required.map(([name, part]) => [name, known[name] ?? guessAt(part, known, word)]),
  );
}
