// What is typed reaches the server whole.
const TYPED_IN_PARTS = 'input:is([type="date"], [type="time"])';

// A date is typed part by part, and each part is a change of its own: sent at once, the answer to the year 2 would
// overwrite the 2028 that is being typed. So what is typed is sent when the field is left, or by Enter.
let parts = null;
let waiting = false;

function send(field) {
  parts = null;
  if (waiting) {
    waiting = false;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

window.addEventListener('keydown', event => {
  const field = event.target;
  if (!(field instanceof Element) || !field.matches(TYPED_IN_PARTS) || event.key === 'Tab') {
    return;
  }

  if (event.key === 'Enter') {
    send(field);
  } else {
    parts = field;
  }
}, { capture: true });

window.addEventListener('change', event => {
  if (event.isTrusted && event.target === parts) {
    event.stopImmediatePropagation();
    waiting = true;
  }
}, { capture: true });

window.addEventListener('focusout', event => {
  if (event.target === parts) {
    send(parts);
  }
}, { capture: true });

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
