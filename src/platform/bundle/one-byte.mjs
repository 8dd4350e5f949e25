/*
 * A script with characters beyond ASCII takes two bytes for each of its characters in memory. Written as
 * escapes, those few of the bundle leave it at one; its map of sources moves along with them.
 */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BEYOND = /[^\0-\x7F]/g;

/**
 * For minified code, where such characters stand in strings, templates and patterns alone.
 *
 * @param {string} code
 * @param {{ mappings: string } | null} map  is changed along
 * @returns {string}
 */
export function inOneByte(code, map) {
  const lines = code.split('\n');
  if (map !== null) {
    const moved = map.mappings
      .split(';')
      .map((segments, at) => movedLine(segments, growthOf(lines[at] ?? '')));
    map.mappings = moved.join(';');
  }
  return code.replace(BEYOND, escaped);
}

/** @param {string} character */
const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Where each escape stands, in order, and by how much what follows it moves. @param {string} line */
function growthOf(line) {
  const growth = [];
  for (const found of line.matchAll(BEYOND)) growth.push(found.index);
  return growth;
}

const GROWS_BY = 5;

/** @param {string} segments @param {number[]} escapes */
function movedLine(segments, escapes) {
  if (escapes.length === 0 || segments === '') return segments;
  let [column, before, passed] = [0, 0, 0];
  const moved = segments.split(',').map((segment) => {
    const [by, length] = readNumber(segment);
    column += by;
    while ((escapes[passed] ?? Number.POSITIVE_INFINITY) < column) passed += 1;
    const now = column + passed * GROWS_BY;
    const said = writeNumber(now - before) + segment.slice(length);
    before = now;
    return said;
  });
  return moved.join(',');
}

/** The first number of a segment, in base 64, and how many digits it takes. @param {string} segment */
function readNumber(segment) {
  let [value, length, more] = [0, 0, true];
  while (more) {
    const digit = DIGITS.indexOf(segment.charAt(length));
    value += (digit & 31) << (5 * length);
    more = (digit & 32) !== 0;
    length += 1;
  }
  return /** @type {const} */ ([(value & 1) === 1 ? -(value >> 1) : value >> 1, length]);
}

/** @param {number} value */
function writeNumber(value) {
  let left = value < 0 ? (-value << 1) | 1 : value << 1;
  let said = '';
  do {
    const digit = left & 31;
    left >>>= 5;
    said += DIGITS.charAt(left > 0 ? digit | 32 : digit);
  } while (left > 0);
  return said;
}
