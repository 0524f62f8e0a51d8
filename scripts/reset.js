// npm run reset: removes the embedded database and the secret in DATA_DIR, so that the next start is a first start.
import { readdirSync, readFileSync, readlinkSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { loadEnvironment } from './build.js';

/** Where the database is when PostgreSQL, which never runs as root, cannot reach DATA_DIR. */
const LINKED_DATA = /^\/var\/lib\/rowlock\/data-[^/]+\/postgres$/;

/** What Rowlock writes into DATA_DIR. Only this is removed: DATA_DIR may be a folder with other files. */
const OWN_FILES = /^(jwt-secret|postgres|postgres\.log|postgres\.\d+\.new|mails)$/;

loadEnvironment();
const { DATA_DIR = '' } = process.env;
const dataDir = DATA_DIR === '' ? './.rowlock' : DATA_DIR;
const data = path.join(dataDir, 'postgres');

const problem = await findProblem();
if (problem !== undefined) {
  console.error(`Nothing was removed: ${problem}`);
  process.exitCode = 1;
} else if (exists(dataDir)) {
  console.log(`Removed ${remove()}. The next start makes a new database.`);
} else {
  console.log(`There is nothing to remove: ${dataDir} does not exist.`);
}

async function findProblem() {
  if (!exists(dataDir)) return undefined;
  if (!exists(path.join(data, 'PG_VERSION'))) return `${dataDir} is not a data folder of Rowlock.`;
  const target = linkTarget();
  if (target !== undefined && !LINKED_DATA.test(target)) return `${data} is a link that Rowlock did not make.`;
  if (await isRunning())
    return `PostgreSQL is running on ${dataDir}. Stop Rowlock first; after a crash, start and stop it.`;
  return undefined;
}

/** @returns what was removed, in words */
function remove() {
  const target = linkTarget();
  if (target !== undefined) rmSync(path.dirname(target), { recursive: true });
  const names = readdirSync(dataDir);
  for (const name of names.filter((entry) => OWN_FILES.test(entry)))
    rmSync(path.join(dataDir, name), { recursive: true });
  if (!names.every((name) => OWN_FILES.test(name))) return `the database in ${dataDir}; other files are still there`;
  try {
    rmdirSync(dataDir);
  } catch {
    // A link, or where a volume is mounted. It is empty, which is enough.
  }
  return dataDir;
}

/** By its pid file, as the server itself does. The process may be another program that got the number later. */
async function isRunning() {
  const lines = readFile(path.join(data, 'postmaster.pid')).split('\n');
  const [pid, , , port, socketDir] = lines;
  if (!pid || !isAlive(Number(pid))) return false;
  return socketDir ? answers(path.join(socketDir, `.s.PGSQL.${port}`)) : true;
}

/** @param {string} socketFile @returns {Promise<boolean>} */
function answers(socketFile) {
  return new Promise((resolve) => {
    const socket = connect(socketFile);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', ({ code }) => resolve(code !== 'ENOENT' && code !== 'ECONNREFUSED'));
  });
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function linkTarget() {
  try {
    return readlinkSync(data);
  } catch {
    return undefined;
  }
}

/** @param {string} file */
function readFile(file) {
  return exists(file) ? readFileSync(file, 'utf8') : '';
}

/** @param {string} file */
function exists(file) {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}
