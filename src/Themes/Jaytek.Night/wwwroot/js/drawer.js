// The phone's menu and other panels that open close by Escape, by a click elsewhere and when the focus leaves them.
const PANELS = '.drawer, .share';

export function enhanceDrawer() {
  const open = () => [...document.querySelectorAll(PANELS)].filter(panel => panel.open);
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    for (const panel of open()) {
      panel.open = false;
      panel.querySelector('summary').focus();
    }
  });
  document.addEventListener('click', event => {
    for (const panel of open()) if (!panel.contains(event.target)) panel.open = false;
  });
  document.addEventListener('focusout', event => {
    const panel = event.target.closest(PANELS);
    if (panel?.open && event.relatedTarget && !panel.contains(event.relatedTarget)) panel.open = false;
  });
}
