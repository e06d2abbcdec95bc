// The library page: files are sent with a bar each and may be dropped anywhere; what is selected can be moved or deleted at once.
import { isSending, sendAll, takeDrops } from './uploads.js';

const library = document.querySelector('[data-library]');
const list = document.querySelector('[data-uploads]');
const input = document.querySelector('[data-upload-input]');

async function upload(files) {
  const stored = await sendAll(files, list, { folder: library.dataset.folder });
  // What was dropped meanwhile is still on its way.
  if (stored.length > 0 && !isSending() && !list.querySelector('[data-state="refused"]')) location.reload();
}

if (library) {
  takeDrops(document.body, upload);
  list.addEventListener('media:stored', () => { if (!isSending()) location.reload(); });
  input?.addEventListener('change', () => upload(input.files));
  document.querySelector('[data-upload-button]')?.addEventListener('click', event => {
    event.preventDefault();
    input.click();
  });
}

const boxes = () => [...document.querySelectorAll('[data-select]')];
function count() {
  const chosen = boxes().filter(box => box.checked).length;
  const word = document.querySelector('[data-selected]');
  if (word) word.textContent = chosen === 0 ? 'Nothing selected' : chosen === 1 ? '1 file selected' : `${chosen} files selected`;
}
document.addEventListener('change', event => {
  if (event.target.matches('[data-select-all]')) for (const box of boxes()) box.checked = event.target.checked;
  if (event.target.matches('[data-select], [data-select-all]')) count();
});
count();
