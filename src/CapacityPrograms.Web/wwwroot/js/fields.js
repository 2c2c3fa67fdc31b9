// What is changed while the line is cut is heard by nobody, and the line may be dead for half a minute before that is
// noticed. When it is back, each field says again, in the same order, what it holds; hearing it twice changes nothing.
const NOTICED_AFTER = 30000;
const connection = document.getElementById('components-reconnect-modal');
const changed = new Map();
let cutAt = null;
let again = false;

function remember(event) {
  const field = event.target;
  if (again || field.type === 'file') {
    return;
  }

  const types = changed.get(field)?.types ?? new Set();
  // Put in anew, so that the one changed last is the last.
  changed.delete(field);
  changed.set(field, { at: performance.now(), types: types.add(event.type) });
  const since = (cutAt ?? performance.now()) - NOTICED_AFTER;
  for (const [old, { at }] of changed) {
    if (!old.isConnected || at < since) {
      changed.delete(old);
    }
  }
}

function sayAgain() {
  again = true;
  for (const [field, { at, types }] of changed) {
    if (field.isConnected && at > cutAt - NOTICED_AFTER) {
      types.forEach(type => field.dispatchEvent(new Event(type, { bubbles: true })));
    }
  }
  again = false;
}

if (connection) {
  window.addEventListener('input', remember, { capture: true });
  window.addEventListener('change', remember, { capture: true });
  new MutationObserver(() => {
    const back = connection.classList.contains('components-reconnect-hide');
    if (!back) {
      cutAt ??= performance.now();
    } else if (cutAt !== null) {
      sayAgain();
      cutAt = null;
      document.dispatchEvent(new Event('lineback'));
    }
  }).observe(connection, { attributes: true, attributeFilter: ['class'] });
}
