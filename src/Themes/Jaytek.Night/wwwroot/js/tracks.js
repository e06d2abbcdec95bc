// A timed track plays from its start; the one that sounds is marked.
import { sound } from './sound.js';

// Where the tracks of a player's mix begin. They stand on the mix's own page only.
export function readTracks(root) {
  if (!root.closest('.mix-head')) return [];
  return timed().map(row => ({ start: Number(row.dataset.track), text: describe(row) }));
}

export function enhanceTracks(player) {
  const rows = player.root.closest('.mix-head') ? timed() : [];
  for (const row of rows) {
    const link = row.querySelector('[data-cue]');
    if (!link) continue;
    // It starts sound on this page and leads nowhere: a button.
    const button = document.createElement('button');
    button.type = 'button';
    button.className = link.className;
    button.append(...link.childNodes);
    button.addEventListener('click', () => {
      player.seek(Number(row.dataset.track));
      player.play();
    });
    link.replaceWith(button);
  }
  if (rows.length === 0) return;
  const mark = () => {
    if (!rows[0].isConnected) return stop();
    const sounding = player.isOurs ? rows.findLast(row => Number(row.dataset.track) <= sound.position) : null;
    for (const row of rows) {
      if (row === sounding) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
    }
  };
  const stop = sound.listen(mark);
  mark();
}

function timed() {
  return [...document.querySelectorAll('[data-track]')].filter(row => row.dataset.track !== '');
}

function describe(row) {
  const title = row.querySelector('b').textContent;
  const artist = row.querySelector('span span').textContent;
  return artist ? `${title}, ${artist}` : title;
}
