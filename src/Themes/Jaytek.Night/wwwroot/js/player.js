// Turns <audio controls> and the wave that the server drew into one player with a slider for the keyboard.
import { face, spoken } from './clock.js';
import { enhanceTracks } from './tracks.js';
import { addDock } from './dock.js';

const STEP = 5;
const LEAP = 60;

export function enhancePlayers() {
  const players = [...document.querySelectorAll('[data-player]')].map(root => new Player(root));
  for (const player of players) {
    // One sound at a time.
    player.audio.addEventListener('play', () => players.filter(other => other !== player).forEach(other => other.audio.pause()));
  }
  if (players.length === 0) return;
  enhanceTracks(players[0]);
  for (const link of document.querySelectorAll('[data-plays]')) {
    const player = players.find(candidate => candidate.root.closest(link.dataset.plays));
    if (!player) continue;
    link.addEventListener('click', event => {
      event.preventDefault();
      player.audio.play();
    });
    addDock(player);
  }
}

class Player {
  constructor(root) {
    this.root = root;
    this.title = root.dataset.title;
    this.audio = root.querySelector('audio');
    this.wave = root.querySelector('[data-wave]');
    this.button = root.querySelector('[data-play]');
    this.error = root.querySelector('[data-error]');
    this.now = root.querySelector('[data-now]');
    this.elapsed = root.querySelector('[data-elapsed]');
    this.length = root.querySelector('[data-length]');
    this.onTime = [];
    // Without a wave there is nothing to slide on: the browser's own controls stay.
    if (this.wave) this.enhance();
  }

  get duration() {
    return Number.isFinite(this.audio.duration) ? this.audio.duration : Number(this.root.dataset.seconds) || 0;
  }

  get position() {
    // Before the file is there the browser keeps no position; ours is kept until it can be set.
    return this.wanted ?? this.audio.currentTime;
  }

  enhance() {
    this.root.classList.add('enhanced');
    this.audio.controls = false;
    this.audio.hidden = true;
    for (const hidden of this.root.querySelectorAll('[data-play], [data-played], [data-cursor], [data-times]')) hidden.hidden = false;
    this.button.addEventListener('click', () => this.toggle());
    this.enhanceSlider();
    for (const event of ['timeupdate', 'durationchange', 'seeked']) this.audio.addEventListener(event, () => this.draw());
    for (const event of ['play', 'pause', 'ended']) this.audio.addEventListener(event, () => this.drawButton());
    this.audio.addEventListener('loadedmetadata', () => this.applyWanted());
    this.audio.addEventListener('error', () => this.fail());
    this.draw();
  }

  enhanceSlider() {
    this.wave.setAttribute('role', 'slider');
    this.wave.setAttribute('aria-label', `Position in ${this.title}`);
    this.wave.setAttribute('aria-valuemin', '0');
    this.wave.tabIndex = 0;
    this.wave.addEventListener('keydown', event => this.press(event));
    this.wave.addEventListener('pointerdown', event => {
      if (event.button !== 0) return;
      this.wave.setPointerCapture(event.pointerId);
      this.slide(event);
    });
    this.wave.addEventListener('pointermove', event => {
      if (this.wave.hasPointerCapture(event.pointerId)) this.slide(event);
    });
  }

  press(event) {
    const to = {
      ArrowRight: this.position + STEP, ArrowUp: this.position + STEP,
      ArrowLeft: this.position - STEP, ArrowDown: this.position - STEP,
      PageUp: this.position + LEAP, PageDown: this.position - LEAP,
      Home: 0, End: this.duration,
    }[event.key];
    if (event.key === ' ' || event.key === 'Enter') this.toggle();
    else if (to === undefined) return;
    else this.seek(to);
    event.preventDefault();
  }

  slide(event) {
    const box = this.wave.getBoundingClientRect();
    this.seek((event.clientX - box.left) / box.width * this.duration);
  }

  toggle() {
    if (this.audio.paused) this.play();
    else this.audio.pause();
  }

  play() {
    this.error.hidden = true;
    // The promise also rejects when a pause comes first, which is no failure; a file that cannot be played fires "error".
    this.audio.play().catch(() => this.drawButton());
  }

  seek(seconds) {
    this.wanted = Math.min(Math.max(0, seconds), this.duration || seconds);
    if (this.audio.readyState > 0) this.applyWanted();
    else this.audio.preload = 'metadata';
    this.draw();
  }

  applyWanted() {
    if (this.wanted === undefined) return;
    this.audio.currentTime = this.wanted;
    this.wanted = undefined;
    this.draw();
  }

  draw() {
    const { position, duration } = this;
    const share = duration > 0 ? Math.min(1, position / duration) : 0;
    this.wave.style.setProperty('--played', `${(share * 100).toFixed(3)}%`);
    this.wave.setAttribute('aria-valuemax', String(Math.round(duration)));
    this.wave.setAttribute('aria-valuenow', String(Math.round(position)));
    this.wave.setAttribute('aria-valuetext', `${spoken(position)} of ${spoken(Math.round(duration))}`);
    this.elapsed.textContent = face(position);
    this.length.textContent = face(Math.round(duration));
    for (const tell of this.onTime) tell(position);
  }

  drawButton() {
    const isPlaying = !this.audio.paused && !this.audio.ended;
    this.button.toggleAttribute('data-playing', isPlaying);
    this.button.querySelector('.visually-hidden').textContent = `${isPlaying ? 'Pause' : 'Play'} ${this.title}`;
  }

  fail() {
    this.error.textContent = 'The recording could not be loaded. Check your connection and press play again.';
    this.error.hidden = false;
    this.drawButton();
  }
}
