// The three buttons System, Light, Dark.
const root = document.documentElement;

function show() {
  const current = root.dataset.bsTheme ?? 'system';
  for (const button of document.querySelectorAll('[data-mode]'))
    button.setAttribute('aria-pressed', String(button.dataset.mode === current));
}

document.addEventListener('click', event => {
  const button = event.target.closest('[data-mode]');
  if (!button) return;
  const mode = button.dataset.mode;
  if (mode === 'system') delete root.dataset.bsTheme;
  else root.dataset.bsTheme = mode;
  try {
    localStorage.setItem('jaytek-mode', mode);
  } catch {
    // Storage is forbidden here: the choice lasts as long as the page.
  }
  show();
});

show();
