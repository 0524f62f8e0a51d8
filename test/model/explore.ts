import { canonical } from './canonical.ts';
import { brokenBetween, brokenIn, isQuiet } from './invariants.ts';
import { type Bounds, possibleEvents, workerEvents } from './possible-events.ts';
import type { Rules } from './rules.ts';
import { type Budget, type Event, initial, type State, type Terms } from './state.ts';
import { step } from './step.ts';

/** What is explored, and how far. */
export interface Scope {
  terms: Terms;
  bounds: Bounds;
  budget: Budget;
}

export interface Explored {
  states: number;
  /** How many events led from one state to another, or to itself. */
  steps: number;
  /** How often each type of event was not refused. */
  events: ReadonlyMap<Event['type'], number>;
  /** States in which nothing is under way. */
  quiet: number;
  /** The shortest way to a state that breaks an invariant; undefined when there is none. */
  counterexample: Counterexample | undefined;
}

export interface Counterexample {
  broken: string;
  path: readonly Event[];
}

interface Node {
  state: State;
  from: Node | undefined;
  event: Event | undefined;
}

/** Visits every state within the bounds, the nearest first, and stops at the first that breaks an invariant. */
export function explore(rules: Rules, { terms, bounds, budget }: Scope): Explored {
  const start: Node = { state: initial(terms, budget), from: undefined, event: undefined };
  const known = new Set([canonical(start.state, terms.prices)]);
  const queue = [start];
  const events = new Map<Event['type'], number>();
  let [steps, quiet] = [0, 0];
  const explored = (counterexample: Counterexample | undefined) => {
    return { states: known.size, steps, events, quiet, counterexample };
  };
  // The list grows while it is read.
  for (const node of queue) {
    if (isQuiet(node.state)) quiet++;
    else if (isStuck(node.state)) return explored({ broken: 'nothing goes on', path: pathTo(node) });
    for (const event of possibleEvents(node.state, bounds)) {
      const { state, refusal } = step({ rules, terms }, node.state, event);
      if (refusal !== undefined && event.type !== 'payOtherwise') continue;
      steps++;
      events.set(event.type, (events.get(event.type) ?? 0) + 1);
      const next = { state, from: node, event };
      const broken =
        refusal === undefined
          ? (brokenBetween(node.state, event, state) ?? brokenIn(state))
          : 'staff cannot give back what the provider has refused to';
      if (broken !== undefined) return explored({ broken, path: pathTo(next) });
      const text = canonical(state, terms.prices);
      if (known.has(text)) continue;
      known.add(text);
      queue.push(next);
    }
  }
  return explored(undefined);
}

/** Something is under way, and no worker can end it. */
function isStuck(state: State): boolean {
  return state.slow === null && workerEvents(state).length === 0;
}

function pathTo(node: Node): Event[] {
  const path: Event[] = [];
  for (let at: Node | undefined = node; at?.event; at = at.from) path.unshift(at.event);
  return path;
}

/** One event a line. */
export function textOf({ broken, path }: Counterexample): string {
  return [...path.map((event, index) => `${index + 1}. ${textOfEvent(event)}`), broken].join('\n');
}

function textOfEvent({ type, ...of }: Event): string {
  if ('request' in of) return `${type} (${textOfEvent(of.request)})`;
  return [type, ...Object.entries(of).map(([name, value]) => `${name} ${JSON.stringify(value)}`)].join(' ');
}
