import type { z } from 'zod';

/** Something that Slack would refuse in blocks, and where: a JSON pointer into what was sent. */
export type Problem = { pointer: string; says: string };

export function problemLines(problems: Problem[]): string[] {
  return problems.map((one) => `[ERROR] ${one.says} [json-pointer:${one.pointer}]`);
}

export function shapeProblems(schema: z.ZodType, value: unknown, pointer = ''): Problem[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({
    pointer: [pointer, ...issue.path.map(String)].join('/'),
    says: inWords(issue),
  }));
}

function inWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array'
        ? `no more than ${issue.maximum} items allowed`
        : issue.origin === 'string'
          ? `must be less than ${Number(issue.maximum) + 1} characters`
          : `must be at most ${issue.maximum}`;
    case 'too_small':
      return issue.origin === 'array'
        ? `must have at least ${issue.minimum} items`
        : issue.origin === 'string'
          ? `must be more than ${Number(issue.minimum) - 1} characters`
          : `must be at least ${issue.minimum}`;
    case 'unrecognized_keys':
      return `unknown field ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return 'unsupported type';
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'missing required field'
        : issue.message;
    default:
      return issue.message;
  }
}
