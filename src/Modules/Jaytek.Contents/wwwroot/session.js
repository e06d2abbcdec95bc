// Whether the session of the editor still stands: 'in', 'out', or 'away' where the server does not answer. A new session has new tokens,
// so the forms of the page take the one that comes with the answer.
export async function renew(form) {
  let answer;
  try {
    // Sending on to sign in is the answer itself; following it would be a page that nobody sees.
    answer = await fetch(form.dataset.session, { headers: { Accept: 'application/json' }, redirect: 'manual', cache: 'no-store' });
    if (answer.type === 'opaqueredirect' || answer.status === 401) return 'out';
    if (!answer.ok) return 'away';
    const { header, token } = await answer.json();
    for (const input of document.querySelectorAll('input[name="__RequestVerificationToken"]')) input.value = token;
    document.body.setAttribute('hx-headers:inherited', JSON.stringify({ [header]: token }));
    return 'in';
  } catch {
    return 'away';
  }
}

const notice = () => document.querySelector('[data-signed-out]');

// Says that nothing is saved and where to sign in; `again` is done when somebody has.
export function showSignedOut(form, again, isAsked) {
  if (!notice()) {
    const shown = form.querySelector('template[data-signed-out-notice]').content.firstElementChild.cloneNode(true);
    shown.querySelector('[data-try-again]').addEventListener('click', again);
    form.querySelector('.editor-body').prepend(shown);
  }
  if (!isAsked) return;
  notice().scrollIntoView({ block: 'center' });
  notice().focus({ preventScroll: true });
}

export const isSignedOut = () => !!notice();
export const hideSignedOut = () => notice()?.remove();
