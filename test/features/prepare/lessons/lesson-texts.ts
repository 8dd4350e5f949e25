import type { Problem } from '../../../../src/features/prepare/lessons/lesson.ts';
import { parseLesson } from '../../../../src/features/prepare/lessons/lesson-file.ts';

export const lessonText = `---
id: first-steps
title: "First steps: a start"
version: 1.10
kind: lesson
path: member
order: 1
minutes: 5
entries: [refund-limits]
---

## Look at a draft (2 min)

Read it **before** you improve it.

### A closer look

\`\`\`
## this is no step
\`\`\`

## Do one task (3 min, changed 1.2)

Take a finished one.
`;

export const setText = `---
id: judgement
title: Your judgement
version: 2.0
kind: scenario set
path: member
order: 1
minutes: 6
---

You decide before you start.

## The late parcel
- id: late-parcel
- work: support replies
- right: check how
- changed: 2.0

A customer asks where her parcel is.

### Use it
One.
### Do not
Two.

### Check how
Three.
`;

/** The mistakes in a file as "line: sentence". */
export function problemsOf(contents: string | Uint8Array): string[] {
  const read = parseLesson('file.md', contents);
  return 'problems' in read ? read.problems.map(named) : [];
}

function named(problem: Problem): string {
  return `${problem.line}: ${problem.text}`;
}
