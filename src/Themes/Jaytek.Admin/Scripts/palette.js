// The palette: Ctrl+K (⌘K) anywhere, "/" where a page has no search of its own. The page /admin/search does the same without scripts.
import { singleKeys } from './keys.js';

const DELAY = 150;
const palette = document.getElementById('palette');
const input = palette?.querySelector('input');
const list = document.getElementById('palette-hits');
const told = palette?.querySelector('[data-found]');
let timer, request, current = -1;

const hits = () => [...list.querySelectorAll('[role="option"]')];

function mark(index) {
  const all = hits();
  current = all.length === 0 ? -1 : (index + all.length) % all.length;
  all.forEach((hit, at) => hit.setAttribute('aria-selected', String(at === current)));
  if (current < 0) input.removeAttribute('aria-activedescendant');
  else {
    input.setAttribute('aria-activedescendant', all[current].id);
    all[current].scrollIntoView({ block: 'nearest' });
  }
}

async function find() {
  request?.abort();
  request = new AbortController();
  try {
    const address = `${input.dataset.finds}?part=true&q=${encodeURIComponent(input.value)}`;
    const answer = await fetch(address, { signal: request.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    list.innerHTML = await answer.text();
    mark(0);
    const count = hits().length;
    told.textContent = count === 1 ? '1 found' : `${count} found`;
  } catch (e) {
    if (e.name !== 'AbortError') told.textContent = 'The server did not answer.';
  }
}

export function openPalette() {
  if (!palette || palette.open) return;
  input.value = '';
  palette.showModal();
  input.focus();
  find();
}

input?.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(find, DELAY);
});

input?.addEventListener('keydown', event => {
  if (event.key === 'ArrowDown') mark(current + 1);
  else if (event.key === 'ArrowUp') mark(current - 1);
  else if (event.key === 'Enter') hits()[current]?.click();
  else return;
  event.preventDefault();
});

document.addEventListener('click', event => {
  const opener = event.target.closest('[data-palette]');
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openPalette();
});

document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    openPalette();
  }
});

singleKeys['/'] = () => {
  const search = document.querySelector('main .search input');
  if (search) search.focus();
  else openPalette();
};
