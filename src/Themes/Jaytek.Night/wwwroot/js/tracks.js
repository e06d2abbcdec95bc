// A timed track plays from its start; the one that sounds is marked.
export function enhanceTracks(player) {
  const rows = [...document.querySelectorAll('[data-track]')].filter(row => row.dataset.track !== '');
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

  let isOpened = false;
  let current;
  player.audio.addEventListener('play', () => { isOpened = true; });
  player.onTime.push(position => {
    if (!isOpened) return;
    const sounding = rows.findLast(row => Number(row.dataset.track) <= position);
    if (sounding === current) return;
    current?.removeAttribute('aria-current');
    current = sounding;
    current?.setAttribute('aria-current', 'true');
    player.now.textContent = current ? describe(current) : '';
  });
}

function describe(row) {
  const title = row.querySelector('b').textContent;
  const artist = row.querySelector('span span').textContent;
  return artist ? `${title}, ${artist}` : title;
}
