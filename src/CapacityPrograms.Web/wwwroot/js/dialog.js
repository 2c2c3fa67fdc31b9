// Some browsers do not focus a pressed button, so the opener is remembered from the press itself.
let pressed = null;

document.addEventListener('click', event => {
  pressed = event.target instanceof Element ? event.target.closest('button, a, summary') : null;
}, { capture: true });

function openerOf() {
  const active = document.activeElement;
  return active && active !== document.body ? active : pressed;
}

export function open(dialog) {
  if (!dialog || dialog.open) {
    return;
  }

  const opener = openerOf();
  // A choice of a menu is hidden with it; the menu itself is still there.
  const menu = opener?.closest('details.menu')?.querySelector('summary');
  dialog.addEventListener('close', () => {
    // The row that held the opener may be gone by now; then the page's heading is the next best place.
    const target = [menu ?? opener, document.querySelector('h1')].find(e => e?.isConnected);
    target?.focus({ preventScroll: target !== document.querySelector('h1') });
  }, { once: true });
  dialog.showModal();
}

export function close(dialog) {
  if (dialog?.open) {
    dialog.close();
  }
}
