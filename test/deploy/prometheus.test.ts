import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { promtool } from '../support/promtool.ts';
import { projectRoot } from '../support/server-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const folder = path.join(projectRoot, 'deploy/prometheus');
const read = (file: string) => readFile(path.join(folder, file), 'utf8');

test('promtool takes the configuration and the rules', { timeout: 300_000 }, async () => {
  const check = (...parameters: string[]) => promtool(['check', ...parameters], { cwd: folder });
  expect(check('config', '--syntax-only', 'prometheus.yml')).toContain('SUCCESS');
  const alerts = (await read('rules.yml')).match(/- alert: /g)?.length;
  expect(check('rules', 'rules.yml')).toContain(`${alerts} rules found`);
});

test('each alert fires when it should, and is quiet otherwise', () => {
  expect(promtool(['test', 'rules', 'rules.test.yml'], { cwd: folder })).toContain('SUCCESS');
});

test('each alert has a case in which it fires, and one in which it does not', async () => {
  const alerts = [...(await read('rules.yml')).matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name);
  const cases = [...(await read('rules.test.yml')).matchAll(/alertname: (\w+)\n +exp_alerts:(.*)/g)];
  for (const alert of alerts) {
    const expected = cases.filter(([, name]) => name === alert).map(([, , list = '']) => list.trim());
    expect(expected, alert).toContain('');
    expect(expected, alert).toContain('[]');
  }
});

test('operations.md says of each alert what to do', async () => {
  const alerts = [...(await read('rules.yml')).matchAll(/- alert: Rowlock(\w+)/g)].map(([, name = '']) => name);
  const document = await readFile(path.join(projectRoot, 'docs/operations.md'), 'utf8');
  const rows = [...document.matchAll(/^\| Rowlock([^|]+)\|/gm)].flatMap(([, names = '']) => names.split(','));
  expect(rows.map((name) => name.trim()).toSorted()).toEqual(alerts.toSorted());
});

/** What is changed in the rules, and which alert notices. */
const MISTAKES = [
  ['a limit that is a hundred times as high', '> 120', '> 12000', 'RowlockPaymentsUnsettled'],
  ['another label', 'outcome="INTERNAL_SERVER_ERROR"', 'outcome="RATE_LIMITED"', 'RowlockFaults'],
  ['an alert that fires always', 'queue_oldest_seconds) > 60', 'queue_oldest_seconds) > -1', 'RowlockQueueOld'],
] as const;

test('control: the cases notice mistakes in the rules', async () => {
  await using copy = await temporaryDirectory();
  await cp(folder, copy.path, { recursive: true });
  let rules = await read('rules.yml');
  for (const [what, right, wrong] of MISTAKES) {
    expect(rules, what).toContain(right);
    rules = rules.replace(right, wrong);
  }
  await writeFile(path.join(copy.path, 'rules.yml'), rules);
  let complaint = '';
  try {
    promtool(['test', 'rules', 'rules.test.yml'], { cwd: copy.path });
  } catch (error) {
    complaint = String(error);
  }
  for (const [what, , , alert] of MISTAKES) expect(complaint, what).toContain(`alertname: ${alert},`);
});
