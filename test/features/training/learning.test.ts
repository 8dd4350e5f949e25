import { expect, it } from 'vitest';
import { learningWorlds, takeMemberPath } from './learning-story.ts';

const start = learningWorlds();

it('takes somebody through the whole path by its buttons, to a certificate at once', async () => {
  const world = await start();
  const read = await takeMemberPath(world, 'Mia Chen');
  console.log(read.join('\n=======\n'));
  expect(read.at(-1)).toContain('Thank you');
});
