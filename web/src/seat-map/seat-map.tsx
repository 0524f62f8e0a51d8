import { useEffect, useEffectEvent, useRef } from 'react';
import { useTexts } from '../texts/texts.tsx';
import type { SeatMapPlan, SeatStatus } from './plan.ts';
import { SeatMapView } from './seat-map-view.ts';

const NONE: ReadonlySet<string> = new Set();

export interface SeatMapProps {
  plan: SeatMapPlan;
  statuses: ReadonlyMap<string, SeatStatus>;
  picked: ReadonlySet<string>;
  /** Held by this visitor. */
  mine?: ReadonlySet<string>;
  /** Alternatives to seats that were taken. */
  suggested?: ReadonlySet<string>;
  /** False: seats can be looked at, but not picked. */
  isEnabled?: boolean;
  onToggle: (seatId: string) => void;
}

/** The seat map for React: hands each change of its props to the view, which knows nothing of React. */
export function SeatMap({ plan, statuses, picked, mine, suggested, isEnabled = true, onToggle }: SeatMapProps) {
  const { seatMap: texts } = useTexts();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<SeatMapView>(null);
  const toggle = useEffectEvent(onToggle);
  const firstTexts = useEffectEvent(() => texts);
  useEffect(() => {
    if (!host.current) return undefined;
    const made = new SeatMapView(host.current, { texts: firstTexts(), onToggle: (seatId) => toggle(seatId) });
    view.current = made;
    return () => {
      view.current = null;
      made[Symbol.dispose]();
    };
  }, []);
  useEffect(() => view.current?.setTexts(texts), [texts]);
  useEffect(() => view.current?.show(plan), [plan]);
  useEffect(() => view.current?.setStatuses(statuses), [statuses]);
  useEffect(() => view.current?.setMine(mine ?? NONE), [mine]);
  useEffect(() => view.current?.setPicked(picked), [picked]);
  useEffect(() => view.current?.suggest(suggested ?? NONE), [suggested]);
  useEffect(() => view.current?.setEnabled(isEnabled), [isEnabled]);
  return <div ref={host} />;
}
