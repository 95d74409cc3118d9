/** What {@link within} rejects with when the time is up. */
export const timeUp = /* @__PURE__ */ new DOMException("The time is up", "TimeoutError");

/**
 * Does something within a time, and no longer than a signal lets it, even if it does not listen to the signal that it
 * is given.
 *
 * @param ms - milliseconds, at most 2 ** 31 - 1; what is more is infinity
 * @throws `timeUp`, or the reason of `outer` as soon as that fires
 */
export function within<T>(
  ms: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    outer?.throwIfAborted();
    const controller = new AbortController();
    const timer = ms < 2 ** 31 ? setTimeout(() => stop(timeUp), ms) : undefined;
    const onAbort = () => stop(outer?.reason);
    outer?.addEventListener("abort", onAbort);
    const end = () => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", onAbort);
    };
    const stop = (reason: unknown) => {
      end();
      reject(reason);
      controller.abort(reason);
    };
    work(controller.signal).then(resolve, reject).finally(end);
  });
}
