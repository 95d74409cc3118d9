/**
 * Where the sources contradict each other or are silent: what the emulator does, the default first.
 *
 * | quirk | sources |
 * | --- | --- |
 * | range_end | `[0, 5]` is 0 to 4 on the page on SMS filters, "within" on the page on queries |
 * | exists | the key is there (SDK comments), or is neither null nor empty text (page on queries) |
 * | bulk_default_limit | 20 on the page on users, 1000 on the page on data tables |
 * | bulk_limit_above_1000 | not said; a sibling drops such a limit and updates all in the background |
 * | list_limit_above_1000 | not said: refused, or lowered to 1000 |
 * | type_conflict | 400 on the page on users; a sibling drops wrong columns of several with 200 |
 * | unknown_columns | the same, for columns that are built in or do not exist |
 * | writable_built_ins | none on the page on users; a sibling lists seven |
 * | bulk_success_id | users have integers, the page shows a string |
 * | bulk_operation_result | shown on the page, left out by a sibling |
 * | next_link | a path in all sources; a whole URL is what many services of this kind give |
 * | v1_user_id | the page shows one profile for `?user_id=`; as a filter it would give a list |
 * | v1_profile_id | the path says `profile_id`, the text says user id |
 * | email_change | not said whether a new e-mail is unverified; a recorded answer shows it so |
 * | unsortable | five columns on the page on users; more in a change to it that was never merged |
 * | unknown_parameters | not said: refused, or ignored as most services do |
 * | where_unknown_columns | not said: refused, or treated as a column without a value |
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
    if (!(name in quirks)) {
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
