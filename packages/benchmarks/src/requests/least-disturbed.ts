/** So much of one core that other processes take is no disturbance. */
const bearable = 0.15;

/** A measurement that knows how much of one core other processes took; undefined where there is no /proc. */
export interface Disturbed {
  othersCpu: number | undefined;
}

/** Repeats a measurement that other processes disturb, and returns the least disturbed one. */
export async function leastDisturbed<Sample extends Disturbed>(
  attempts: number,
  measureOnce: () => Promise<Sample>,
): Promise<Sample> {
  const disturbance = (sample: Sample) => sample.othersCpu ?? 0;
  let best = await measureOnce();
  for (let attempt = 1; attempt < attempts && disturbance(best) > bearable; attempt++) {
    const next = await measureOnce();
    if (disturbance(next) < disturbance(best)) best = next;
  }
  return best;
}
