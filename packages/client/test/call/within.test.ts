import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { timeUp, within } from "../../src/call/within.ts";
import { rejectionOf } from "../rejection.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = () => new Promise<never>(() => {});

/** A signal that counts who listens to it. */
function countingSignal() {
  const controller = new AbortController();
  const listeners = new Set<unknown>();
  const { signal } = controller;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (type: string, listener: EventListener) => {
    listeners.add(listener);
    addEventListener.call(signal, type, listener);
  };
  signal.removeEventListener = (type: string, listener: EventListener) => {
    listeners.delete(listener);
    removeEventListener.call(signal, type, listener);
  };
  return { controller, signal, listeners };
}

test("gives what the work gives, and leaves neither timer nor listener", async () => {
  const { signal, listeners } = countingSignal();
  let during = 0;
  const result = await within(1000, signal, async () => {
    during = listeners.size;
    expect(vi.getTimerCount()).toBe(1);
    return "done";
  });
  expect(result).toBe("done");
  expect(during).toBe(1);
  await vi.advanceTimersByTimeAsync(0);
  expect(listeners.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test("fails as the work fails, and leaves neither timer nor listener", async () => {
  const { signal, listeners } = countingSignal();
  const error = new Error("broken");
  expect(await rejectionOf(within(1000, signal, () => Promise.reject(error)))).toBe(error);
  await vi.advanceTimersByTimeAsync(0);
  expect(listeners.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test("ends when the time is up, not before, and tells the work", async () => {
  const { signal, listeners } = countingSignal();
  let inner: AbortSignal | undefined;
  const ended = vi.fn();
  const work = within(1000, signal, (it) => {
    inner = it;
    return never();
  });
  work.catch(ended);
  await vi.advanceTimersByTimeAsync(999);
  expect(ended).not.toHaveBeenCalled();
  expect(inner?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toHaveBeenCalledExactlyOnceWith(timeUp);
  expect(inner?.aborted).toBe(true);
  expect(inner?.reason).toBe(timeUp);
  expect(String(timeUp)).toBe("TimeoutError: The time is up"); // for whom it is the cause of an error
  expect(listeners.size).toBe(0);
});

test("ends as soon as the signal fires, with its reason, and tells the work", async () => {
  const { controller, signal, listeners } = countingSignal();
  let inner: AbortSignal | undefined;
  const work = within(1000, signal, (it) => {
    inner = it;
    return never();
  });
  controller.abort("enough");
  expect(await rejectionOf(work)).toBe("enough");
  expect(inner?.reason).toBe("enough");
  expect(listeners.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test("does not begin when the signal has fired", async () => {
  const work = vi.fn(never);
  expect(await rejectionOf(within(1000, AbortSignal.abort("before"), work))).toBe("before");
  expect(work).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test.each([2 ** 31, 2 ** 40, Number.POSITIVE_INFINITY])("%s ms is no limit", async (ms) => {
  const work = within(ms, undefined, async () => "done");
  expect(vi.getTimerCount()).toBe(0);
  expect(await work).toBe("done");
});

test("the longest limit that a timer takes is one", async () => {
  const work = rejectionOf(within(2 ** 31 - 1, undefined, never));
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(2 ** 31 - 1);
  expect(await work).toBe(timeUp);
});

test("the work is told before anyone can go on", async () => {
  const controller = new AbortController();
  const order: string[] = [];
  const work = within(1000, controller.signal, (inner) => {
    inner.addEventListener("abort", () => order.push("told"));
    return never();
  });
  const rest = work.catch(() => order.push("failed"));
  controller.abort();
  await rest;
  expect(order).toEqual(["told", "failed"]);
});
