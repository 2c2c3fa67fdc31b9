// What the frame's menus do in the browser: leave, choose light or dark, and put the focus where the server says.
let isLeaving = false;

export function signOut() {
  isLeaving = true;
  sessionStorage.clear();
  document.getElementById('sign-out')?.requestSubmit();
}

// Whoever signs out is on the way to the page that says so, and need not be told that the session has ended.
export function toSignIn(address) {
  if (!isLeaving) {
    location.assign(address);
  }
}

export function showIn(theme) {
  document.documentElement.dataset.theme = theme;
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
}

export function focusOn(id) {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}

export function focusIn(id) {
  const element = document.getElementById(id);
  (element?.querySelector('[aria-current], a[href]') ?? element)?.focus();
}

// Once no dialog is open, and what the page has drawn anew stands; a second at most.
export function focusAfterDialogs(id) {
  let tries = 20;
  const timer = setInterval(() => {
    const target = document.querySelector('[role="dialog"]') ? null : document.getElementById(id)?.querySelector('button, a[href]');
    target?.focus();
    if (document.activeElement === target || --tries === 0) clearInterval(timer);
  }, 50);
}

// In a dialog: what it marks as first, else its first field, else its first button.
export function focusFirst(titleId) {
  const dialog = document.getElementById(titleId)?.closest('[role="dialog"]');
  const body = dialog?.querySelector('.mud-dialog-content');
  // Whoever has gone to a field already goes on in it.
  if (body?.contains(document.activeElement) && document.activeElement.matches('input, textarea, select')) return;
  const first = dialog?.querySelector('[data-first]') ?? body?.querySelector('input:not([type="hidden"], [disabled]), textarea, select')
    ?? dialog?.querySelector('.mud-dialog-actions button, button');
  first?.focus();
}

// What is entered and not saved stays with the tab; another person's is another key.
export const draft = key => sessionStorage.getItem(`draft ${key}`);
export const keepDraft = (key, text) => sessionStorage.setItem(`draft ${key}`, text);
export const dropDraft = key => sessionStorage.removeItem(`draft ${key}`);

// Only while the press that asked for it is fresh, and not on every device; without it the page fills its window.
export async function fullScreen(on) {
  try {
    if (on) await document.documentElement.requestFullscreen();
    else if (document.fullscreenElement) await document.exitFullscreen();
  } catch { /* The dialog fills the window in any case. */ }
}
