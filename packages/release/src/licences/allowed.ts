/** The licences that what we bring to our users' production may have, as SPDX identifiers: MIT, ISC, BSD and Apache-2.0. */
export const allowedLicences = ["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"];

/** A dependency that is used in spite of its licence. */
export interface LicenceException {
  /** Matches the names of the packages it is for. */
  packages: RegExp;
  /** The licence that it has; with another one, the exception does not hold. */
  licence: string;
  /** How it gets here, and why it may stay. */
  reason: string;
}

/** Every exception there is. One that nothing needs any more is reported. */
export const licenceExceptions: LicenceException[] = [
  {
    packages: /^lightningcss(-.+)?$/,
    licence: "MPL-2.0",
    reason:
      "Vite depends on it, Vitest on Vite, and contract-tests runs its cases by Vitest. The MPL binds whoever changes its " +
      "files; we neither change nor ship them: npm installs it as its authors publish it.",
  },
  {
    packages: /^robust-predicates$/,
    licence: "Unlicense",
    reason:
      "Turf's line-intersect and point-in-polygon-hao depend on it, and the emulator answers geo filters by Turf. The " +
      "Unlicense gives it to the public domain and asks for nothing, not even a notice.",
  },
];
