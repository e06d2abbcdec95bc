// The glyphs of the pictures that the site draws with text in them: the program that makes them pixels knows no web fonts, and a machine's own
// fonts would make a different picture on each. So text is drawn as outlines. The file maps faces to characters, each with its width and
// its path, in thousandths of the size, y downwards.
import { create } from 'fontkit';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import wawoff2 from 'wawoff2';

const em = 1000;

// In order: what a later file has too is taken from the earlier one.
const sources = [
  ['archivo/files/archivo-latin-wdth-normal.woff2', { title: { wdth: 82, wght: 800 }, text: { wdth: 88, wght: 500 } }],
  ['archivo/files/archivo-latin-ext-wdth-normal.woff2', { title: { wdth: 82, wght: 800 }, text: { wdth: 88, wght: 500 } }],
  ['archivo/files/archivo-vietnamese-wdth-normal.woff2', { title: { wdth: 82, wght: 800 }, text: { wdth: 88, wght: 500 } }],
  ['inter/files/inter-greek-wght-normal.woff2', { title: { wght: 800 }, text: { wght: 500 } }],
  ['inter/files/inter-cyrillic-wght-normal.woff2', { title: { wght: 800 }, text: { wght: 500 } }],
  ['inter/files/inter-cyrillic-ext-wght-normal.woff2', { title: { wght: 800 }, text: { wght: 500 } }],
];

export async function writeOutlines(modules, target) {
  const faces = { title: {}, text: {} };
  for (const [file, styles] of sources) {
    const font = create(Buffer.from(await wawoff2.decompress(await readFile(join(modules, '@fontsource-variable', file)))));
    for (const [face, axes] of Object.entries(styles))
      addGlyphs(faces[face], font, font.getVariation(axes));
  }
  await writeFile(target, JSON.stringify(faces));
}

function addGlyphs(face, font, style) {
  const scale = em / font.unitsPerEm;
  for (const code of font.characterSet) {
    const character = String.fromCodePoint(code);
    if (code < 0x20 || character in face)
      continue;
    const glyph = style.glyphForCodePoint(code);
    face[character] = [Math.round(glyph.advanceWidth * scale), glyph.path.scale(scale, -scale).commands.map(write).join('')];
  }
}

function write({ command, args }) {
  const letter = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' }[command];
  return letter + args.map(Math.round).join(' ');
}
