// Keeps open what was open when the server draws the form again. What saves stands in saving.js.
// "toggle" does not bubble.
document.addEventListener('toggle', event => {
  const open = event.target.parentElement?.querySelector(':scope > [data-open]');
  if (open) open.value = event.target.open ? 'true' : '';
}, true);
