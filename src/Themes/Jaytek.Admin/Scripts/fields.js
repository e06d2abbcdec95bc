// Fields: show a password on request; take the reader to the first thing that is wrong; "/" goes to the page's search.
document.addEventListener('click', event => {
  const button = event.target.closest('[data-reveals]');
  if (!button) return;
  const input = document.getElementById(button.dataset.reveals);
  const shown = input.type === 'text';
  input.type = shown ? 'password' : 'text';
  button.setAttribute('aria-pressed', String(!shown));
});

document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, textarea, select, [contenteditable]')) return;
  const search = document.querySelector('.search input');
  if (!search) return;
  event.preventDefault();
  search.focus();
});

// htmx swaps a refused form in place; the page does not load again, so autofocus does not fire.
document.addEventListener('htmx:after:swap', () => document.querySelector('[data-error-summary]')?.focus());
