type Child = Node | string;

/** An element with its properties and what is in it. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { part, ...properties }: Partial<Omit<HTMLElementTagNameMap[Name], 'part'>> & { part?: string } = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  if (part !== undefined) element.part.add(...part.split(' '));
  element.append(...children);
  return element;
}

/** A text that says what it said already is not said again to a screen reader. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
