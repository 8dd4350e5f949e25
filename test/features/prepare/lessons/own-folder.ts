/* A folder of lessons that belong to the customer, in use by the rollout of a story. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseLessons } from '../../../../src/features/prepare/lessons/choose-lessons.usecase.ts';
import { ownRequestIn } from '../../../support/requests.ts';
import type { SupportCopilot } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';

export type OwnFolder = { path: string; write(name: string, text: string): void };

export function ownLessons(
  world: World & SupportCopilot,
  files: Record<string, string>,
): OwnFolder {
  const path = mkdtempSync(join(tmpdir(), 'groundswell-lessons-'));
  const write = (name: string, text: string) => writeFileSync(join(path, name), text);
  for (const [name, text] of Object.entries(files)) write(name, text);
  const own = { folder: path, use: 'extend' } as const;
  const outcome = chooseLessons(ownRequestIn(world, world.rollout), own);
  if (outcome.kind !== 'chosen') throw new Error(JSON.stringify(outcome.problems));
  return { path, write };
}

/** *Whom to ask* in a version of one's own, with two steps of which the second one changed. */
export function step(version: string): string {
  return `---
id: whom-to-ask
title: Whom to ask
version: ${version}
kind: lesson
path: member
order: 6
minutes: 3
---

## There is always a person (2 min, changed ${version})

Ask your champion. This is version ${version}.

## Where else (1 min)

In the channel.
`;
}
