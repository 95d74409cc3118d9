/** What is set on an element: attributes; `true` for one without a value, `undefined` and `false` for none. */
export type Settings = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Makes an element. Texts become text: nothing of what a user or a server says is read as HTML.
 *
 * @param name - of the element, with its classes behind dots: `button.plain`
 */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name | `${Name}.${string}`,
  settings: Settings = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const [tag = "", ...classes] = name.split(".");
  const element = document.createElement(tag as Name);
  if (classes.length > 0) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(settings)) {
    if (value !== undefined && value !== false)
      element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

/** A button that does something other than sending its form. */
export function makeButton(label: string, onClick: () => void, className = ""): HTMLButtonElement {
  const button = make("button", { type: "button" }, label);
  if (className) button.className = className;
  button.addEventListener("click", onClick);
  return button;
}
