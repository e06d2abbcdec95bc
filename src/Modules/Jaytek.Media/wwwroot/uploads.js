// Sends files to the library one after the other, each with a bar and a word on how it went. The same form works without scripts.
const ADDRESS = '/admin/media/upload';

// Files that are not stored or refused yet: whoever leaves the page would lose them.
let waiting = 0;
addEventListener('beforeunload', event => { if (waiting > 0) event.preventDefault(); });

// Whether files of any list of this page are still on their way.
export const isSending = () => waiting > 0;

// The page's antiforgery token, as htmx sends it.
const headers = () => JSON.parse(document.body.getAttribute('hx-headers:inherited') ?? '{}');

// Resolves with the path that the file got; rejects with what the server said, and whether the name is taken.
export function send(file, { folder = '', as = '', replace = false, progress = () => {} } = {}) {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('Folder', folder);
    form.append('As', as);
    form.append('Replace', String(replace));
    form.append('File', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', ADDRESS);
    request.responseType = 'json';
    request.setRequestHeader('Accept', 'application/json');
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', event => { if (event.lengthComputable) progress(event.loaded / event.total); });
    request.addEventListener('load', () => {
      const answer = request.response ?? {};
      if (request.status === 200) resolve(answer.stored[0]);
      else reject(Object.assign(new Error(answer.errors?.[0] ?? `The server refused it (${request.status}).`), { isTaken: answer.code === 'media.file.exists' }));
    });
    request.addEventListener('error', () => reject(new Error('The connection broke. Nothing of this file was kept.')));
    request.send(form);
  });
}

// Sends all files into a list of rows; answers the paths that were stored.
export async function sendAll(files, list, options = {}) {
  const rows = [...files].map(file => ({ file, row: line(list, file.name) }));
  const stored = [];
  waiting += rows.length;
  for (const { file, row } of rows) {
    const path = await one(file, row, options);
    waiting -= 1;
    if (path) stored.push(path);
  }
  return stored;
}

async function one(file, row, options) {
  try {
    const path = await send(file, { ...options, progress: part => row.show(part) });
    row.end(`Stored as ${path}`, 'stored');
    return path;
  } catch (error) {
    row.end(error.message, 'refused');
    return error.isTaken && !options.replace ? row.offer(() => one(file, row, { ...options, replace: true })) : null;
  }
}

function line(list, name) {
  const item = document.createElement('li');
  const title = Object.assign(document.createElement('span'), { className: 'upload-name', textContent: name });
  const bar = Object.assign(document.createElement('progress'), { max: 1, value: 0 });
  bar.setAttribute('aria-label', name);
  const word = Object.assign(document.createElement('span'), { className: 'upload-word', textContent: 'Waiting' });
  item.append(title, bar, word);
  list.append(item);
  list.hidden = false;
  const said = saying(list);
  return {
    show(part) {
      bar.value = part;
      word.textContent = part < 1 ? `${Math.round(part * 100)} %` : 'Being checked';
    },
    end(text, state) {
      bar.value = state === 'stored' ? 1 : bar.value;
      word.textContent = text;
      item.dataset.state = state;
      said.textContent = `${name}: ${text}`;
    },
    // The person decides whether a file of the same name gives way; until then, the others go on.
    offer(replace) {
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn', textContent: `Replace ${name}` });
      button.addEventListener('click', async () => {
        button.remove();
        waiting += 1;
        const path = await replace();
        waiting -= 1;
        if (path) list.dispatchEvent(new CustomEvent('media:stored', { bubbles: true }));
      });
      item.append(button);
      return null;
    },
  };
}

// Where it is said how a file ended; the percents are only seen. Beside the list, since a dialog hides the rest of the page from readers, and
// there before anything is said, since a region that comes with its words is often not read.
function saying(list) {
  const known = list.nextElementSibling;
  if (known?.matches('[data-upload-said]')) return known;
  const status = Object.assign(document.createElement('p'), { className: 'visually-hidden' });
  status.dataset.uploadSaid = '';
  status.setAttribute('role', 'status');
  list.after(status);
  return status;
}

// Makes a place take dropped files; the callback gets them.
export function takeDrops(place, take) {
  let depth = 0;
  const hasFiles = event => [...(event.dataTransfer?.types ?? [])].includes('Files');
  place.addEventListener('dragenter', event => {
    if (!hasFiles(event)) return;
    depth += 1;
    place.dataset.drop = '';
  });
  place.addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1);
    if (depth === 0) delete place.dataset.drop;
  });
  place.addEventListener('dragover', event => { if (hasFiles(event)) event.preventDefault(); });
  place.addEventListener('drop', event => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    delete place.dataset.drop;
    take(event.dataTransfer.files);
  });
}
