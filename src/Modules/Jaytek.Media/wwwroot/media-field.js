// The control of a media field: what is picked as tiles, in order, each with its text, focal point and cuts. It edits the field's plain text
// inputs, one line a file, which are what is posted; without scripts they are typed into.
import { frame } from './focus.js';
import { pick } from './picker.js';
import { sendAll, takeDrops } from './uploads.js';

const SIBLINGS = ['MediaTexts', 'Anchors', 'Crops'];

function enhance(field) {
  if (field.querySelector('.media-control')) return;
  const paths = field.querySelector('textarea, input');
  const stem = paths.name.slice(0, -'Paths'.length);
  const inputs = Object.fromEntries(SIBLINGS.map(name => [name, paths.form?.elements.namedItem(stem + name)]).filter(([, input]) => input));
  const multiple = field.dataset.multiple === 'true';
  const control = make('div', { className: 'media-control' });
  const tiles = make('ol', { className: 'media-tiles' });
  const uploads = make('ul', { className: 'media-uploads', hidden: true });
  const said = make('p', { className: 'visually-hidden' });
  said.setAttribute('role', 'status');
  const choose = button('Choose', () => choosing());
  const upload = make('label', { className: 'btn' });
  const file = make('input', { type: 'file', multiple, className: 'visually-hidden', accept: field.dataset.extensions });
  upload.append('Upload', file);
  const verbs = make('div', { className: 'media-verbs' });
  verbs.append(choose, upload);
  control.append(tiles, verbs, uploads, said);
  field.append(control);
  field.dataset.enhanced = '';
  paths.closest('.field').classList.add('media-plain');
  for (const input of Object.values(inputs)) input.closest('.field')?.classList.add('media-companion');

  const lines = input => (input?.value ?? '').split('\n');
  let entries = lines(paths).map(path => path.trim()).filter(Boolean).map((path, at) => ({
    path,
    text: (lines(inputs.MediaTexts)[at] ?? '').trim(),
    anchor: readAnchor(lines(inputs.Anchors)[at]),
    crops: readCrops(lines(inputs.Crops)[at]),
  }));
  let facts = new Map();

  function write(words) {
    const set = (input, values) => { if (input) input.value = values.some(Boolean) ? values.join('\n') : ''; };
    set(paths, entries.map(entry => entry.path));
    set(inputs.MediaTexts, entries.map(entry => entry.text));
    set(inputs.Anchors, entries.map(entry => writeAnchor(entry.anchor)));
    set(inputs.Crops, entries.map(entry => writeCrops(entry.crops)));
    paths.dispatchEvent(new Event('input', { bubbles: true }));
    if (words) said.textContent = words;
  }
  async function add(chosen) {
    if (chosen.length === 0) return;
    await learn(chosen);
    const more = chosen.map(path => ({ path, text: facts.get(path)?.alt ?? '', anchor: null, crops: {} }));
    entries = multiple ? [...entries, ...more.filter(one => !entries.some(entry => entry.path === one.path))] : more.slice(0, 1);
    write(chosen.length === 1 ? `${chosen[0]} is chosen.` : `${chosen.length} files are chosen.`);
    draw();
  }
  async function choosing() {
    await add(await pick({ address: field.dataset.picker, extensions: field.dataset.extensions, multiple }));
    choose.focus();
  }
  async function sending(files) {
    await add(await sendAll(multiple ? files : [...files].slice(0, 1), uploads));
    uploads.replaceChildren(...uploads.querySelectorAll('[data-state="refused"]'));
  }
  async function learn(wanted) {
    const unknown = wanted.filter(path => !facts.has(path));
    if (unknown.length === 0) return;
    try {
      const answer = await fetch(`${field.dataset.facts}?${new URLSearchParams(unknown.map(path => ['path', path]))}`);
      for (const fact of answer.ok ? await answer.json() : []) facts.set(fact.path, fact);
    } catch {
      // Tiles without a picture and sizes still say what is picked.
    }
  }
  function move(at, by) {
    const [entry] = entries.splice(at, 1);
    entries.splice(at + by, 0, entry);
    write(`${name(entry.path)}, ${at + by + 1} of ${entries.length}`);
    draw();
    tiles.children[at + by]?.querySelector(by < 0 ? '[data-up]' : '[data-down]')?.focus();
  }

  function draw() {
    tiles.replaceChildren(...entries.map(tile));
    choose.textContent = multiple || entries.length === 0 ? 'Choose' : 'Choose another';
  }
  function tile(entry, at) {
    const fact = facts.get(entry.path);
    const item = make('li', { className: 'media-tile' });
    const thumb = make('span', { className: 'media-thumb' });
    if (fact?.thumb) thumb.append(make('img', { src: fact.thumb, alt: '', width: 96, height: 72, loading: 'lazy' }));
    const words = make('div', { className: 'media-words' });
    words.append(make('span', { className: 'media-name', textContent: name(entry.path), title: entry.path }));
    words.append(make('span', { className: 'media-fact', textContent: fact ? fact.kind : facts.size > 0 ? 'Not in the library' : '' }));
    if (inputs.MediaTexts) {
      const label = make('label', { className: 'media-alt' });
      const input = make('input', { className: 'form-control', value: entry.text, placeholder: 'What it shows' });
      label.append(make('span', { textContent: 'Alternative text' }), input);
      input.addEventListener('input', () => { entry.text = input.value.replaceAll('\n', ' '); write(); });
      words.append(label);
    }
    const actions = make('div', { className: 'media-actions' });
    if (fact?.isPicture && fact.width && (inputs.Anchors || inputs.Crops)) actions.append(button('Focus and cuts', () => framing(entry, fact)));
    if (multiple && entries.length > 1) {
      const up = button('Up', () => move(at, -1), { 'data-up': '', 'aria-label': `Move ${name(entry.path)} up` });
      const down = button('Down', () => move(at, 1), { 'data-down': '', 'aria-label': `Move ${name(entry.path)} down` });
      up.disabled = at === 0;
      down.disabled = at === entries.length - 1;
      actions.append(up, down);
    }
    actions.append(button('Remove', () => {
      entries.splice(at, 1);
      write(`${name(entry.path)} is removed.`);
      draw();
      (tiles.children[Math.min(at, entries.length - 1)]?.querySelector('button') ?? choose).focus();
    }, { 'aria-label': `Remove ${name(entry.path)}` }));
    words.append(actions);
    item.append(thumb, words);
    return item;
  }
  async function framing(entry, fact) {
    const framed = await frame({ ...entry, ...fact, name: name(entry.path), url: fact.large, aspects: field.dataset.aspects.split(' ') });
    if (framed) {
      Object.assign(entry, framed);
      write(`Focal point and cuts of ${name(entry.path)} are set.`);
    }
  }

  file.addEventListener('change', () => sending(file.files));
  takeDrops(control, files => sending(files));
  draw();
  learn(entries.map(entry => entry.path)).then(draw);
}

const name = path => path.slice(path.lastIndexOf('/') + 1);
const make = (tag, members) => Object.assign(document.createElement(tag), members);
function button(text, act, attributes = {}) {
  const made = make('button', { type: 'button', className: 'btn', textContent: text });
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.addEventListener('click', act);
  return made;
}

// "0.3 0.7"; "1:1 0.1 0 0.5 1; 16:9 0 0.2 1 0.5".
const numbers = text => text.trim().split(/\s+/).map(Number);
function readAnchor(line) {
  const [X, Y] = numbers(line ?? '');
  return line?.trim() && Number.isFinite(X) && Number.isFinite(Y) ? { X, Y } : null;
}
const writeAnchor = anchor => (anchor ? `${anchor.X} ${anchor.Y}` : '');
function readCrops(line) {
  const crops = {};
  for (const one of (line ?? '').split(';').map(text => text.trim()).filter(Boolean)) {
    const [aspect, ...rest] = one.split(/\s+/);
    const [X, Y, Width, Height] = rest.map(Number);
    if (rest.length === 4 && rest.every(part => Number.isFinite(Number(part)))) crops[aspect] = { X, Y, Width, Height };
  }
  return crops;
}
const writeCrops = crops => Object.entries(crops ?? {}).map(([aspect, box]) => `${aspect} ${box.X} ${box.Y} ${box.Width} ${box.Height}`).join('; ');

const all = () => document.querySelectorAll('[data-media-field]').forEach(enhance);
all();
// A form that the server drew again, and blocks that were added to it.
document.addEventListener('htmx:after:swap', all);
