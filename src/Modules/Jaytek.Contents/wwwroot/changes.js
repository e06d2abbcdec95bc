// J and K walk the changes of a comparison. Single keys are left alone while something is typed.
const changes = () => [...document.querySelectorAll('.changes > [data-change]')];

document.querySelector('[data-keys]')?.removeAttribute('hidden');
document.addEventListener('keydown', event => {
  const step = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, [contenteditable]')) return;
  const all = changes();
  const at = all.indexOf(document.activeElement.closest?.('.changes > [data-change]'));
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'center' });
});
