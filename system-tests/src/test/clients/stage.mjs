// What the OAuth scripts do alike: read a task from standard input, play the scene that it names, print what came of it as JSON.
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

export const task = JSON.parse(readFileSync(0, "utf8"));

export async function play(scenes) {
  try {
    console.log(JSON.stringify(await scenes[task.scene]()));
  } catch (error) {
    // Not the error itself: what hangs on it may hold tokens.
    console.log(`${task.scene}: ${JSON.stringify(refusal(error))}\n${error.stack}`);
    process.exitCode = 1;
  }
}

/** What an attempt gave, or how it was refused. An error that no OAuth client or server means is a fault of the script. */
export async function outcome(attempt) {
  try {
    return { accepted: (await attempt()) ?? true };
  } catch (error) {
    if (!String(error.code).startsWith("OAUTH_")) {
      throw error;
    }
    return refusal(error);
  }
}

/** Waits for as long as it is told to, where the quota of this address is used up (RFC 6585, section 4). */
export async function politely(url, options) {
  for (let patience = 3; ; patience--) {
    const response = await fetch(url, options);
    if (response.status !== 429 || patience === 0) {
      return response;
    }
    await pause(1000 * Number(response.headers.get("retry-after")));
  }
}

/** The claims of a token that is trusted for some other reason. */
export function claims(token) {
  return JSON.parse(Buffer.from(token.split(".")[1], "base64url"));
}

export function header(token) {
  return JSON.parse(Buffer.from(token.split(".")[0], "base64url"));
}

/** The same token with one claim that its signature was not made for. */
export function tampered(token) {
  const [head, , signature] = token.split(".");
  const body = Buffer.from(JSON.stringify({ ...claims(token), sub: "admin" })).toString("base64url");
  return [head, body, signature].join(".");
}

/** In the server's words, which are a status and an error; where it is the client that refuses, in the client's. */
function refusal(error) {
  const challenges = Array.isArray(error.cause) ? error.cause : [];
  const words = [error.status, error.error ?? challenges[0]?.parameters.error].filter(Boolean).join(" ");
  return {
    refused: words || innermost(error).message,
    challenges: challenges.map(({ scheme, parameters }) => ({ scheme, ...parameters })),
  };
}

function innermost(error) {
  return error.cause instanceof Error ? innermost(error.cause) : error;
}
