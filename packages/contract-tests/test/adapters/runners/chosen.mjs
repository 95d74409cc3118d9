import { celebrate, celebrateCarelessly } from "./birthday.mjs";

/** What the examples test: the right code, or with CARELESS=1 the wrong one, to see them fail. */
export const underTest = process.env.CARELESS === "1" ? celebrateCarelessly : celebrate;
