// Asks for an address in a dialog of its own, outside of the form that is being filled: forms cannot stand in forms.
let dialog;

function make() {
  dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  dialog.setAttribute('aria-labelledby', 'link-dialog-title');
  dialog.innerHTML = `
    <form method="dialog">
      <h2 id="link-dialog-title">Link</h2>
      <div class="field"><label class="form-label" for="link-dialog-address">Address</label>
        <input class="form-control" id="link-dialog-address" type="text" inputmode="url" autocomplete="off" spellcheck="false" aria-describedby="link-dialog-hint">
        <p class="field-hint" id="link-dialog-hint">https://…, a page of this site such as /mixes, or mailto:…</p></div>
      <p class="field-error" role="alert" hidden></p>
      <div class="dialog-actions">
        <button class="btn btn-ghost" type="submit" value="remove">Remove link</button>
        <button class="btn" type="submit" value="">Cancel</button>
        <button class="btn btn-primary" type="submit" value="set">Set link</button>
      </div>
    </form>`;
  document.body.append(dialog);
}

const harmless = /^(https?:|mailto:|tel:|\/|#|\?|[^:]*$)/i;

// Resolves to the address, to an empty text where the link goes, to null where nothing was decided.
export function askForLink(address) {
  if (!dialog) make();
  const input = dialog.querySelector('input');
  const error = dialog.querySelector('.field-error');
  const [remove, , set] = dialog.querySelectorAll('button');
  input.value = address ?? '';
  remove.hidden = !address;
  error.hidden = true;
  dialog.returnValue = '';
  dialog.showModal();
  input.focus();
  return new Promise(resolve => {
    const check = event => {
      if (event.submitter && event.submitter !== set) return;
      const text = input.value.trim();
      if (text && harmless.test(text)) return;
      event.preventDefault();
      error.textContent = text ? 'This is no address that a link may have.' : 'Write an address.';
      error.hidden = false;
      input.focus();
    };
    // Enter in the input presses the first button; here it sets the link.
    const enter = event => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      set.click();
    };
    input.addEventListener('keydown', enter);
    dialog.addEventListener('submit', check);
    dialog.addEventListener('close', () => {
      dialog.removeEventListener('submit', check);
      input.removeEventListener('keydown', enter);
      resolve(dialog.returnValue === 'set' ? whole(input.value.trim()) : dialog.returnValue === 'remove' ? '' : null);
    }, { once: true });
  });
}

// "example.com/x" means a place on the web, not a page of ours.
const whole = text => /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(text) ? `https://${text}` : text;
