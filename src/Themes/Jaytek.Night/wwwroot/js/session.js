// The keys of keyboards and headphones, and the player of a locked phone.
import { sound } from './sound.js';

const STEP = 10;

let isStarted = false;

export function startSession() {
  const session = navigator.mediaSession;
  if (!session || isStarted) return;
  isStarted = true;
  const handlers = {
    play: () => sound.play(),
    pause: () => sound.pause(),
    stop: () => sound.stop(),
    seekbackward: details => sound.seek(sound.position - (details.seekOffset || STEP)),
    seekforward: details => sound.seek(sound.position + (details.seekOffset || STEP)),
    seekto: details => sound.seek(details.seekTime),
    previoustrack: () => sound.seek(sound.item?.tracks.findLast(track => track.start < sound.position - 3)?.start ?? 0),
    nexttrack: () => sound.seek(sound.item?.tracks.find(track => track.start > sound.position)?.start ?? sound.duration),
  };
  for (const [action, handler] of Object.entries(handlers)) {
    // A browser refuses the actions that it does not know.
    try { session.setActionHandler(action, handler); } catch { continue; }
  }
  sound.listen(event => tell(session, event));
}

function tell(session, event) {
  const { item } = sound;
  session.playbackState = item ? (sound.isPlaying ? 'playing' : 'paused') : 'none';
  if (!item) session.metadata = null;
  else if (['loaded', 'play', 'seeked'].includes(event)) {
    session.metadata = new MediaMetadata({
      title: sound.track?.text ?? item.title,
      artist: item.by ?? '',
      album: item.title,
      artwork: item.cover ? [{ src: item.cover }] : [],
    });
  }
  if (item && sound.duration > 0) {
    session.setPositionState({ duration: sound.duration, position: Math.min(sound.position, sound.duration), playbackRate: 1 });
  }
}
