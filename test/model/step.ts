import { exchange, giveUpFirst } from './exchanging.ts';
import { cancel, giveBack } from './giving-back.ts';
import { change, expireHold, extend, hold, type Model, type Seen, tick } from './holding.ts';
import { ask, decide, expireBooking, place, record, recordCapture, releaseHold, retry } from './paying.ts';
import type { Rules } from './rules.ts';
import { copyOf, type Event, type Refusal, rowOf, type SlowRequest, type State, type Terms } from './state.ts';

/** What an event has led to, and what a request was refused for: then nothing has changed. */
export interface Step {
  state: State;
  refusal: Refusal | undefined;
}

export interface Setting {
  rules: Rules;
  terms: Terms;
}

/** Changes nothing that it is given. The event is one of `possibleEvents`, or a request. */
export function step({ rules, terms }: Setting, before: State, event: Event): Step {
  const state = copyOf(before);
  const refusal = apply({ rules, terms, state }, event);
  return refusal === undefined ? { state, refusal } : { state: before, refusal };
}

function apply(model: Model, event: Event): Refusal | undefined {
  const { state } = model;
  switch (event.type) {
    case 'begin':
      return begin(model, event.request);
    case 'commit':
      return commit(model);
    case 'ask':
      return void ask(model, event);
    case 'charge':
      return void decide(model, event, 'CAPTURED');
    case 'decline':
      return void decide(model, event, 'DECLINED');
    case 'record':
      return void record(model, event);
    case 'crash':
      state.left.crashes--;
      return void (rowOf(state.payments, event.payment).worker = 'IDLE');
    case 'webhook':
      state.left.webhooks--;
      return void recordCapture(model, event.payment);
    case 'giveBack':
      return void giveBack(model, event, { isRecorded: true });
    case 'giveBackUnrecorded':
      state.left.crashes--;
      return void giveBack(model, event, { isRecorded: false });
    case 'tick':
      return void tick(model);
    default:
      return request(model, event, undefined);
  }
}

function request(model: Model, asked: SlowRequest, seen: Seen): Refusal | undefined {
  switch (asked.type) {
    case 'hold':
      return hold(model, asked, seen);
    case 'extend':
      return extend(model, asked);
    case 'change':
      return change(model, asked, seen);
    case 'release':
      return releaseHold(model, asked);
    case 'place':
      return place(model, asked, seen);
    case 'retry':
      return retry(model, asked);
    case 'cancel':
      return cancel(model, asked, seen);
    case 'exchange':
      return exchange(model, asked);
    case 'expireHold':
      return void expireHold(model, asked, seen);
    case 'expireBooking':
      return void expireBooking(model, asked, seen);
  }
}

/** The request reads, and waits for its locks. */
function begin(model: Model, asked: SlowRequest): undefined {
  const { rules, state } = model;
  state.left.slow--;
  state.slow = { request: asked, seen: whatItSees(state, asked) };
  if (asked.type === 'exchange' && !rules.exchangesInOneAct) giveUpFirst(model, asked);
}

function whatItSees(state: State, asked: SlowRequest): readonly number[] {
  if (asked.type === 'place' || asked.type === 'change') return rowOf(state.holds, asked.hold).seats;
  if (asked.type === 'cancel') return asked.tickets.filter((id) => rowOf(state.tickets, id).status === 'VALID');
  return [];
}

/** It has its locks. A refusal is an end of it too. */
function commit(model: Model): undefined {
  const { slow } = model.state;
  model.state.slow = null;
  if (slow) request(model, slow.request, slow.seen);
}
