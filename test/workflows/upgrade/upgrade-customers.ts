import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { commandFailure } from '../../../temporal/command-failures';
import { eventually } from '../../support/eventually';

/** Clients that send orders to jobs, one after the other, until they are stopped. */
export interface Customers {
  /** Waits until so many more orders have been taken. */
  have(orders: number): Promise<unknown>;
  /** Ends them; resolves with every order that was taken. */
  stop(): Promise<string[]>;
}

/** Without a pause they would take all of the machine, and what they wait for takes longer. */
const betweenOrdersMs = 40;

/** Every third order is a signal, the others are updates; one that was caught in a roll-over is sent again. */
export function customers(client: Client, jobs: readonly string[], count: number): Customers {
  const taken: string[] = [];
  let isOver = false;
  const send = async (job: string, order: string, bySignal: boolean): Promise<void> => {
    const handle = client.workflow.getHandle(job);
    if (bySignal) return handle.signal('order', order);
    for (;;) {
      try {
        await handle.executeUpdate('take', { args: [order] });
        return;
      } catch (error) {
        const { kind } = commandFailure(error);
        if (kind !== 'interrupted' && kind !== 'no-answer') throw error;
      }
    }
  };
  const customer = async (first: number): Promise<void> => {
    for (let turn = first; !isOver; turn += count) {
      const order = `order-${randomUUID()}`;
      await send(jobs[turn % jobs.length]!, order, turn % 3 === 0);
      taken.push(order);
      await delay(betweenOrdersMs);
    }
  };
  const all = Promise.all(Array.from({ length: count }, (_, index) => customer(index)));
  // a failure comes up where they are stopped
  all.catch(() => undefined);
  return {
    have(orders) {
      const goal = taken.length + orders;
      return eventually(() => taken.length >= goal, 120_000);
    },
    async stop() {
      isOver = true;
      await all;
      return taken;
    },
  };
}
