// Elements and words; no more of a framework than that.

const words = JSON.parse(document.getElementById('roll-call-texts').textContent);
const plural = new Intl.PluralRules(words.Language);

export const language = words.Language;

export const say = (key, ...values) => words[key].replace(/\{(\d)\}/g, (_, i) => values[i]);

// The same with elements in the places, so that a name keeps its language.
export const sayWith = (key, ...values) => words[key].split(/(\{\d\})/).map(part => /^\{\d\}$/.test(part) ? values[part[1]] : part);

// A name in another script than the page's is read aloud as such.
export function spelled(text) {
  const letter = /[\u0400-\u052f]|[A-Za-z\u00c0-\u024f]/.exec(text ?? '')?.[0];
  const script = !letter ? null : letter >= '\u0400' ? 'und-Cyrl' : 'und-Latn';
  return el('span', { lang: script === (['bg', 'uk'].includes(language) ? 'und-Cyrl' : 'und-Latn') ? null : script }, text ?? '');
}

// "{0} mark|{0} marks": the forms stand in the order one, few, many.
export function many(key, number) {
  const forms = words[key].split('|');
  const form = { one: 0, few: 1 }[plural.select(number)] ?? forms.length - 1;
  return forms[Math.min(form, forms.length - 1)].replace('{0}', number);
}

export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'i');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `icons.svg#${name}`);
  svg.append(use);
  return svg;
}

export const clock = instant => new Date(instant).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
