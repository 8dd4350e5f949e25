import { expect, it } from 'vitest';
import { countryOfZone } from '../../src/platform/country.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** What the machine's own tables say: the first country in the alphabet that keeps a zone. */
function zonesOfThisMachine(): Map<string, string> {
  const found = new Map<string, string>();
  for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
    const { region } = new Intl.Locale(`und-${code}`);
    // Codes of countries that are no more stand for the one that followed.
    if (region !== code) continue;
    for (const zone of new Intl.Locale(`und-${code}`).getTimeZones() ?? []) {
      if (!found.has(zone)) found.set(zone, code);
    }
  }
  return found;
}

it('the table of zones says what the tables of the machine say', () => {
  const machine = zonesOfThisMachine();
  expect(machine.size).toBeGreaterThan(400);
  const differing = [...machine].filter(([zone, country]) => countryOfZone(zone) !== country);
  expect(differing).toEqual([]);
});

it('a zone by its other name is in the same country', () => {
  expect(countryOfZone('Asia/Calcutta')).toBe('IN');
  expect(countryOfZone('Asia/Kolkata')).toBe('IN');
  expect(countryOfZone('Etc/UTC')).toBeUndefined();
});
