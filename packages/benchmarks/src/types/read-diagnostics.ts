/** What the compiler tells of itself. */
export interface Diagnostics {
  instantiations: number;
  types: number;
  /** Seconds. */
  checkTime: number;
}

/**
 * Reads the output of `tsc --extendedDiagnostics`.
 *
 * @throws Error when a figure is not in it
 */
export function readDiagnostics(output: string): Diagnostics {
  const read = (name: string) => {
    const figure = new RegExp(`^${name}:\\s+([\\d.]+)s?$`, "m").exec(output)?.[1];
    if (figure === undefined) throw new Error(`the compiler tells no ${name}`);
    return Number(figure);
  };
  return { instantiations: read("Instantiations"), types: read("Types"), checkTime: read("Check time") };
}
