import { element } from './element.ts';
import type { SeatMapTexts } from './seat-map-texts.ts';

export interface ToolbarOptions {
  zoom: (factor: number) => void;
  fit: () => void;
  showList: (isList: boolean) => void;
}

const STEP = 1.6;

/** The choice between map and list, and the buttons that do what fingers and wheels do. */
export class Toolbar {
  readonly element = element('div', { className: 'tools' });
  readonly #views = element('div', { className: 'views', role: 'group' });
  readonly #zooms = element('div', { className: 'zooms' });
  readonly #map = element('button', { type: 'button', ariaPressed: 'true' });
  readonly #list = element('button', { type: 'button', ariaPressed: 'false' });
  readonly #in = element('button', { type: 'button' });
  readonly #out = element('button', { type: 'button' });
  readonly #whole = element('button', { type: 'button' });

  constructor({ zoom, fit, showList }: ToolbarOptions) {
    this.#views.append(this.#map, this.#list);
    this.#zooms.append(this.#out, this.#in, this.#whole);
    this.element.append(this.#zooms, this.#views);
    this.#in.append(icon('M10 4v12M4 10h12'));
    this.#out.append(icon('M4 10h12'));
    this.#whole.append(icon('M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4'));
    this.#in.addEventListener('click', () => zoom(STEP));
    this.#out.addEventListener('click', () => zoom(1 / STEP));
    this.#whole.addEventListener('click', fit);
    for (const button of [this.#map, this.#list]) {
      button.addEventListener('click', () => {
        const isList = button === this.#list;
        this.#map.ariaPressed = String(!isList);
        this.#list.ariaPressed = String(isList);
        this.#zooms.hidden = isList;
        showList(isList);
      });
    }
  }

  setTexts(texts: SeatMapTexts): void {
    this.#views.ariaLabel = texts.view;
    this.#map.textContent = texts.map;
    this.#list.textContent = texts.list;
    this.#in.ariaLabel = this.#in.title = texts.zoomIn;
    this.#out.ariaLabel = this.#out.title = texts.zoomOut;
    this.#whole.ariaLabel = this.#whole.title = texts.wholeHall;
  }
}

function icon(path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const drawn = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  drawn.setAttribute('d', path);
  svg.append(drawn);
  return svg;
}
