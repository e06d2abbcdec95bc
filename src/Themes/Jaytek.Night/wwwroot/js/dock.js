// On a phone the page's featured mix stays within reach at the foot of the window.
import { face } from './clock.js';

export function addDock(player) {
  if (document.querySelector('.dock')) return;
  const dock = document.createElement('aside');
  dock.className = 'dock';
  dock.setAttribute('aria-label', 'Player');
  const cover = player.root.closest('.fold')?.querySelector('.cover img');
  const picture = document.createElement('img');
  picture.className = 'dock-cover';
  picture.alt = '';
  if (cover) picture.src = cover.currentSrc || cover.src;
  const words = document.createElement('div');
  const title = document.createElement('strong');
  title.textContent = player.title;
  const time = document.createElement('span');
  words.append(title, time);
  const button = player.button.cloneNode(true);
  button.classList.add('small');
  button.addEventListener('click', () => player.toggle());
  dock.append(...(cover ? [picture] : []), words, button);
  document.body.append(dock);

  // The cover is fetched lazily; by then the browser has chosen its palette.
  cover?.addEventListener('load', () => { picture.src = cover.currentSrc || cover.src; });
  player.onTime.push(position => {
    time.textContent = `${face(position)} / ${face(Math.round(player.duration))}`;
    dock.style.setProperty('--played', player.wave?.style.getPropertyValue('--played') ?? '0%');
  });
  for (const event of ['play', 'pause', 'ended']) {
    player.audio.addEventListener(event, () => {
      button.toggleAttribute('data-playing', player.button.hasAttribute('data-playing'));
      button.querySelector('.visually-hidden').textContent = player.button.querySelector('.visually-hidden').textContent;
    });
  }
  player.draw();
}
