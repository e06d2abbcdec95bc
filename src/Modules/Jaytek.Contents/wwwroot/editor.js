// What the editor gains from scripts: it says what is not saved, asks before that is lost, takes Ctrl+S and Ctrl+Enter, and
// keeps open what was open when the server draws the form again. Everything else is plain form posts.
const form = () => document.querySelector('[data-editor]');
let leaving = false;

function isDirty() {
  return form()?.dataset.fresh === 'false' || form()?.dataset.fresh === 'False';
}

function setDirty() {
  const editor = form();
  if (!editor) return;
  editor.dataset.fresh = 'false';
  const state = editor.querySelector('[data-state]');
  if (state && state.textContent.trim() !== 'Unsaved changes') state.textContent = 'Unsaved changes';
}

if (isDirty()) setDirty();
document.addEventListener('input', event => {
  if (event.target.closest('[data-editor]')) setDirty();
});
document.addEventListener('htmx:after:swap', () => {
  if (isDirty()) setDirty();
  form()?.querySelector('[autofocus]')?.focus();
});

window.addEventListener('beforeunload', event => {
  if (isDirty() && !leaving) event.preventDefault();
});
document.addEventListener('submit', event => {
  if (event.target.matches('[data-editor]')) leaving = true;
});
document.addEventListener('click', event => {
  if (event.target.closest('[data-leave]')) leaving = true;
});
// The page comes back from the browser's memory as it was left.
window.addEventListener('pageshow', () => { leaving = false; });

document.addEventListener('keydown', event => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const button = form()?.querySelector(`[data-shortcut="${event.key === 'Enter' ? 'Enter' : event.key.toLowerCase()}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

// "toggle" does not bubble.
document.addEventListener('toggle', event => {
  const open = event.target.parentElement?.querySelector(':scope > [data-open]');
  if (open) open.value = event.target.open ? 'true' : '';
}, true);
