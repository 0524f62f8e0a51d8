import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { PrismaPg } from '@prisma/adapter-pg';
import express, { type NextFunction, type Request, type Response } from 'express';
import jwt from 'jsonwebtoken';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { JWT_SECRET } from './support/rowlock.ts';
import { serveTasks } from './support/tasks.ts';

/**
 * A typical implementation of a hold: Express, JSON, and an interactive Prisma transaction that locks the seats, checks
 * them, writes the hold and updates the seats. It is correct: it locks in a sorted order and never sells a seat twice. It
 * does less than Rowlock: no limit per account, no idempotency, no job at the deadline, no messages to watchers.
 */

const HOLD_SECONDS = 900;
/** The same number as Rowlock. */
const CONNECTIONS = 10;
/** As Rowlock's own are: Prisma's default makes requests fail on a busy machine. */
const LIMITS = { maxWait: 10_000, timeout: 15_000 };

interface HoldBody {
  showingId: string;
  seatIds: string[];
}

interface LockedSeat {
  seat_id: string;
  status: string;
  held_until: Date | null;
}

async function holdSeats(prisma: PrismaClient, accountId: string, { showingId, seatIds }: HoldBody) {
  return prisma.$transaction(async (tx) => {
    const showing = await tx.showing.findUnique({ where: { id: showingId } });
    if (!showing || showing.cancelledAt || showing.salesCloseAt < new Date()) return null;
    const seats = await tx.$queryRaw<LockedSeat[]>`
      select seat_id, status, held_until from showing_seat
      where showing_id = ${showingId}::uuid and seat_id = any (${seatIds}::uuid[])
      order by seat_id
      for update`;
    const free = seats.filter(
      ({ status, held_until }) =>
        status === 'AVAILABLE' || (status === 'HELD' && held_until && held_until < new Date()),
    );
    if (free.length !== seatIds.length) return null;
    const expiresAt = new Date(Date.now() + HOLD_SECONDS * 1000);
    const hold = await tx.hold.create({ data: { accountId, showingId, seatIds, expiresAt } });
    await tx.showingSeat.updateMany({
      where: { showingId, seatId: { in: seatIds } },
      data: { status: 'HELD', holdId: hold.id, heldUntil: expiresAt, version: { increment: 1 } },
    });
    return hold;
  }, LIMITS);
}

function authenticate(request: Request, response: Response, next: NextFunction): void {
  try {
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const { sub } = jwt.verify(token, JWT_SECRET) as { sub: string };
    response.locals['accountId'] = sub;
    next();
  } catch {
    response.status(401).json({ error: 'Log in first.' });
  }
}

async function listen({ connectionString }: { connectionString: string }): Promise<string> {
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString, max: CONNECTIONS, options: '-c timezone=UTC' }),
  });
  const app = express();
  app.use(express.json());
  app.post('/hold', authenticate, async (request: Request<object, unknown, HoldBody>, response) => {
    const hold = await holdSeats(prisma, String(response.locals['accountId']), request.body);
    if (hold) response.json({ id: hold.id, expiresAt: hold.expiresAt });
    else response.status(409).json({ error: 'These seats are not available.' });
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hold`;
}

const tasks = { listen };
export type BaselineExpressTasks = typeof tasks;
serveTasks(tasks);
