// Small tools for a page that is drawn over and over: what is the same stays untouched, so focus, selection and screen readers are left in peace.

/** A copy of the template with this id. */
export const stamp = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

/** Sets text, and only text: nothing that comes from the cloud is ever read as markup. */
export function text(element, value) {
  const wanted = String(value ?? "");
  if (element.textContent !== wanted) {
    element.textContent = wanted;
  }
}

/** Sets an attribute, or takes it away when the value is null or false. */
export function attribute(element, name, value) {
  if (value === null || value === undefined || value === false) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value)) {
    element.setAttribute(name, String(value));
  }
}

/** Shows text in an element that is gone when there is nothing to say. */
export function say(element, value) {
  text(element, value);
  element.hidden = !value;
}

/** Makes the children of `parent` those of `items`, in their order; a child with a known key is kept and updated. */
export function sync(parent, items, keyOf, create, update) {
  const keys = new Set(items.map((item, index) => String(keyOf(item, index))));
  const kept = new Map();
  for (const child of [...parent.children]) {
    if (keys.has(child.dataset.key) && !kept.has(child.dataset.key)) {
      kept.set(child.dataset.key, child);
    } else {
      child.remove();
    }
  }

  let place = parent.firstElementChild;
  items.forEach((item, index) => {
    const key = String(keyOf(item, index));
    let child = kept.get(key);
    if (!child) {
      child = create(item);
      child.dataset.key = key;
    }

    update(child, item, index);
    if (child === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(child, place);
    }
  });
}
