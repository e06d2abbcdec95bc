// A link to the page, or to the moment that sounds: copied, or given to the system's own sheet.
import { face } from './clock.js';

export function enhanceShare() {
  for (const panel of document.querySelectorAll('[data-share]')) {
    const link = panel.querySelector('[data-link]');
    const copy = panel.querySelector('[data-copy]');
    const send = panel.querySelector('[data-send]');
    const at = panel.querySelector('[data-at]');
    const address = link.value;
    const write = () => { link.value = at?.checked ? `${address}?t=${at.dataset.time}` : address; };
    copy.hidden = !navigator.clipboard;
    send.hidden = typeof navigator.share !== 'function';
    if (at) {
      panel.addEventListener('toggle', () => {
        const position = document.querySelector('.mix-head [role="slider"]')?.getAttribute('aria-valuenow') ?? '0';
        at.dataset.time = face(Number(position));
        panel.querySelector('[data-at-text]').textContent = at.dataset.time;
        at.closest('label').hidden = position === '0';
        if (position === '0') at.checked = false;
        write();
      });
      at.addEventListener('change', write);
    }
    link.addEventListener('focus', () => link.select());
    copy.addEventListener('click', () => put(link.value, panel.querySelector('[data-said]')));
    send.addEventListener('click', () => give(panel.dataset.share, link.value));
  }
}

async function give(title, url) {
  try {
    await navigator.share({ title, url });
  } catch (error) {
    // Closing the sheet is no failure.
    if (error.name !== 'AbortError') throw error;
  }
}

async function put(address, said) {
  await navigator.clipboard.writeText(address);
  said.textContent = 'Link copied';
}
