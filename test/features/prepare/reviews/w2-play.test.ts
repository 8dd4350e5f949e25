import { it } from 'vitest';
import { operate } from '../../../../src/app/operate.ts';
import { listReviews } from '../../../../src/features/prepare/reviews/reviews.store.ts';
import { addReviewers } from '../../../../src/features/prepare/reviews/save-reviewers.usecase.ts';
import { listDrawn } from '../../../../src/features/prepare/samples/drawn.store.ts';
import { registerOutputs } from '../../../../src/features/prepare/samples/register-outputs.usecase.ts';
import { ownRequestIn } from '../../../support/requests.ts';
import { startSupportCopilot } from '../../../support/story.ts';
import { anOutput } from '../samples/signed.ts';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
const say = (...x: unknown[]) => process.stderr.write(`${x.map((o) => typeof o === 'string' ? o : JSON.stringify(o)).join(' ')}\n`);

it('plays', async () => {
  const world = await startSupportCopilot({ now: '2027-01-06T09:00:00Z' });
  const own = () => ownRequestIn(world, world.rollout);
  const finn = world.as('Finn Petersen'); const lena = world.as('Lena Hartmann'); const tom = world.as('Tom Albrecht'); const ines = world.as('Ines Duarte');
  say('== shortcut');
  await world.as('Mia Chen').say('The draft says: we refund you within a day.', { in: '#general' });
  let o = await finn.shortcut('Register this output', { in: '#general', message: 'The draft says' });
  say(o.text, o.errors);
  o = await finn.submit(); say(o.text, o.errors);
  await finn.fill({ 'What work is it about?': 'reply drafting' }).catch((e) => say(String(e)));
  await finn.fill({ 'One line that says what it is': 'A refund within a day' }).catch((e) => say(String(e)));
  o = await finn.submit(); say(o.text, o.errors); await finn.close({ all: true });
  o = await finn.shortcut('Register this output', { in: '#general', message: 'The draft says' });
  await finn.fill({ 'What work is it about?': 'reply drafting', 'One line that says what it is': 'again' }).catch((e) => say(String(e)));
  o = await finn.submit(); say('again:', o.text, o.errors); await finn.close({ all: true });
  say(world.database.$client.prepare('select * from outputs').all());
  say('== disputes');
  addReviewers(own(), { people: [tom.id, finn.id, world.as('Sofía Ramírez').id, world.as('Mia Chen').id] as never, hoursPerWeek: 2, workflows: [] });
  registerOutputs(own(), { entries: ['a','b','c','d','e','f'].map((id) => anOutput(id)), source: 'file' });
  for (const [p, d] of [[lena, '1234'], [ines, '98765']] as const) {
    await p.command('/core samples'); await p.press('Type your digits'); await p.fill({ 'Your digits': d }); say((await p.submit()).text); await p.close({ all: true });
  }
  say((await lena.command('/core samples')).text);
  say((await lena.press('Draw now')).text);
  await world.travel({ minutes: 2 });
  const two = listReviews(world.database, world.rollout.id);
  say(two.map((r) => [r.part, r.outputNumber, r.reviewerId]));
  const both = two.find((r) => r.part === 'second')!;
  const others = two.filter((r) => r.outputNumber === both.outputNumber);
  say('drawn', listDrawn(world.database, world.rollout.id).map((d) => [d.number, d.place]));
  for (const [i, r] of others.entries()) {
    const who = ['Tom Albrecht','Finn Petersen','Sofía Ramírez','Mia Chen'].map((n) => world.as(n)).find((p) => p.id === r.reviewerId)!;
    o = await who.openHome(); say('HOME', o.text.slice(0, 900));
    o = await who.command('/core outputs'); say('FORM', o.text);
    for (let n = 0; n < 3; n++) {
      try { await who.fill(i === 0 ? { 'What do you say?': 'Right' } : { 'What do you say?': 'Wrong, major', 'Why? (not needed where it is right)': 'The date is wrong' }); o = await who.submit(); say('SENT', o.text.slice(0, 200), o.errors); } catch (e) { say(String(e).slice(0, 80)); break; }
    }
    await who.close({ all: true });
  }
  say(listDrawn(world.database, world.rollout.id).map((d) => [d.number, d.finding, d.isDisputed]));
  await world.travel({ minutes: 2 });
  o = await lena.openHome(); say('LEAD HOME', o.text.slice(0, 2500));
  await world.travel({ minutes: 30 });
  try { o = await lena.press('Decide'); say('DECIDE', o.text); o = await lena.submit(); say(o.errors); await lena.fill({ 'What do you say?': 'Right', 'Why?': 'The date is fine' }); say((await lena.submit()).text); } catch (e) { say(String(e)); }
  await lena.close({ all: true });
  say(listDrawn(world.database, world.rollout.id).map((d) => [d.number, d.finding, d.isDisputed]));
  say('== export');
  const folder = mkdtempSync('/tmp/w2x-');
  const run = async (...words: string[]) => operate({ database: () => world.database, product: world.app.product, clock: world.workspace.clock, print: (l: string) => say('>', l) } as never, words).catch((e) => say('REFUSED', String(e.message)));
  await run('samples', 'export', '1', `${folder}/x.json`);
  await run('samples', 'export', 'x');
  await run('samples', 'export', '7');
  await run('samples', 'verify', `${folder}/x.json`);
  const text = readFileSync(`${folder}/x.json`, 'utf8'); const s = JSON.parse(text);
  const tamper = async (name: string, f: (s: any) => void) => { const t = JSON.parse(text); f(t); writeFileSync(`${folder}/y.json`, JSON.stringify(t)); say('--', name); await run('samples', 'verify', `${folder}/y.json`); };
  await tamper('swap', (t) => { [t.drawn[0], t.drawn[1]] = [t.drawn[1], t.drawn[0]]; });
  await tamper('drop', (t) => { t.drawn.pop(); });
  await tamper('digits', (t) => { t.digits[0] = '1'; });
  await tamper('review', (t) => { t.reviews[0].wrong = !t.reviews[0].wrong; });
  await tamper('bound', (t) => { t.bounds[0].shown = true; });
  await tamper('register', (t) => { t.register.push({ ...t.register[0], id: 'zz' }); });
  await tamper('count', (t) => { t.strata[0].count = 1; });
  await tamper('extra workflow bound removed', (t) => { t.bounds = []; });
  writeFileSync(`${folder}/z.json`, '[]'); await run('samples', 'verify', `${folder}/z.json`);
  say(s.bounds, s.strata);
}, 120000);
