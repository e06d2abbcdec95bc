// Keys without Ctrl: "/" searches, "?" lists the shortcuts, "g h" goes home. They can be switched off, for people who dictate.
const STORE = 'jaytek-single-keys';

// What a key does; other modules add theirs.
export const singleKeys = {
  '?': () => document.getElementById('shortcuts')?.showModal(),
};
let waits = false;

function isOn() {
  try {
    return localStorage.getItem(STORE) !== 'off';
  } catch {
    return true;
  }
}

for (const box of document.querySelectorAll('[data-single-keys]')) box.checked = isOn();

document.addEventListener('change', event => {
  if (!event.target.matches('[data-single-keys]')) return;
  try {
    localStorage.setItem(STORE, event.target.checked ? 'on' : 'off');
  } catch {
    // Storage is forbidden here: the keys stay on.
  }
});

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || !isOn()) return;
  // A field of a dialog that has just been closed may still have the focus.
  const field = event.target.closest?.('input, textarea, select, [contenteditable]');
  if (field?.checkVisibility() || document.querySelector('dialog[open]')) return;
  if (waits && event.key === 'h') document.querySelector('.side a.brand')?.click();
  waits = event.key === 'g';
  if (!(event.key in singleKeys)) return;
  event.preventDefault();
  singleKeys[event.key]();
});
