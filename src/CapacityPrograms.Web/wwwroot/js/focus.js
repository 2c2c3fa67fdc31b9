// Keeps the focus of who works by keyboard. What the server disables or takes away while it has the focus would drop the
// focus on the page as a whole, and a screen reader would begin anew at its top.
const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary';
let held = null;
let around = [];
let home = null;

document.addEventListener('focusin', event => {
  // A finger or a mouse finds its place by itself, and on a phone a field in focus would open the keyboard.
  held = event.target.matches(':focus-visible') ? event.target : null;
  home = held?.closest('[data-focus-home]')?.dataset.focusHome;
  around = [];
  for (let place = held?.parentElement; place && place.tagName !== 'MAIN'; place = place.parentElement) {
    around.push(place);
  }
});

document.addEventListener('pointerdown', () => {
  held = null;
}, { capture: true });

// The nearest control beside what is gone. Where a whole page is replaced, the router puts the focus on its heading.
function next() {
  const named = home && document.querySelector(home);
  const beside = () => around.filter(e => e.isConnected && e.closest('main, dialog, [role="dialog"]'))
    .flatMap(e => [...e.querySelectorAll(FOCUSABLE)]).find(e => e.checkVisibility());
  return named ?? beside();
}

new MutationObserver(() => {
  if (held && (!document.activeElement || document.activeElement === document.body)) {
    const target = held.isConnected ? held : next();
    if (target && !target.disabled) {
      target.focus({ preventScroll: target === held });
    } else if (!target) {
      // A dialog that closes gives the focus back a moment later; where what opened it is gone, too, the heading is next.
      setTimeout(() => document.activeElement === document.body && document.querySelector('h1')?.focus(), 500);
    }
  }
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
