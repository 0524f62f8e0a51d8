import { exchange, giveUpFirst } from './exchanging.ts';
import { cancel, giveBack, payOtherwise, refuse } from './giving-back.ts';
import { change, expireHold, extend, hold, type Model, type Seen, tick } from './holding.ts';
import { placeAtCounter, retryAtCounter } from './at-counter.ts';
import { askProvider, decide, expireBooking, place, record, recordCapture, releaseHold, retry } from './paying.ts';
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
  if ('payment' in event) settle(model, event);
  else if ('refund' in event) settleRefund(model, event);
  else if (event.type === 'begin') begin(model, event.request);
  else if (event.type === 'commit') commit(model);
  else if (event.type === 'tick') tick(model);
  else return ask(model, event, undefined);
  return undefined;
}

function settleRefund(model: Model, { type, refund }: Extract<Event, { refund: number }>): void {
  if (type === 'refuse') {
    model.state.left.refusals--;
    refuse(model, { refund });
    return;
  }
  const isRecorded = type === 'giveBack';
  if (!isRecorded) model.state.left.crashes--;
  giveBack(model, { refund }, { isRecorded });
}

/** What happens to a payment. */
function settle(model: Model, { type, payment }: Extract<Event, { payment: number }>): void {
  const { left, payments } = model.state;
  switch (type) {
    case 'ask':
      return askProvider(model, payment);
    case 'charge':
      return decide(model, payment, 'CAPTURED');
    case 'decline':
      return decide(model, payment, 'DECLINED');
    case 'record':
      return record(model, payment);
    case 'crash':
      left.crashes--;
      rowOf(payments, payment).worker = 'IDLE';
      break;
    case 'webhook':
      left.webhooks--;
      recordCapture(model, payment);
  }
}

function ask(model: Model, asked: SlowRequest, seen: Seen): Refusal | undefined {
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
    case 'placeAtCounter':
      return placeAtCounter(model, asked, seen);
    case 'retryAtCounter':
      return retryAtCounter(model, asked);
    case 'payOtherwise':
      return payOtherwise(model, asked);
    case 'cancel':
      return cancel(model, asked, seen);
    case 'exchange':
      return exchange(model, asked);
    case 'expireHold':
      expireHold(model, asked, seen);
      break;
    case 'expireBooking':
      expireBooking(model, asked, seen);
  }
  return undefined;
}

/** The request reads, and waits for its locks. */
function begin(model: Model, asked: SlowRequest): void {
  const { rules, state } = model;
  state.left.slow--;
  state.slow = { request: asked, seen: whatItSees(state, asked) };
  if (asked.type === 'exchange' && !rules.exchangesInOneAct) giveUpFirst(model, asked);
}

function whatItSees(state: State, asked: SlowRequest): readonly number[] {
  if (asked.type === 'place' || asked.type === 'placeAtCounter' || asked.type === 'change')
    return rowOf(state.holds, asked.hold).seats;
  if (asked.type === 'cancel') return asked.tickets.filter((id) => rowOf(state.tickets, id).status === 'VALID');
  return [];
}

/** It has its locks. A refusal is an end of it too. */
function commit(model: Model): void {
  const { slow } = model.state;
  model.state.slow = null;
  if (slow) ask(model, slow.request, slow.seen);
}
