// Behaviour of the frame that needs no server: menus, search key, print, copy, reload.
import './fields.js';
import './focus.js';

const typing = 'input, textarea, select, [contenteditable="true"], dialog[open], [role="grid"]';
function closeMenus(except) {
  document.querySelectorAll('details.menu[open]').forEach(menu => {
    if (menu !== except) {
      menu.open = false;
    }
  });
}

document.addEventListener('click', event => {
  const target = event.target;
  if (!(target instanceof Element)) {
    return;
  }

  closeMenus(target.closest('.menu ul :is(a, button)') ? null : target.closest('details.menu'));

  if (target.closest('[data-print]')) {
    window.print();
  }

  const copy = target.closest('[data-copy]');
  if (copy) {
    navigator.clipboard?.writeText(copy.dataset.copy);
  }

  if (target.closest('[data-reload], #reconnect-reload')) {
    event.preventDefault();
    location.reload();
  }

  if (target.closest('#reconnect-retry')) {
    window.Blazor?.reconnect?.().then(back => back || location.reload(), () => location.reload());
  }
});

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    const menu = document.querySelector('details.menu[open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
  }

  // A choice in a list is no answer to the whole form.
  if (event.key === 'Enter' && event.target.matches?.('input[role="combobox"]')) {
    event.preventDefault();
  }

  // Cyrillic layouts have another sign on this key, so its place counts as well.
  const slash = event.key === '/' || event.code === 'Slash';
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  if (slash && plain && !event.defaultPrevented && !event.target.closest?.(typing)) {
    const find = document.querySelector('[data-key="Slash"]');
    if (find?.offsetParent) {
      event.preventDefault();
      find.focus();
    }
  }
});

// What a device keeps, of forms and for the roll call, is forgotten with the sign-out.
document.addEventListener('submit', event => {
  if (event.target.id === 'sign-out') sessionStorage.clear();
  if (event.target.id === 'sign-out' && window.indexedDB && window.caches) {
    event.preventDefault();
    import('../roll-call/leaving.js').then(leaving => leaving.leave(event.target)).catch(() => event.target.submit());
  }
});

// A page lives in one server. Where that is gone the one that answers does not know the page, and it is opened anew there;
// where none answers, it is opened as soon as one does. Marks that were not answered are kept by the sheet itself.
const connection = document.getElementById('components-reconnect-modal');
let waiting = false;

async function openWhenAnswered() {
  waiting = true;
  while (connection.classList.contains('components-reconnect-failed')) {
    const answer = await fetch('/health/ready', { cache: 'no-store' }).catch(() => null);
    if (answer?.ok) {
      location.reload();
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 3000));
  }
  waiting = false;
}

if (connection) {
  new MutationObserver(() => {
    if (connection.classList.contains('components-reconnect-rejected')) {
      location.reload();
    } else if (connection.classList.contains('components-reconnect-failed') && !waiting) {
      openWhenAnswered();
    }
  }).observe(connection, { attributes: true, attributeFilter: ['class'] });
}
