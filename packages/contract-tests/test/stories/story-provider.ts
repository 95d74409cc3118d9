import { type Emulator, type Quirks, startEmulator } from "@minapp-users/emulator";
import { environmentId, passingUsers, person, storyUsers } from "./story-users.ts";

/** An emulator with the users of the stories, in the test environment and in production. */
export async function startStoryProvider(quirks: Partial<Quirks> = {}): Promise<Emulator> {
  const emulator = await startEmulator({ quirks, seed: storyUsers });
  await emulator.users.seed(storyUsers, { env: environmentId });
  return emulator;
}

export type Inputs = Record<string, string | number>;

/** What is secret or personal in the inputs. */
export const privateInputs = {
  email: "person.of.stories@example.com",
  phone: "13900139000",
  newPassword: "correct-horse-battery-staple",
};

/** The inputs of all stories. */
export async function storyInputs(emulator: Emulator): Promise<Inputs> {
  return {
    environmentId,
    accessToken: emulator.token,
    clientId: emulator.clientId,
    clientSecret: emulator.clientSecret,
    code: await fetchCode(emulator),
    where: JSON.stringify({ openid: { $eq: person.openid } }),
    atMost: passingUsers,
    userId: person.id,
    profileId: person._profile_id,
    username: "pretty_girl",
    ...privateInputs,
  };
}

/** `createAuthorizationCode`, with the cookies that a story cannot keep. */
async function fetchCode({ url, clientId, clientSecret }: Emulator): Promise<string> {
  const cookies: string[] = [];
  let answer = await fetch(`${url}/api/oauth2/hydrogen/openapi/authorize/`, {
    method: "POST",
    redirect: "manual",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ client_id: clientId, client_secret: clientSecret }),
  });
  while (answer.status === 302) {
    cookies.push(...answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? ""));
    const place = new URL(answer.headers.get("Location") ?? "", url);
    answer = await fetch(place, { redirect: "manual", headers: { Cookie: cookies.join("; ") } });
  }
  const { code } = (await answer.json()) as { code: string };
  return code;
}
