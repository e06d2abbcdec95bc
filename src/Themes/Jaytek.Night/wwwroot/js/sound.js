// The one sound of the site. Players show it and steer it; it goes on while pages change, since it belongs to none of them.
const audio = new Audio();
audio.preload = 'none';

const listeners = new Set();
let item = null;
let wanted;

for (const event of ['play', 'pause', 'ended', 'timeupdate', 'durationchange', 'seeked']) audio.addEventListener(event, tell);
audio.addEventListener('loadedmetadata', applyWanted);
audio.addEventListener('error', () => { if (item) tell(new CustomEvent('failed')); });

function tell(event) {
  for (const listener of [...listeners]) listener(event.type);
}

function applyWanted() {
  if (wanted === undefined) return;
  audio.currentTime = wanted;
  wanted = undefined;
  tell(new CustomEvent('timeupdate'));
}

export const sound = {
  // What is in the player: { id, title, by, url, audioUrl, seconds, cover, tracks }; null before anything was started.
  get item() { return item; },
  get isPlaying() { return item !== null && !audio.paused && !audio.ended; },
  get duration() { return Number.isFinite(audio.duration) ? audio.duration : item?.seconds || 0; },
  // Before the file is there the browser keeps no position; ours is kept until it can be set.
  get position() { return wanted ?? audio.currentTime; },
  get track() { return item?.tracks.findLast(track => track.start <= this.position) ?? null; },

  listen(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  load(next, position = 0) {
    if (item?.id === next.id) return;
    audio.pause();
    item = next;
    audio.src = next.audioUrl;
    wanted = position > 0 ? position : undefined;
    tell(new CustomEvent('loaded'));
  },

  play() {
    // The promise also rejects when a pause comes first, which is no failure; a file that cannot be played fires "error".
    audio.play().catch(() => tell(new CustomEvent('pause')));
  },

  pause() {
    audio.pause();
  },

  toggle() {
    if (this.isPlaying) this.pause();
    else this.play();
  },

  seek(seconds) {
    wanted = Math.min(Math.max(0, seconds), this.duration || seconds);
    if (audio.readyState > 0) applyWanted();
    else audio.preload = 'metadata';
    tell(new CustomEvent('timeupdate'));
  },

  stop() {
    audio.pause();
    item = null;
    wanted = undefined;
    audio.removeAttribute('src');
    tell(new CustomEvent('stopped'));
  },
};
