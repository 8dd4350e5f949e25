/* The bundler's part: the bot and its packages in a few files, each knowing where its sources lie. */
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtIn, deferredIn, packagesBeside } from './deferred-packages.mjs';
import { ENTRY } from './find-bundle.mjs';
import { inOneByte } from './one-byte.mjs';

/** A native module, and what builds the practice page when it is first opened. */
const OUTSIDE = ['better-sqlite3', 'vite'];
const OWN = [
  'build.mjs',
  'bundle-manifest.mjs',
  'deferred-packages.mjs',
  'find-bundle.mjs',
  'one-byte.mjs',
];
const PACKAGES = /[\\/]node_modules[\\/]/;

/**
 * Writes the bundle into the folder, and answers with the names of its chunks and with every file that
 * it was made of. One for a single start is made in half the time and takes more memory.
 *
 * @param {string} root
 * @param {string} folder
 * @param {{ start?: string, forOnce?: boolean }} how `start`: the bot, or the bot with somebody who measures it
 */
export async function build(root, folder, { start = 'src/main.ts', forOnce = false } = {}) {
  /** @type {Set<string>} */
  const modules = new Set();
  const about = { root, folder, modules, forOnce };
  const chunks = [
    await bundleOf(about, {
      input: join(root, start),
      entryFileNames: ENTRY,
      plugins: [placesOfSources, deferredIn(forOnce ? undefined : folder), builtIn],
    }),
  ];
  for (const one of forOnce ? [] : packagesBeside(modules)) {
    chunks.push(await bundleOf(about, one));
  }
  const sources = [...modules, ...beside(root, modules)].filter((path) => existsSync(path));
  return { chunks: chunks.flat(), sources };
}

/**
 * @param {{ root: string, folder: string, modules: Set<string>, forOnce: boolean }} about
 * @param {{ input: string, entryFileNames: string, plugins?: import('rolldown').Plugin[] }} wanted
 */
async function bundleOf(
  { root, folder, modules, forOnce },
  { input, entryFileNames, plugins = [] },
) {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    external: OUTSIDE,
    tsconfig: false,
    treeshake: !forOnce,
    logLevel: 'silent',
    plugins: [
      ...plugins,
      {
        name: 'note-modules',
        buildEnd() {
          for (const id of this.getModuleIds()) if (!PACKAGES.test(id)) modules.add(id);
        },
      },
    ],
  });
  try {
    const { output } = await bundle.write({
      dir: folder,
      format: 'cjs',
      strict: true,
      // What runs a script knows no `import` of its own.
      dynamicImportInCjs: false,
      entryFileNames,
      chunkFileNames: '[name].cjs',
      // One chunk for all of them took six megabytes more at the start.
      codeSplitting: plugins.length > 0 && { groups: [{ name: packagesOf(root), test: PACKAGES }] },
      // Names stay, for traces and for whatever asks an error for its class.
      minify: !forOnce && { compress: true, mangle: false, codegen: { removeWhitespace: true } },
      sourcemap: 'hidden',
      sourcemapExcludeSources: true,
      sourcemapPathTransform: (source, map) => relative(root, resolve(dirname(map), source)),
    });
    const chunks = output.filter((one) => one.type === 'chunk');
    // Of a package, what is used of it; of ours, also what was optimised away today.
    for (const id of chunks.flatMap((one) => one.moduleIds)) modules.add(id);
    if (!forOnce) for (const { fileName } of chunks) narrow(join(folder, fileName));
    return chunks.map((one) => one.fileName);
  } finally {
    await bundle.close();
  }
}

/** @param {string} path */
function narrow(path) {
  const kept = existsSync(`${path}.map`) ? JSON.parse(readFileSync(`${path}.map`, 'utf8')) : null;
  writeFileSync(path, inOneByte(readFileSync(path, 'utf8'), kept));
  if (kept !== null) writeFileSync(`${path}.map`, JSON.stringify(kept));
}

/**
 * What a serving bot needs of packages lies in one chunk; what it loads at its first use, or what the
 * practice workspace alone uses, stays where it is asked for.
 *
 * @param {string} root
 */
function packagesOf(root) {
  /** @type {Set<string> | undefined} */
  let atOnce;
  /** @param {string} id @param {import('rolldown').ChunkingContext} chunks */
  return (id, chunks) => {
    atOnce ??= reachedFrom(join(root, 'src/app/serving-mode.ts'), chunks);
    return atOnce.has(id) ? 'packages' : null;
  };
}

/** @param {string} start @param {import('rolldown').ChunkingContext} chunks */
function reachedFrom(start, chunks) {
  const reached = new Set([start]);
  for (const id of reached) {
    for (const next of chunks.getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  }
  return reached;
}

/** `import.meta` speaks of the source: migrations, lessons and the manifest lie where they always did. */
const placesOfSources = {
  name: 'places-of-sources',
  transform: {
    filter: { id: { exclude: PACKAGES }, code: 'import.meta' },
    /** @param {string} code @param {string} id */
    handler(code, id) {
      const placed = code
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
        .replaceAll('import.meta.filename', JSON.stringify(id))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)));
      return { code: placed, map: null };
    },
  },
};

/**
 * What decides which files are bundled, and how: the packages' descriptions, the lock file, this folder.
 *
 * @param {string} root
 * @param {Set<string>} modules
 */
function beside(root, modules) {
  const descriptions = new Set([join(root, 'package.json'), join(root, 'package-lock.json')]);
  for (const path of modules) {
    const home = /^.*[\\/]node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0];
    if (home !== undefined) descriptions.add(join(home, 'package.json'));
  }
  const own = OWN.map((name) => realpathSync(join(root, 'src/platform/bundle', name)));
  return [...descriptions, ...own];
}
