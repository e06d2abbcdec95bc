// Keeps open what was open when the server draws the form again. What saves stands in saving.js.
// What is missing may stand in an entry that is closed.
document.addEventListener('click', event => {
  const link = event.target.closest('[data-missing] a');
  const input = link && document.getElementById(link.hash.slice(1));
  for (let closed = input?.closest('details:not([open])'); closed; closed = closed.closest('details:not([open])')) closed.open = true;
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.scrollIntoView({ block: 'center' });
});
// "toggle" does not bubble.
document.addEventListener('toggle', event => {
  const open = event.target.parentElement?.querySelector(':scope > [data-open]');
  if (open) open.value = event.target.open ? 'true' : '';
}, true);
