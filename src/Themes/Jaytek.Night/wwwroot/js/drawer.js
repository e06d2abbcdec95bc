// The phone's menu closes by Escape, by a click elsewhere and when the focus leaves it.
export function enhanceDrawer() {
  const drawer = document.querySelector('.drawer');
  if (!drawer) return;

  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !drawer.open) return;
    drawer.open = false;
    drawer.querySelector('summary').focus();
  });
  document.addEventListener('click', event => {
    if (drawer.open && !drawer.contains(event.target)) drawer.open = false;
  });
  drawer.addEventListener('focusout', event => {
    if (event.relatedTarget && !drawer.contains(event.relatedTarget)) drawer.open = false;
  });
}
