// Imported before a process begins (NODE_OPTIONS=--import): at SIGUSR2 its clock jumps. At first to an hour ahead, then to an hour behind,
// then to the right time. Timers and performance.now() go on, as they do when an operating system's clock is set.
const HOUR = 3_600_000;
const OFFSETS = [0, HOUR, -HOUR];
const RealDate = Date;
let jumps = 0;

const now = () => RealDate.now() + OFFSETS[jumps % OFFSETS.length];

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
RealDate.prototype.constructor = Date;

process.on('SIGUSR2', () => jumps++);
