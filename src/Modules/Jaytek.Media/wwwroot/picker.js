// The library in a dialog: two clicks from a field to a file, or upload right there. Its pages are the server's.
import { sendAll, takeDrops } from './uploads.js';

// Resolves with the paths that were chosen, none where the dialog was closed.
export function pick({ address, extensions = '', multiple = false }) {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog media-dialog';
  dialog.setAttribute('aria-label', 'Choose from the media library');
  document.body.append(dialog);
  const chosen = new Set();

  const show = async url => {
    dialog.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(url, { headers: { 'X-Fragment': 'true' } });
      if (!answer.ok) throw new Error(String(answer.status));
      dialog.innerHTML = await answer.text();
    } catch {
      dialog.innerHTML = '<div class="media-dialog-head"><h2>The library did not answer</h2><button class="btn" type="button" data-close>Close</button></div>';
    }
    dialog.removeAttribute('aria-busy');
    mark();
    (dialog.querySelector('[data-autofocus]') ?? dialog.querySelector('button'))?.focus();
  };
  const mark = () => {
    for (const button of dialog.querySelectorAll('[data-pick]')) button.setAttribute('aria-pressed', String(chosen.has(button.dataset.pick)));
    const use = dialog.querySelector('[data-use]');
    if (!use) return;
    use.hidden = !multiple;
    use.textContent = chosen.size === 1 ? 'Use 1 file' : `Use ${chosen.size} files`;
  };

  return new Promise(resolve => {
    const close = paths => {
      dialog.close();
      dialog.remove();
      resolve(paths);
    };
    const upload = async files => {
      const list = dialog.querySelector('[data-uploads]');
      const stored = await sendAll(multiple ? files : [...files].slice(0, 1), list, { folder: dialog.querySelector('[data-folder]')?.dataset.folder ?? '' });
      if (stored.length > 0) close([...chosen, ...stored]);
    };
    dialog.addEventListener('cancel', event => { event.preventDefault(); close([]); });
    dialog.addEventListener('click', event => {
      const button = event.target.closest('[data-pick]');
      const link = event.target.closest('a[href]');
      if (event.target.closest('[data-close]') || event.target === dialog) close([]);
      else if (event.target.closest('[data-use]')) close([...chosen]);
      else if (button && !multiple) close([button.dataset.pick]);
      else if (button) {
        if (!chosen.delete(button.dataset.pick)) chosen.add(button.dataset.pick);
        mark();
      } else if (link) {
        event.preventDefault();
        show(link.href);
      }
    });
    dialog.addEventListener('submit', event => {
      event.preventDefault();
      show(`${event.target.action}?${new URLSearchParams(new FormData(event.target))}`);
    });
    dialog.addEventListener('change', event => { if (event.target.matches('[type="file"]')) upload(event.target.files); });
    takeDrops(dialog, upload);
    dialog.showModal();
    show(`${address}?${new URLSearchParams({ ext: extensions })}`);
  });
}
