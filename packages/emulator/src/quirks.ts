/**
 * Where the sources contradict each other or are silent: what the emulator does, the default first. The README gives the sources of each.
 */
export const quirks = {
  range_end: ["excluded", "included"],
  exists: ["key", "non_empty"],
  bulk_default_limit: ["20", "1000"],
  bulk_limit_above_1000: ["refuse", "all"],
  list_limit_above_1000: ["refuse", "lower"],
  type_conflict: ["refuse", "drop"],
  unknown_columns: ["refuse", "drop"],
  writable_built_ins: ["none", "profile"],
  bulk_success_id: ["integer", "string"],
  bulk_operation_result: ["present", "absent"],
  next_link: ["path", "url"],
  v1_user_id: ["profile", "list"],
  v1_profile_id: ["profile", "user"],
  email_change: ["unverified", "kept"],
  unsortable: ["five", "more"],
  unknown_parameters: ["refuse", "ignore"],
  where_unknown_columns: ["refuse", "missing"],
} as const;

/** A choice for each quirk. */
export type Quirks = { [Name in keyof typeof quirks]: (typeof quirks)[Name][number] };

/**
 * Fills in the defaults.
 *
 * @throws Error in one sentence for a quirk or a value that does not exist
 */
export function readQuirks(chosen: Readonly<Record<string, string | undefined>>): Quirks {
  for (const [name, value] of Object.entries(chosen)) {
    if (!Object.hasOwn(quirks, name)) {
      throw new Error(
        `there is no quirk ${JSON.stringify(name)}: they are ${Object.keys(quirks).join(", ")}`,
      );
    }
    const values: readonly string[] = quirks[name as keyof Quirks];
    if (value !== undefined && !values.includes(value)) {
      throw new Error(`the quirk ${name} must be ${values.join(" or ")}, but it is ${JSON.stringify(value)}`);
    }
  }
  const defaults = Object.entries(quirks).map(([name, [first]]) => [name, chosen[name] ?? first]);
  return Object.fromEntries(defaults) as Quirks;
}
