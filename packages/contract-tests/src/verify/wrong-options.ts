/** The caller asked for something that does not exist or contradicts itself; one sentence. Nothing was sent. */
export class WrongOptions extends Error {}
