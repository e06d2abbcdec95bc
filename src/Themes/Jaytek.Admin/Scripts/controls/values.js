// Small inputs: a colour beside its text, an address that is checked, a video found in its address.
const kinds = { color, address, counts };

export function mount(place) {
  for (const [name, start] of Object.entries(kinds)) if (name in place.dataset) start(place);
}

// Told by voice where it is crossed only, not at each letter.
function counts(input) {
  const most = Number(input.dataset.counts);
  if (!(most > 0)) return;
  const line = document.createElement('p');
  const voice = document.createElement('span');
  line.className = 'counter';
  voice.className = 'visually-hidden';
  voice.setAttribute('role', 'status');
  input.after(line, voice);
  const show = () => {
    const long = input.value.trim().length;
    line.textContent = `${long} of ${most} characters`;
    line.classList.toggle('counter-over', long > most);
    const words = long > most ? `Longer than the ${most} characters that are shown.` : '';
    if (voice.textContent !== words) voice.textContent = words;
  };
  input.addEventListener('input', show);
  show();
}

function color(place) {
  const [text, swatch] = place.querySelectorAll('input');
  swatch.hidden = false;
  swatch.addEventListener('input', () => {
    text.value = swatch.value;
    text.dispatchEvent(new Event('input', { bubbles: true }));
  });
  text.addEventListener('input', event => {
    if (event.isTrusted && /^#[0-9a-f]{6}$/i.test(text.value)) swatch.value = text.value;
  });
}

const allowed = /^(https?:\/\/[^\s/]+|mailto:\S+@|tel:\+?[\d\s]|\/|#)/i;

function address(place) {
  const input = place.querySelector('input');
  const open = place.querySelector('[data-address-open]');
  const field = place.closest('.field');
  const state = field.querySelector('[data-address-state]');
  const video = field.nextElementSibling?.matches?.('[data-video]') ? field.nextElementSibling : null;
  const check = async () => {
    const text = input.value.trim();
    const good = allowed.test(text);
    open.hidden = !good;
    if (good) open.href = text;
    state.textContent = text && !good ? 'Begins with https://, http://, mailto:, tel:, / or #.' : '';
    if (video) return film(video, text, state);
    // A page of this site can be asked for; other places are nobody's business before the link is followed.
    if (!text.startsWith('/')) return;
    const answer = await fetch(text, { method: 'HEAD' }).catch(() => null);
    if (input.value.trim() === text && answer?.status === 404) state.textContent = `There is no page ${text} on this site yet.`;
  };
  input.addEventListener('change', check);
  if (input.value) check();
}

function film(video, text, state) {
  const id = idOf(text);
  video.hidden = !id;
  if (text && !id) state.textContent = 'This is no address of a YouTube video.';
  const label = video.querySelector('[data-video-id]');
  if (!id || label.textContent === id) return;
  label.textContent = id;
  video.open = false;
  video.querySelector('iframe').src = video.dataset.video + id;
}

// The same forms that the server takes.
function idOf(text) {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const host = url.hostname.replace(/^(www|m)\./, '');
  const [first, second] = url.pathname.split('/').filter(Boolean);
  const id = host === 'youtu.be' ? first
    : host === 'youtube.com' && first === 'watch' ? url.searchParams.get('v')
    : /^youtube(-nocookie)?\.com$/.test(host) && /^(embed|shorts|live|v)$/.test(first ?? '') ? second : null;
  return /^[\w-]{11}$/.test(id ?? '') ? id : null;
}
