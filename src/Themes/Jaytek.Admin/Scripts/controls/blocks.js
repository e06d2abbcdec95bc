// Ordered entries: dragged by the handle, moved by Alt+Shift with an arrow, told by voice. The server moves them, as it does for the buttons.
import { announce, stepOf } from './live.js';

let again = null;

export async function mount(list) {
  if (!list.matches('[data-blocks]')) return;
  const handles = list.querySelectorAll(':scope > .block > [data-handle], :scope > .block > details > summary > [data-handle]');
  for (const handle of handles) {
    handle.hidden = false;
    handle.addEventListener('click', event => event.preventDefault());
  }
  list.addEventListener('keydown', event => {
    const block = event.target.closest('.block');
    const step = stepOf(event);
    if (!step || block?.parentElement !== list || event.target.closest('textarea, [contenteditable="true"], .combo')) return;
    event.preventDefault();
    event.stopPropagation();
    const blocks = [...list.children];
    const at = blocks.indexOf(block);
    if (at + step < 0 || at + step >= blocks.length) return announce(at === 0 ? 'It is the first.' : 'It is the last.');
    again = event.target.closest('[data-verb]')?.dataset.verb ?? null;
    move(list, at, at + step);
  });
  if (list.children.length < 2) return;
  const { default: Sortable } = await import('sortablejs');
  Sortable.create(list, {
    handle: '[data-handle]',
    draggable: '.block',
    animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
    onEnd: ({ oldDraggableIndex, newDraggableIndex }) => { if (oldDraggableIndex !== newDraggableIndex) move(list, oldDraggableIndex, newDraggableIndex); },
  });
}

// What was dragged stands in its new place already; its inputs bear the old names, and the server reads entries in the order of the
// names' numbers, so everything goes back before the form is sent.
function move(list, from, to) {
  const path = [...list.children].map(block => block.dataset.entry).find(name => name.endsWith(`[${from}]`));
  const inOrder = [...list.children].sort((a, b) => number(a) - number(b));
  list.append(...inOrder);
  const mover = list.parentElement.querySelector(':scope > [data-mover]');
  mover.value = `move:${path}:${to}`;
  mover.click();
}

const number = block => Number(block.dataset.entry.match(/\[(\d+)\]$/)[1]);

// The button that was pressed is another element after the swap; whoever moves one thing twice presses it twice.
document.addEventListener('click', event => {
  const button = event.target.closest?.('.block-verbs [data-verb]');
  if (button) again = button.dataset.verb;
});

document.addEventListener('htmx:after:swap', () => {
  const entry = document.querySelector('.block[data-said]');
  const undo = document.querySelector('.list-undo span');
  if (undo) announce(undo.textContent);
  else if (entry) announce(entry.dataset.said);
  const verb = again;
  again = null;
  if (!entry) return;
  requestAnimationFrame(() => {
    const button = verb && verb !== 'remove' && verb !== 'copy' ? [...entry.querySelectorAll(`.block-verbs [data-verb="${verb}"]`)].at(-1) : null;
    if (button && !button.disabled) button.focus();
    else if (undo) undo.parentElement.querySelector('button').focus();
    else if (entry.matches('.block-row')) entry.querySelector('input:not([type="hidden"])')?.focus();
    entry.scrollIntoView({ block: 'nearest' });
  });
});

// The menu of what can be added: found by typing.
document.addEventListener('toggle', event => {
  if (!event.target.matches?.('details[data-add][open]')) return;
  const search = event.target.querySelector('[data-add-search]');
  if (!search) return;
  search.hidden = false;
  search.focus();
}, true);

document.addEventListener('input', event => {
  if (!event.target.matches('[data-add-search]')) return;
  event.stopPropagation();
  const words = event.target.value.trim().toLowerCase();
  const menu = event.target.closest('details');
  for (const item of menu.querySelectorAll('.menu-item')) item.hidden = !item.textContent.toLowerCase().includes(words);
  for (const group of menu.querySelectorAll('.add-group')) group.hidden = !group.querySelector('.menu-item:not([hidden])');
  menu.querySelector('[data-add-none]').hidden = !!menu.querySelector('.menu-item:not([hidden])');
}, true);

document.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || !event.target.matches?.('[data-add-search]')) return;
  event.preventDefault();
  event.target.closest('details').querySelector('.menu-item:not([hidden])')?.click();
});
