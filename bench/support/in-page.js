// Runs in the page, before anything of it: see page-probe.ts.
globalThis.frameTimes = [];
globalThis.paintedAfterMs = [];

requestAnimationFrame(function count(at) {
  globalThis.frameTimes.push(at);
  requestAnimationFrame(count);
});

// A seat that can be picked. Asked from outside, the slowed-down page would spend a third of a second on the question.
new MutationObserver((_changes, observer) => {
  if (!document.querySelector('button[aria-label^="Row "]')) return;
  globalThis.usableAt = performance.now();
  observer.disconnect();
}).observe(document, { subtree: true, childList: true });

Object.defineProperty(WebSocket.prototype, 'onmessage', {
  set(handle) {
    this.addEventListener('message', (event) => {
      const receivedAt = performance.now();
      handle.call(this, event);
      if (!String(event.data).includes('"SeatDelta"')) return;
      // The page paints in the next frame; the task after that frame begins when it is on its way to the screen.
      requestAnimationFrame(() => setTimeout(() => globalThis.paintedAfterMs.push(performance.now() - receivedAt)));
    });
  },
});
