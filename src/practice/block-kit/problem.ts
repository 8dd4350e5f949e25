/** Something that Slack would refuse in blocks, and where: a JSON pointer into what was sent. */
export type Problem = { pointer: string; says: string };

export function problemLines(problems: Problem[]): string[] {
  return problems.map((one) => `[ERROR] ${one.says} [json-pointer:${one.pointer}]`);
}
