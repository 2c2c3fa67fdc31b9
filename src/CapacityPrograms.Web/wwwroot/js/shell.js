// Behaviour of the frame that needs no server: drawer, menus, search key, print and copy buttons.
import './dialog.js';

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

  const menu = target.closest('details.menu');
  closeMenus(target.closest('.menu-list a, .menu-list button') ? null : menu);

  const drawer = target.closest('.nav[popover]');
  if (drawer && target.closest('a') && drawer.matches(':popover-open')) {
    drawer.hidePopover();
  }

  if (target.closest('[data-print]')) {
    window.print();
  }

  const copy = target.closest('[data-copy]');
  if (copy) {
    navigator.clipboard?.writeText(copy.dataset.copy);
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

  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === '/' && plain && !event.defaultPrevented && !event.target.closest?.(typing)) {
    const find = document.querySelector('.bar .find input');
    if (find?.offsetParent) {
      event.preventDefault();
      find.focus();
    }
  }
});
