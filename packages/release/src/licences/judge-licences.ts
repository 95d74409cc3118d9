import type { RuntimeDependency } from "../runtime-dependencies.ts";
import { allowedLicences, type LicenceException, licenceExceptions } from "./allowed.ts";

/** A dependency with the exception that lets it be used. */
export interface Excepted {
  dependency: RuntimeDependency;
  exception: LicenceException;
}

/** What was found about the licences of some dependencies. */
export interface LicenceVerdict {
  excepted: Excepted[];
  /** One sentence each. */
  problems: string[];
}

/**
 * Judges the licences of dependencies. An expression such as `MIT OR GPL-3.0` is no allowed licence: whoever adds such a
 * dependency chooses, and writes the choice down as an exception.
 */
export function judgeLicences(
  dependencies: RuntimeDependency[],
  exceptions: LicenceException[] = licenceExceptions,
): LicenceVerdict {
  const excepted: Excepted[] = [];
  const problems: string[] = [];
  for (const dependency of dependencies) {
    const { name, version, licence, path } = dependency;
    if (licence !== undefined && allowedLicences.includes(licence)) continue;
    const exception = exceptions.find((it) => it.packages.test(name) && it.licence === licence);
    if (exception) {
      excepted.push({ dependency, exception });
    } else {
      const what =
        licence === undefined ? "states no licence" : `has the licence ${licence}, which is not allowed`;
      problems.push(
        `${name}@${version} (${path.join(" > ")}) ${what}: replace it, or say why not in src/licences/allowed.ts`,
      );
    }
  }
  for (const exception of exceptions) {
    if (excepted.some((it) => it.exception === exception)) continue;
    problems.push(
      `nothing needs the exception for ${exception.packages.source} (${exception.licence}) in src/licences/allowed.ts: remove it`,
    );
  }
  return { excepted, problems };
}
