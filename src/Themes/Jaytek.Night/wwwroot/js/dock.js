// The player at the foot of the window: on phones it keeps a DJ's newest mix within reach, and everywhere it holds what was started while pages change.
import { face, spoken } from './clock.js';
import { sound } from './sound.js';
import { allowVisits } from './visits.js';

let dock = null;

// Called for each page; the dock itself is made once.
export function startDock(players) {
  const offered = players.find(player => player.wave && document.querySelector('[data-plays]') && player.root.closest('.fold'));
  if (!dock && !offered && !sound.item) {
    if (players.length > 0) {
      const wait = sound.listen(() => {
        wait();
        makeDock();
        show(null);
      });
    }
    return;
  }
  makeDock();
  show(offered ?? null);
}

function makeDock() {
  if (dock) return;
  dock = document.createElement('aside');
  dock.className = 'dock';
  dock.setAttribute('aria-label', 'Player');
  dock.innerHTML = `
    <img class="dock-cover" alt="">
    <p><a></a><span></span></p>
    <input type="range" min="0" step="1" aria-label="Position">
    <button class="play small" type="button"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="currentColor" data-icon="play"><path d="M7 4.5v15l12.5-7.5z"/></svg><svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="currentColor" data-icon="pause"><path d="M6.5 5h4v14h-4zM13.5 5h4v14h-4z"/></svg><span class="visually-hidden"></span></button>
    <button class="close" type="button"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"><path d="M6 6l12 12M18 6 6 18"/></svg><span class="visually-hidden">Stop and close the player</span></button>`;
  document.body.append(dock);
  dock.querySelector('.play').addEventListener('click', () => (sound.item ? sound.toggle() : offered?.play()));
  dock.querySelector('.close').addEventListener('click', close);
  dock.querySelector('input').addEventListener('input', event => sound.seek(Number(event.target.value)));
  sound.listen(() => draw());
  allowVisits(() => sound.item !== null);
}

// What closes itself takes the focus with it: it goes where one can play again, or to the page.
function close() {
  sound.stop();
  if (dock.hidden) (document.querySelector('[data-play]:not([hidden])') ?? document.getElementById('main')).focus({ preventScroll: true });
}

let offered = null;

function show(player) {
  offered = player;
  draw();
}

function draw() {
  const item = sound.item ?? offered?.item;
  dock.hidden = !item;
  if (!item) return;
  dock.classList.toggle('started', sound.item !== null);
  const link = dock.querySelector('a');
  if (link.getAttribute('href') !== item.url) link.href = item.url;
  link.textContent = item.title;
  const image = dock.querySelector('img');
  image.hidden = !item.cover;
  if (item.cover && image.getAttribute('src') !== item.cover) image.src = item.cover;
  const [position, duration] = sound.item ? [sound.position, sound.duration] : [0, item.seconds];
  dock.querySelector('p span').textContent = `${face(position)} / ${face(Math.round(duration))}`;
  const range = dock.querySelector('input');
  range.max = String(Math.round(duration));
  range.value = String(Math.round(position));
  range.setAttribute('aria-valuetext', `${spoken(position)} of ${spoken(Math.round(duration))}`);
  dock.style.setProperty('--played', duration > 0 ? `${Math.min(100, position / duration * 100).toFixed(2)}%` : '0%');
  const button = dock.querySelector('.play');
  button.toggleAttribute('data-playing', sound.isPlaying);
  button.querySelector('.visually-hidden').textContent = `${sound.isPlaying ? 'Pause' : 'Play'} ${item.title}`;
}
