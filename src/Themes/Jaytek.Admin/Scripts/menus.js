// Menus are <details class="menu">: one open at a time, closed by Escape and by a click elsewhere, walked by arrow keys.
const open = () => document.querySelectorAll('details.menu[open]');

document.addEventListener('click', event => {
  for (const menu of open())
    if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener('keydown', event => {
  const menu = event.target.closest?.('details.menu[open]');
  if (!menu) return;
  if (event.key === 'Escape') {
    menu.open = false;
    menu.querySelector('summary').focus();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const items = [...menu.querySelectorAll('.menu-item')];
    const step = event.key === 'ArrowDown' ? 1 : -1;
    const next = items.indexOf(document.activeElement) + step;
    items[(next + items.length) % items.length]?.focus();
    event.preventDefault();
  }
});
