// Rows of a tree move by Alt+Shift with an arrow, as by their buttons; the server moves them. What it did is said, and the focus stays with the row.
const verbs = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };
const voice = document.createElement('p');
voice.className = 'visually-hidden';
voice.setAttribute('role', 'status');
document.body.append(voice);

let pressed = null;

document.addEventListener('keydown', event => {
  const verb = event.altKey && event.shiftKey ? verbs[event.key] : null;
  const row = event.target.closest?.('[data-outline-row]');
  if (!verb || !row || event.target.closest('textarea, .combo')) return;
  const button = row.querySelector(`[data-verb="${verb}"]`);
  // A row that is removed can only be put back.
  if (!button) return;
  event.preventDefault();
  if (button.disabled) voice.textContent = { up: 'It is the first here.', down: 'It is the last here.', in: 'It cannot stand below the one before it.', out: 'It stands outermost.' }[verb];
  else button.click();
});

document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-outline-row] [data-verb]');
  if (button) pressed = button.dataset.verb;
});

document.addEventListener('htmx:after:swap', () => {
  const said = document.querySelector('[data-outline-said]')?.textContent ?? '';
  if (said) voice.textContent = said;
  const row = document.querySelector('[data-focus="true"]');
  const verb = pressed;
  pressed = null;
  if (!row) return;
  // After htmx has put the focus where it thinks it was.
  requestAnimationFrame(() => {
    const button = verb ? row.querySelector(`[data-verb="${verb === 'remove' ? 'undo' : verb}"]`) : row.querySelector('input:not([type="hidden"])');
    if (button && !button.disabled) button.focus();
    else row.querySelector('summary')?.focus();
    row.scrollIntoView({ block: 'nearest' });
  });
});
