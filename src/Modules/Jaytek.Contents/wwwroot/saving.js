// Saves the draft two seconds after the last input, and says so. It posts the same form to the same page with the verb
// "autosave", which never publishes and never plans; the answer names the state that the next save is meant for.
import { showNames } from './names.js';
import { hideSignedOut, isSignedOut, renew, showSignedOut } from './session.js';

const DELAY = 2000;
const form = () => document.querySelector('[data-editor]');
const field = name => form()?.querySelector(`input[name="${CSS.escape(name)}"]`);

let timer = 0;
let running = null;
let stopped = false;
let leaving = false;
// A form on its way: asked for, and let through.
let sending = false;
let passing = false;
let dirty = false;
let saved = '';
let savedAt = null;
// A redraw by the server may bring the tag of before a save that ran meanwhile.
const since = new Map();

const may = () => form()?.dataset.autosave === 'true' && !stopped;

function values() {
  const data = new FormData(form());
  data.set('$do', 'autosave');
  return new URLSearchParams([...data].filter(([, value]) => typeof value === 'string'));
}

function content() {
  const data = values();
  for (const name of ['$tag', '$seen', '$new', '__RequestVerificationToken']) data.delete(name);
  for (const name of [...data.keys()]) if (name.endsWith('.$open') || name.endsWith('.$search') || name.endsWith('.$type')) data.delete(name);
  // Saving by itself leaves the plan as it is.
  for (const input of plans()) data.delete(input.name);
  return data.toString();
}

const plans = () => [...form().querySelectorAll('[data-plan]')];
const isUnplanned = () => plans().some(input => input.value !== input.dataset.kept);

function say(text, button) {
  const place = form()?.querySelector('[data-state]');
  if (!place) return;
  // What is the same is not said again: a status is read aloud.
  if (!button && place.firstChild?.nodeValue === text && place.childNodes.length === 1) return;
  place.replaceChildren(text);
  if (button) place.append(' ', button);
}

function sayAge() {
  const place = form()?.querySelector('[data-state]');
  if (!place || !savedAt) return;
  const seconds = Math.max(0, Math.round((Date.now() - savedAt) / 1000));
  const words = seconds < 60 ? `${seconds} s ago` : seconds < 3600 ? `${Math.floor(seconds / 60)} min ago` : `${Math.floor(seconds / 3600)} h ago`;
  let age = place.querySelector('[data-age]');
  if (!age) {
    age = document.createElement('span');
    age.dataset.age = '';
    age.setAttribute('aria-hidden', 'true');
    place.replaceChildren('Saved ', age);
  }
  age.textContent = words;
  // A time that was typed and not given by pressing Schedule is no plan.
  const rest = isUnplanned() ? ', but not the new time' : '';
  if ((age.nextSibling?.nodeValue ?? '') !== rest) place.replaceChildren('Saved ', age, rest);
}

function button(word, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'editor-retry';
  made.textContent = word;
  made.addEventListener('click', act);
  return made;
}

function changed() {
  if (!form() || stopped) return;
  dirty = true;
  savedAt = null;
  say('Unsaved');
  clearTimeout(timer);
  if (may()) timer = setTimeout(save, DELAY);
}

function take(answer) {
  const tag = field('$tag');
  if (tag.value && tag.value !== answer.tag) since.set(tag.value, answer);
  tag.value = answer.tag;
  field('$seen').value = answer.seen;
  const badge = form().querySelector('[data-badge]');
  if (badge) {
    badge.hidden = false;
    const state = badge.querySelector('.state');
    // A plan stays a plan while its draft is edited.
    if (state && !state.classList.contains('state-scheduled')) {
      state.className = `state state-${answer.state.toLowerCase()}`;
      state.textContent = answer.state;
    }
  }
  showMissing(answer.missing);
  for (const item of form().querySelectorAll('[data-when]')) item.hidden = item.dataset.when !== answer.state;
  const version = form().querySelector('[data-version]');
  if (version) version.textContent = version.dataset.version = answer.version;
  if (location.pathname !== answer.edit) history.replaceState(history.state, '', answer.edit);
  showNames(form(), answer);
}

function showMissing(missing) {
  const place = form().querySelector('[data-missing]');
  place.hidden = missing.length === 0;
  place.querySelector('ul').replaceChildren(...missing.map(({ input, message }) => {
    const line = document.createElement('li');
    const link = document.createElement('a');
    link.href = `#${input.replace(/[^\w:-]/g, '_')}`;
    link.textContent = message;
    line.append(input ? link : message);
    return line;
  }));
}

// Somebody else saved it or moved it to the trash: trying again would not help, somebody has to choose.
function stop(answer) {
  stopped = true;
  say('Not saved');
  if (document.querySelector('[data-stopped]')) return;
  const notice = form().querySelector(`template[data-${answer.isTrashed ? 'trashed' : 'conflict'}-notice]`).content.firstElementChild.cloneNode(true);
  const words = notice.querySelector('[data-words]');
  if (words) words.textContent = answer.message;
  else notice.querySelector('[data-who]').textContent = answer.author || 'Somebody else';
  form().querySelector('.editor-body').prepend(notice);
}

function signedOut(isAsked) {
  say('Not saved: you were signed out');
  showSignedOut(form(), again, isAsked);
}

// After somebody has signed in: what the page may save by itself is saved, the rest waits for its button.
async function again() {
  const state = await renew(form());
  if (state === 'out') return signedOut(true);
  if (state === 'away') return say('Not saved: the server does not answer,', button('retry', again));
  hideSignedOut();
  if (may()) return save();
  say('Unsaved');
}

async function attempt(isLast = false) {
  const before = content();
  say('Saving…');
  let answer, response;
  try {
    response = await fetch(location.href, { method: 'POST', body: values(), headers: { Accept: 'application/json' }, redirect: 'manual' });
    answer = response.headers.get('content-type')?.includes('json') ? await response.json() : null;
  } catch {
    response = null;
  }
  if (!form()) return;
  if (response?.ok && answer) {
    hideSignedOut();
    take(answer);
    saved = before;
    dirty = content() !== before;
    savedAt = dirty ? null : Date.now();
    if (dirty) changed();
    else sayAge();
  } else if (answer?.isConflict || answer?.isTrashed) {
    stop(answer);
  } else if (answer) {
    say(`Not saved: ${answer.message}`, button('Show', show));
  } else {
    const state = response ? await renew(form()) : 'away';
    if (!form()) return;
    if (state === 'out') return signedOut();
    // The form's token was of another session; the new one is in the form now.
    if (state === 'in' && !isLast) return attempt(true);
    say(response?.type === 'opaqueredirect' ? 'Not saved: you may not edit this any more,' : 'Not saved,', button('retry', save));
  }
}

// The server draws the form with what is wrong beside its input, and with what such an input needs besides: which of two hours is meant.
const show = () => form()?.querySelector('button[name="$do"][value="save"]')?.click();

function save() {
  clearTimeout(timer);
  if (!may() || running) return running ?? Promise.resolve();
  if (content() === saved) {
    dirty = false;
    savedAt ??= Date.now();
    sayAge();
    return Promise.resolve();
  }
  running = attempt().finally(() => { running = null; });
  return running;
}

function begin() {
  const fresh = form()?.dataset.fresh?.toLowerCase() !== 'false';
  if (fresh && form()) saved = content();
  else changed();
}

// What the server drew may be older than what was saved while it drew.
function catchUp() {
  for (let newer = since.get(field('$tag')?.value); newer; newer = since.get(newer.tag)) {
    field('$tag').value = newer.tag;
    field('$seen').value = newer.seen;
  }
}

if (form()) begin();
document.addEventListener('input', event => {
  if (event.target.closest('[data-editor]')) changed();
});
document.addEventListener('change', event => {
  if (event.target.closest('[data-editor]')) changed();
});
document.addEventListener('htmx:after:swap', () => {
  if (!form()) return;
  catchUp();
  if (content() !== saved) changed();
  form().querySelector('[autofocus]')?.focus();
});
setInterval(() => { if (savedAt) sayAge(); }, 5000);

// A form that is sent is gone from the page. Sent without a session it would be gone altogether, so that is asked for first; and it would
// name the state of before a save that is under way.
document.addEventListener('submit', async event => {
  if (!event.target.matches('[data-editor]')) return;
  clearTimeout(timer);
  if (passing) {
    passing = false;
    leaving = true;
    return;
  }
  event.preventDefault();
  if (sending) return;
  sending = true;
  const { submitter } = event;
  await running;
  const state = await renew(form());
  clearTimeout(timer);
  sending = false;
  if (state === 'out') return signedOut(true);
  if (state === 'away') return say('Not saved: the server does not answer,', button('retry', () => press(submitter)));
  passing = true;
  press(submitter);
});

// The server may have drawn the form again meanwhile, with a button that does the same.
function press(submitter) {
  form().requestSubmit(submitter?.isConnected ? submitter : submitter && form().querySelector(`button[name="$do"][value="${CSS.escape(submitter.value)}"]`));
}

// Whoever signed in in another tab comes back to this one.
const comeBack = () => { if (form() && isSignedOut()) again(); };
document.addEventListener('visibilitychange', () => { if (!document.hidden) comeBack(); });
window.addEventListener('focus', comeBack);
document.addEventListener('click', event => {
  if (event.target.closest('[data-leave]')) leaving = true;
});
window.addEventListener('beforeunload', event => {
  if ((dirty || running || (form() && isUnplanned())) && !leaving) event.preventDefault();
});
// The page comes back from the browser's memory as it was left.
window.addEventListener('pageshow', () => { leaving = false; });

document.addEventListener('keydown', event => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || !form()) return;
  const key = event.key === 'Enter' ? 'Enter' : event.key.toLowerCase();
  const pressed = form().querySelector(`[data-shortcut="${CSS.escape(key)}"]:not([hidden])`);
  if (key === 's' && may()) {
    event.preventDefault();
    save().then(() => { if (isSignedOut()) signedOut(true); });
  } else if (pressed) {
    event.preventDefault();
    pressed.click();
  }
});

// A time to publish at makes Publish a Schedule; an emptied one makes it Publish again.
document.addEventListener('input', event => {
  if (!event.target.matches('[data-plan="publish"]')) return;
  const isPlanned = event.target.value !== '';
  for (const verb of form().querySelectorAll('[data-verb]')) verb.hidden = (verb.dataset.verb === 'schedule') !== isPlanned;
});
