// Builds the page's elements. Text is always a text node: whatever a unit is called, it is never markup.

export const byId = (id) => document.getElementById(id);

/** An element. Attributes that are functions listen to events; true and false set and leave out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value != null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter((child) => child != null));
  return element;
}

export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Tabs: one stop for the Tab key, arrows between them. */
export function tabs(list, chosen = () => {}) {
  const all = [...list.querySelectorAll('[role=tab]')];
  const choose = (tab) => {
    for (const other of all) {
      const isChosen = other === tab;
      other.setAttribute('aria-selected', String(isChosen));
      other.tabIndex = isChosen ? 0 : -1;
      byId(other.getAttribute('aria-controls')).hidden = !isChosen;
    }
    chosen(tab.getAttribute('aria-controls'));
  };
  list.addEventListener('click', (event) => {
    const tab = event.target.closest('[role=tab]');
    if (tab) {
      choose(tab);
    }
  });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
      next.focus();
      choose(next);
      event.preventDefault();
    }
  });
  choose(all.find((tab) => tab.getAttribute('aria-selected') === 'true') ?? all[0]);
  return (panel) => choose(all.find((tab) => tab.getAttribute('aria-controls') === panel));
}
