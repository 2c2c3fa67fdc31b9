// Signing out: the device forgets the sheets. What was not sent is asked about first, and stays sealed for its maker.
import { Device } from './device.js';

export async function leave(form) {
  const device = await Device.open();
  const unsent = await device.unsent();
  if (unsent > 0 && !(await agreed(unsent))) {
    return;
  }

  for (const user of new Set((await device.all('sheets')).map(sheet => sheet.user))) {
    await device.forget(user);
  }
  await Promise.all((await caches.keys()).filter(name => name.startsWith('roll-call')).map(name => caches.delete(name)));
  form.submit();
}

function agreed(unsent) {
  const dialog = document.getElementById('leave-unsent');
  const text = dialog.querySelector('[data-text]');
  text.textContent = text.dataset.text.replace('{0}', unsent);
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise(done => dialog.addEventListener('close', () => done(dialog.returnValue === 'yes'), { once: true }));
}
