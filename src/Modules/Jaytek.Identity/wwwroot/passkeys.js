// Passkeys: asks the browser's authenticator what the site wants to know, and sends the answer as the form that stands in the page.
const canCreate = 'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential;

const tell = (form, message) => {
  const place = form.querySelector('[data-passkey-error]');
  place.textContent = message;
  place.hidden = !message;
};

const send = (form, credential) => {
  form.querySelector('input[name$="Credential"], input[name="credential"]').value = JSON.stringify(credential.toJSON());
  form.submit();
};

const failed = (form, error) => {
  // Who closes the browser's own dialogue knows that they did.
  if (error.name !== 'AbortError' && error.name !== 'NotAllowedError')
    tell(form, 'The browser could not use a passkey here.');
};

for (const form of document.querySelectorAll('[data-passkey-add]')) {
  form.addEventListener('submit', async event => {
    event.preventDefault();
    tell(form, '');
    if (!canCreate)
      return tell(form, 'This browser cannot make passkeys here. Passkeys need https.');
    try {
      const answer = await fetch(form.dataset.passkeyAdd, { method: 'POST', body: new FormData(form) });
      const options = await answer.json();
      if (!answer.ok)
        return tell(form, options.message);
      send(form, await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }));
    } catch (error) {
      failed(form, error);
    }
  });
}

const form = document.querySelector('[data-passkey-sign-in]');
if (form && canCreate) {
  form.hidden = false;
  let waiting = new AbortController();
  const ask = async mediation => {
    waiting.abort();
    waiting = new AbortController();
    try {
      const answer = await fetch(form.dataset.passkeySignIn);
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await answer.json());
      send(form, await navigator.credentials.get({ publicKey, mediation, signal: waiting.signal }));
    } catch (error) {
      failed(form, error);
    }
  };
  form.addEventListener('submit', event => {
    event.preventDefault();
    tell(form, '');
    ask('optional');
  });
  // The passkeys that the browser knows then stand among what it offers for the name.
  if (await PublicKeyCredential.isConditionalMediationAvailable?.())
    ask('conditional');
}
