// Fields: show a password on request; take the reader to the first thing that is wrong.
document.addEventListener('click', event => {
  const button = event.target.closest('[data-reveals]');
  if (!button) return;
  const input = document.getElementById(button.dataset.reveals);
  const shown = input.type === 'text';
  input.type = shown ? 'password' : 'text';
  button.setAttribute('aria-pressed', String(!shown));
});

// htmx swaps a refused form in place; the page does not load again, so autofocus does not fire.
document.addEventListener('htmx:after:swap', () => document.querySelector('[data-error-summary]')?.focus());
