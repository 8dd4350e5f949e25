/* One of the operator's commands that needs no database, and what it says. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Operator } from '../../../../src/platform/feature.ts';

export type Ran = { said: string; refused: string | undefined };

export async function runOnFile(
  add: (program: Command, operator: Operator) => void,
  text: string,
  ...words: string[]
): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-command-'));
  const file = join(folder, 'file');
  writeFileSync(file, text);
  const said: string[] = [];
  const program = new Command().exitOverride();
  add(program, { print: (line: string) => void said.push(line) } as never);
  const refused = await program.parseAsync([...words, file], { from: 'user' }).then(
    () => undefined,
    (error: Error) => error.message.replaceAll(file, 'FILE'),
  );
  rmSync(folder, { recursive: true, force: true });
  return { said: said.join('\n'), refused };
}
