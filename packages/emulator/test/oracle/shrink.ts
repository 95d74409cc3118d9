/**
 * Makes a failing value smaller, as long as it still fails: array items and object keys are left out, from the outside to
 * the inside.
 */
export async function shrink<Value>(value: Value, fails: (value: Value) => Promise<boolean>): Promise<Value> {
  for (const smaller of smallerThan(value)) {
    if (await fails(smaller as Value)) return shrink(smaller as Value, fails);
  }
  return value;
}

function* smallerThan(value: unknown): Generator<unknown> {
  if (typeof value === "string" && value.length > 1) {
    const characters = [...value];
    yield characters.slice(0, characters.length / 2).join("");
    yield characters.slice(characters.length / 2).join("");
  }
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const index of value.keys()) yield value.toSpliced(index, 1);
    for (const [index, item] of value.entries()) {
      for (const smaller of smallerThan(item)) yield value.with(index, smaller);
    }
    return;
  }
  const entries = Object.entries(value);
  for (const index of entries.keys()) yield Object.fromEntries(entries.toSpliced(index, 1));
  // The branches of $and and $or, in place of them.
  for (const [name, part] of entries) {
    if (/^\$(and|or)$/.test(name) && Array.isArray(part)) yield* part;
  }
  for (const [index, [key, part]] of entries.entries()) {
    if (key === "coordinates") continue; // a ring stays closed
    for (const smaller of smallerThan(part)) yield Object.fromEntries(entries.with(index, [key, smaller]));
  }
}
