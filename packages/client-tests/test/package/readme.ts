/** The blocks of code of a language in the text of a README, in order. */
export function blocksOf(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].flatMap(([, of, block = ""]) =>
    of === language ? [block] : [],
  );
}

/** What the blocks of TypeScript in the client's READMEs take for granted; their own names come before these. */
export const givenToClient = `import type { createUsersClient as create, User, UserId, UsersClient, Where } from "@minapp-users/client";
interface Columns { score: number; tags: string[] }
declare global {
  const createUsersClient: typeof create;
  const users: UsersClient<Columns>;
  const where: Where<Columns>;
  const lastId: number;
  const id: UserId;
  const token: string;
  const user: User<Columns>;
  const shutdown: AbortSignal;
  const request: AbortSignal;
  function work(user: User<Columns>): Promise<void>;
}
`;
