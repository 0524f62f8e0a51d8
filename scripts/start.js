// Runs Rowlock from a checkout: what is missing or older than its source is built first.
import { build, loadEnvironment } from './build.js';

loadEnvironment();
build();
await import('../dist/main.js');
