// Markdown: a toolbar and keys over the textarea, and the site's own rendering beside it.
import { askForLink } from './linkdialog.js';
import { walk } from './toolbar.js';

const WAIT = 700;
const KEY = 'jaytek-markdown';

// Through the browser's own editing, so that its undo knows of it.
function put(area, text) {
  area.focus();
  if (!document.execCommand('insertText', false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
}

function around(area, mark) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const inner = value.slice(from, to);
  const wrapped = value.slice(from - mark.length, from) === mark && value.slice(to, to + mark.length) === mark;
  if (wrapped) {
    area.setSelectionRange(from - mark.length, to + mark.length);
    put(area, inner);
    area.setSelectionRange(from - mark.length, to - mark.length);
  } else {
    put(area, mark + inner + mark);
    area.setSelectionRange(from + mark.length, to + mark.length);
  }
}

// Every line of the selection begins with the mark, or none does.
function lines(area, mark) {
  const { value } = area;
  const from = value.lastIndexOf('\n', area.selectionStart - 1) + 1;
  const end = value.indexOf('\n', area.selectionEnd);
  const to = end < 0 ? value.length : end;
  const all = value.slice(from, to).split('\n');
  const marks = all.map((_, at) => mark === '1. ' ? `${at + 1}. ` : mark);
  const isOn = all.every((text, at) => text.startsWith(marks[at]));
  const next = all.map((text, at) => isOn ? text.slice(marks[at].length) : marks[at] + text.replace(/^(#{1,6} |[-*] |> |\d+\. )/, '')).join('\n');
  area.setSelectionRange(from, to);
  put(area, next);
  if (all.length > 1) area.setSelectionRange(from, from + next.length);
}

async function link(area) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const address = await askForLink('');
  area.focus();
  area.setSelectionRange(from, to);
  if (!address) return;
  const text = value.slice(from, to) || 'text';
  put(area, `[${text}](${address})`);
  area.setSelectionRange(from + 1, from + 1 + text.length);
}

const verbs = {
  bold: area => around(area, '**'),
  italic: area => around(area, '*'),
  code: area => around(area, '`'),
  h2: area => lines(area, '## '),
  h3: area => lines(area, '### '),
  ul: area => lines(area, '- '),
  ol: area => lines(area, '1. '),
  quote: area => lines(area, '> '),
  link,
};
const keys = { b: 'bold', i: 'italic', k: 'link' };

function remembered() {
  try {
    return localStorage.getItem(KEY) ?? 'write';
  } catch {
    return 'write';
  }
}

function remember(view) {
  try {
    localStorage.setItem(KEY, view);
  } catch {
    // Storage is forbidden here: the view lasts as long as the page.
  }
}

// Sends the text to be rendered as the site would, once the typing rests; an answer that was overtaken is dropped.
function previewer(root, area, preview) {
  let timer, asked = null, number = 0;
  const ask = async () => {
    const text = area.value;
    if (text === asked) return;
    asked = text;
    const mine = ++number;
    const body = new URLSearchParams({ text, __RequestVerificationToken: area.form?.elements.__RequestVerificationToken?.value ?? '' });
    const answer = await fetch(root.dataset.markdown, { method: 'POST', body }).catch(() => null);
    if (mine !== number) return;
    if (!answer?.ok) {
      asked = null;
      preview.textContent = 'The preview could not be made just now. What you typed is still here.';
      return;
    }
    preview.innerHTML = await answer.text() || '<p class="field-hint">Nothing to preview yet.</p>';
  };
  return {
    now: () => { clearTimeout(timer); ask(); },
    soon: () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); },
  };
}

export function mount(root) {
  const area = root.querySelector('textarea');
  const bar = root.querySelector('[data-markdown-bar]');
  const preview = root.querySelector('[data-preview]');
  const views = bar.querySelectorAll('[data-view]');
  const previews = previewer(root, area, preview);

  const show = view => {
    root.dataset.shows = view;
    for (const button of views) button.setAttribute('aria-pressed', String(button.dataset.view === view));
    for (const button of bar.querySelectorAll('[data-verb]')) button.disabled = view === 'preview' || area.readOnly;
    preview.hidden = view === 'write';
    if (view !== 'write') previews.now();
  };

  bar.hidden = false;
  walk(bar.querySelector('[role="toolbar"]'));
  bar.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button?.dataset.view) {
      show(button.dataset.view);
      remember(button.dataset.view);
    } else if (button?.dataset.verb) verbs[button.dataset.verb](area);
  });
  area.addEventListener('keydown', event => {
    const verb = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && keys[event.key.toLowerCase()];
    if (!verb) return;
    event.preventDefault();
    event.stopPropagation();
    verbs[verb](area);
  });
  area.addEventListener('input', () => { if (root.dataset.shows !== 'write') previews.soon(); });
  const last = remembered();
  show(last === 'preview' ? 'write' : last);
}
