// Talks to the device about passkeys; the form then carries the device's answer to the server.
const supported = Boolean(window.PublicKeyCredential?.parseRequestOptionsFromJSON);

async function ask(form, address) {
  const token = form.querySelector('input[name="__RequestVerificationToken"]').value;
  const answer = await fetch(address, { method: 'POST', headers: { RequestVerificationToken: token } });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }

  return answer.json();
}

async function use(form) {
  const creates = form.dataset.passkey === 'new';
  const options = await ask(form, creates ? '/account/passkey/new' : '/account/passkey/ask');
  const credential = creates
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  form.querySelector('[data-credential]').value = JSON.stringify(credential);
  // Not requestSubmit: the listener below would ask the device again.
  form.submit();
}

document.querySelectorAll('form[data-passkey]').forEach(form => {
  // Without script or device the button would do nothing, so it is shown only here.
  form.hidden = !supported;
  form.addEventListener('submit', event => {
    event.preventDefault();
    const button = form.querySelector('button');
    const failed = form.querySelector('[data-failed]');
    button.disabled = true;
    failed.hidden = true;
    use(form).catch(() => {
      failed.hidden = false;
      button.disabled = false;
    });
  });
});
