/** Conditions that must all hold. */
export type All<Conditions extends readonly object[]> = { readonly $and: Conditions };

/** Conditions of which one must hold. */
export type Any<Conditions extends readonly object[]> = { readonly $or: Conditions };

/**
 * All of these must hold (`$and`).
 *
 * @throws TypeError without a condition, which would hold for everyone
 */
export function and<const Conditions extends readonly object[]>(...conditions: Conditions): All<Conditions> {
  return { $and: nonEmpty(conditions, "and") };
}

/**
 * One of these must hold (`$or`).
 *
 * @throws TypeError without a condition
 */
export function or<const Conditions extends readonly object[]>(...conditions: Conditions): Any<Conditions> {
  return { $or: nonEmpty(conditions, "or") };
}

function nonEmpty<Conditions extends readonly object[]>(conditions: Conditions, name: string): Conditions {
  if (conditions.length > 0) return conditions;
  throw new TypeError(`${name} needs at least one condition`);
}
