// Puts the browser libraries, fonts and icons that pages use under wwwroot/lib of the project Jaytek.Admin, which serves
// them at /_content/Jaytek.Admin/lib/. Nothing there is committed: package-lock.json says what it is.
import { build } from 'esbuild';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeOutlines } from './outlines.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');
const admin = join(here, '../../src/Themes/Jaytek.Admin');
const lib = join(admin, 'wwwroot/lib');

const copies = {
  'htmx.min.js': 'htmx.org/dist/htmx.min.js',
};

// Modules that a page imports when it needs them.
const bundles = {
  wavesurfer: 'wavesurfer.js/dist/wavesurfer.esm.js',
  sortable: 'sortablejs/modular/sortable.esm.js',
};

// The admin's own; its stylesheet begins with Tabler's.
const own = {
  admin: ['Styles/admin.css', 'Scripts/admin.js'],
  mode: ['Scripts/mode.js'],
};

// Family, and the one axis (besides weight) that its pages use.
const fonts = {
  inter: 'wght',
  archivo: 'wdth',
  'bricolage-grotesque': 'opsz',
  'instrument-sans': 'wght',
  'jetbrains-mono': 'wght',
};
const subsets = ['latin', 'latin-ext'];

await rm(lib, { recursive: true, force: true });
await mkdir(join(lib, 'fonts'), { recursive: true });

await Promise.all([
  ...Object.entries(copies).map(([name, source]) => copyFile(join(modules, source), join(lib, name))),
  ...Object.entries(fonts).map(([family, axis]) => writeFont(family, axis)),
  bundle(Object.entries(bundles).map(([name, source]) => ({ out: name, in: join(modules, source) }))),
  bundle(Object.entries(own).flatMap(([name, sources]) => sources.map(source => ({ out: name, in: join(admin, source) })))),
  writeIcons(),
  writeOutlines(modules, join(lib, 'fonts/outlines.json')),
  writeLicences(),
]);

// Styles keep their syntax: the browsers that we support know light-dark() and nesting.
function bundle(entryPoints) {
  return build({
    entryPoints,
    outdir: lib,
    format: 'esm',
    bundle: true,
    minify: true,
    // What only some pages need stands in chunks that admin.js fetches there.
    splitting: true,
    legalComments: 'inline',
    nodePaths: [modules],
    target: 'esnext',
    logLevel: 'warning',
  });
}

// One stylesheet a family, with the faces of Latin script only; a browser fetches a face when a page has its characters.
async function writeFont(family, axis) {
  const root = join(modules, '@fontsource-variable', family);
  const css = await readFile(join(root, `${axis}.css`), 'utf8');
  const faces = css.split(/(?=\/\* [a-z-]+ \*\/)/).filter(face =>
    subsets.some(subset => face.startsWith(`/* ${family}-${subset}-${axis}-normal */`)));
  if (faces.length !== subsets.length)
    throw new Error(`${family}: expected the subsets ${subsets.join(' and ')} in ${axis}.css`);
  await writeFile(join(lib, 'fonts', `${family}.css`), faces.join('').replaceAll('./files/', './'));
  await Promise.all(subsets.map(subset => {
    const file = `${family}-${subset}-${axis}-normal.woff2`;
    return copyFile(join(root, 'files', file), join(lib, 'fonts', file));
  }));
}

// One sprite of the icons that icons.txt names; a page draws one with <icon name="…">.
async function writeIcons() {
  const names = (await readFile(join(here, 'icons.txt'), 'utf8')).split('\n').map(line => line.trim())
    .filter(line => line && !line.startsWith('#'));
  const symbols = await Promise.all(names.map(async name => {
    const filled = name.endsWith('-filled');
    const file = join(modules, '@tabler/icons/icons', filled ? 'filled' : 'outline', `${name.replace(/-filled$/, '')}.svg`);
    const svg = await readFile(file, 'utf8').catch(() => { throw new Error(`icons.txt: Tabler has no icon '${name}'`); });
    const shapes = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))
      .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" \/>/, '').replace(/\s+/g, ' ').trim();
    const paint = filled ? 'fill="currentColor"'
      : 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';
    return `<symbol id="${name}" viewBox="0 0 24 24" ${paint}>${shapes}</symbol>`;
  }));
  await writeFile(join(lib, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('\n')}</svg>\n`);
}

// The licences ask to travel with the copies.
async function writeLicences() {
  const { dependencies } = JSON.parse(await readFile(join(here, 'package.json'), 'utf8'));
  const texts = await Promise.all(Object.keys(dependencies).map(async name => {
    const { version, license } = JSON.parse(await readFile(join(modules, name, 'package.json'), 'utf8'));
    const text = await readFile(join(modules, name, 'LICENSE'), 'utf8').catch(() => '');
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  }));
  await writeFile(join(lib, 'licences.txt'), texts.join(`\n${'-'.repeat(72)}\n\n`));
}
