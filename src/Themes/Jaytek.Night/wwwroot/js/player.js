// Turns <audio controls> and the wave that the server drew into a player with a slider for the keyboard, which steers the site's one sound.
import { face, parse, spoken } from './clock.js';
import { sound } from './sound.js';
import { startDock } from './dock.js';
import { startSession } from './session.js';
import { enhanceTracks, readTracks } from './tracks.js';

const STEP = 5;
const LEAP = 60;

let leave = [];

// Called for every page that has a player, also when it comes in by a visit.
export function enhancePlayers() {
  leave.forEach(stop => stop());
  leave = [];
  const players = [...document.querySelectorAll('[data-player]')].map(root => new Player(root));
  startSession();
  startDock(players);
  if (players.length === 0) return;
  enhanceTracks(players[0]);
  const start = parse(new URLSearchParams(location.search).get('t'));
  if (start !== null) players[0].seek(start);
  for (const link of document.querySelectorAll('[data-plays]')) {
    const player = players.find(candidate => candidate.root.closest(link.dataset.plays));
    link.addEventListener('click', event => {
      if (!player) return;
      event.preventDefault();
      player.play();
    });
  }
}

class Player {
  constructor(root) {
    this.root = root;
    this.wave = root.querySelector('[data-wave]');
    this.button = root.querySelector('[data-play]');
    this.error = root.querySelector('[data-error]');
    this.item = itemOf(root);
    this.wanted = 0;
    // Without a wave there is nothing to slide on: the browser's own controls stay.
    if (this.wave) this.enhance();
  }

  get isOurs() {
    return sound.item?.id === this.item.id;
  }

  get duration() {
    return (this.isOurs ? sound.duration : 0) || this.item.seconds;
  }

  get position() {
    return this.isOurs ? sound.position : this.wanted;
  }

  enhance() {
    this.root.classList.add('enhanced');
    this.root.querySelector('audio').remove();
    for (const hidden of this.root.querySelectorAll('[data-play], [data-played], [data-cursor], [data-times]')) hidden.hidden = false;
    this.button.addEventListener('click', () => (this.isOurs ? sound.toggle() : this.play()));
    this.enhanceSlider();
    leave.push(sound.listen(event => this.hear(event)));
    this.draw();
    this.drawButton();
  }

  enhanceSlider() {
    this.wave.setAttribute('role', 'slider');
    this.wave.setAttribute('aria-label', `Position in ${this.item.title}`);
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
    if (event.key === ' ' || event.key === 'Enter') this.button.click();
    else if (to === undefined) return;
    else this.seek(to);
    event.preventDefault();
  }

  slide(event) {
    const box = this.wave.getBoundingClientRect();
    this.seek((event.clientX - box.left) / box.width * this.duration);
  }

  play() {
    if (!this.wave) return this.root.querySelector('audio')?.play();
    this.error.hidden = true;
    // The cover is fetched lazily; by now the browser has chosen its palette.
    this.item.cover = coverOf(this.root);
    sound.load(this.item, this.wanted);
    sound.play();
  }

  seek(seconds) {
    this.wanted = Math.min(Math.max(0, seconds), this.duration || seconds);
    if (this.isOurs) sound.seek(this.wanted);
    this.draw();
  }

  hear(event) {
    if (event === 'failed' && this.isOurs) this.fail();
    this.draw();
    this.drawButton();
  }

  draw() {
    if (!this.wave) return;
    const { position, duration } = this;
    const share = duration > 0 ? Math.min(1, position / duration) : 0;
    this.wave.style.setProperty('--played', `${(share * 100).toFixed(3)}%`);
    this.wave.setAttribute('aria-valuemax', String(Math.round(duration)));
    this.wave.setAttribute('aria-valuenow', String(Math.round(position)));
    this.wave.setAttribute('aria-valuetext', `${spoken(position)} of ${spoken(Math.round(duration))}`);
    this.root.querySelector('[data-elapsed]').textContent = face(position);
    this.root.querySelector('[data-length]').textContent = face(Math.round(duration));
    this.root.querySelector('[data-now]').textContent = this.isOurs ? sound.track?.text ?? '' : '';
  }

  drawButton() {
    const isPlaying = this.isOurs && sound.isPlaying;
    this.button.toggleAttribute('data-playing', isPlaying);
    this.button.querySelector('.visually-hidden').textContent = `${isPlaying ? 'Pause' : 'Play'} ${this.item.title}`;
  }

  fail() {
    this.error.textContent = 'The recording could not be loaded. Check your connection and press play again.';
    this.error.hidden = false;
  }
}

function itemOf(root) {
  return {
    id: root.dataset.id,
    title: root.dataset.title,
    by: root.dataset.by,
    url: root.dataset.url,
    audioUrl: root.querySelector('audio').getAttribute('src').split('#')[0],
    seconds: Number(root.dataset.seconds) || 0,
    cover: coverOf(root),
    tracks: readTracks(root),
  };
}

function coverOf(root) {
  const image = root.closest('.fold, .mix-head')?.querySelector('.cover img');
  return image ? image.currentSrc || image.src : null;
}
