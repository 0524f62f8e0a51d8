import { element } from '../seat-map/element.ts';

/** @param part by which a site can style it: `rowlock-seat-map::part(button)` */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  { part = '', children = [] }: { part?: string; children?: readonly (Node | string)[] } = {},
): HTMLElementTagNameMap[Tag] {
  const made = element(tag, properties, ...children);
  if (part !== '') made.part.value = part;
  return made;
}

/** A text that is there already is not said again to screen readers. */
export function setText(place: Element, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
