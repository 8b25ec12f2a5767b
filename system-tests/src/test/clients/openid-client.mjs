// API World as the npm package openid-client sees it, which is a certified OpenID relying party.
import * as client from "openid-client";
import { answerDevice, authorize } from "./browser.mjs";
import { claims, outcome, play, politely, tampered, task } from "./stage.mjs";

const { issuer, secrets } = task;
const API = new URL(`${issuer}/api/customers/12345`);
const LOOPBACK = "http://127.0.0.1:49321/callback";
const CONSOLE = `${issuer}/bff/callback/console`;

const cli = () => known("cli", client.None());
const budgetPlanner = () => known("budget-planner", client.None());
const theConsole = (secret = secrets.console) => known("console", client.ClientSecretBasic(secret));
/** The one client that may ask what a token of anybody's is worth. */
const gateway = (secret = secrets.gateway) => known("gateway", client.ClientSecretBasic(secret));
const integration = (secret = secrets.integration) => known("integration", client.ClientSecretBasic(secret));
const wrong = "not-the-secret";

/** A client that checks the signatures of ID tokens, too, though it got them over TLS. */
async function known(id, authentication, options = {}, server = issuer) {
  return client.discovery(new URL(server), id, undefined, authentication, {
    [client.customFetch]: politely,
    execute: [client.enableNonRepudiationChecks],
    ...options,
  });
}

/** What the client sends the browser with, and what it keeps to check the answer by. */
async function request(scope, redirectUri = LOOPBACK) {
  const checks = {
    pkceCodeVerifier: client.randomPKCECodeVerifier(),
    expectedState: client.randomState(),
    expectedNonce: client.randomNonce(),
    idTokenExpected: true,
  };
  const parameters = {
    redirect_uri: redirectUri,
    scope,
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: "S256",
  };
  return { parameters, checks };
}

/** As far as the answer that comes back to the client. */
async function answered(config, scope, { redirectUri = LOOPBACK, change = {}, allow = true } = {}) {
  const { parameters, checks } = await request(scope, redirectUri);
  const url = client.buildAuthorizationUrl(config, { ...parameters, ...change });
  Object.keys(change).forEach((name) => change[name] ?? url.searchParams.delete(name));
  return { back: await authorize(url, redirectUri, allow), checks };
}

async function signedIn(config, scope, redirectUri, dpop) {
  const { back, checks } = await answered(config, scope, { redirectUri });
  return client.authorizationCodeGrant(config, back, checks, {}, dpop && { DPoP: dpop });
}

const atConsole = async (config) => signedIn(config, "openid read:customers", CONSOLE);

/** What the client makes of the answer after something on the way has changed it, or after it has forgotten what it sent. */
async function redeemed(changeAnswer, changeChecks = {}) {
  const config = await cli();
  const { back, checks } = await answered(config, "openid read:customers");
  changeAnswer(back.searchParams);
  return outcome(async () => told(await client.authorizationCodeGrant(config, back, { ...checks, ...changeChecks })));
}

async function callApi(config, token, dpop) {
  const options = dpop && { DPoP: dpop };
  return (await client.fetchProtectedResource(config, token, API, "GET", null, new Headers(), options)).status;
}

async function userinfo(config, token, dpop) {
  return client.fetchUserInfo(config, token, client.skipSubjectCheck, dpop && { DPoP: dpop });
}

/** Of tokens, only what may be printed. */
function told(tokens) {
  return {
    tokenType: tokens.token_type,
    scope: tokens.scope,
    expiresIn: tokens.expires_in,
    idToken: tokens.claims(),
    hasRefreshToken: "refresh_token" in tokens,
    boundTo: claims(tokens.access_token).cnf?.jkt,
  };
}

await play({
  async discovery() {
    const oidc = await cli();
    const oauth = await known("cli", client.None(), { algorithm: "oauth2" });
    return { oidc: oidc.serverMetadata(), oauth: oauth.serverMetadata(), pkce: oidc.serverMetadata().supportsPKCE() };
  },

  async discoveryByAnotherName() {
    return outcome(() => known("cli", client.None(), {}, issuer.replace("localhost", "127.0.0.1")));
  },

  async code() {
    const config = await cli();
    const tokens = await signedIn(config, "openid profile email read:customers");
    return {
      ...told(tokens),
      userinfo: await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub),
      api: await callApi(config, tokens.access_token),
    };
  },

  userinfoOfSomebodyElse: async () => {
    const config = await cli();
    const tokens = await signedIn(config, "openid");
    return outcome(() => client.fetchUserInfo(config, tokens.access_token, "vera"));
  },

  otherVerifier: () => redeemed(() => {}, { pkceCodeVerifier: client.randomPKCECodeVerifier() }),
  noVerifier: () => redeemed(() => {}, { pkceCodeVerifier: undefined }),
  otherState: () => redeemed((answer) => answer.set("state", client.randomState())),
  otherIssuer: () => redeemed((answer) => answer.set("iss", "https://attacker.example")),
  noIssuer: () => redeemed((answer) => answer.delete("iss")),
  otherNonce: () => redeemed(() => {}, { expectedNonce: client.randomNonce() }),
  otherCode: () => redeemed((answer) => answer.set("code", `${answer.get("code")}x`)),

  async noChallenge() {
    const config = await cli();
    const change = { code_challenge: undefined, code_challenge_method: undefined };
    const { back, checks } = await answered(config, "openid", { change });
    return outcome(() => client.authorizationCodeGrant(config, back, checks));
  },

  async plainChallenge() {
    const config = await cli();
    const { back, checks } = await answered(config, "openid", { change: { code_challenge_method: "plain" } });
    return outcome(() => client.authorizationCodeGrant(config, back, checks));
  },

  async codeTwice() {
    const config = await cli();
    const { back, checks } = await answered(config, "openid read:customers");
    const tokens = await client.authorizationCodeGrant(config, back, checks);
    const again = await outcome(() => client.authorizationCodeGrant(config, back, checks));
    return { again, firstToken: await outcome(() => userinfo(config, tokens.access_token)) };
  },

  async anyLoopbackPort() {
    const config = await cli();
    return told(await signedIn(config, "openid", "http://127.0.0.1:50777/callback"));
  },

  async otherRedirect() {
    const config = await cli();
    const arriving = (redirectUri) => outcome(() => answered(config, "openid", { redirectUri }));
    return {
      otherPath: await arriving(`${LOOPBACK}/x`),
      otherName: await arriving(LOOPBACK.replace("127.0.0.1", "localhost")),
      otherHost: await arriving("https://attacker.example/callback"),
    };
  },

  async consent() {
    const config = await budgetPlanner();
    return told(await signedIn(config, "openid read:chat"));
  },

  async consentRefused() {
    const config = await budgetPlanner();
    const { back, checks } = await answered(config, "openid read:chat", { allow: false });
    return outcome(() => client.authorizationCodeGrant(config, back, checks));
  },

  async pushed() {
    const config = await theConsole();
    const { parameters, checks } = await request("openid read:customers", CONSOLE);
    const url = await client.buildAuthorizationUrlWithPAR(config, parameters);
    const back = await authorize(url, CONSOLE);
    const tokens = await client.authorizationCodeGrant(config, back, checks);
    const again = await outcome(() => authorize(url, CONSOLE));
    return { inBrowser: [...url.searchParams.keys()], tokens: told(tokens), again };
  },

  async pushedByAnother() {
    const { parameters } = await request("openid", LOOPBACK);
    const url = await client.buildAuthorizationUrlWithPAR(await cli(), parameters);
    url.searchParams.set("client_id", "budget-planner");
    return outcome(() => authorize(url, LOOPBACK));
  },

  async pushedWithAnotherRedirect() {
    const { parameters } = await request("openid", "https://attacker.example/callback");
    return outcome(async () => client.buildAuthorizationUrlWithPAR(await theConsole(), parameters));
  },

  async pushedWithAnotherSecret() {
    const { parameters } = await request("openid", CONSOLE);
    return outcome(async () => client.buildAuthorizationUrlWithPAR(await theConsole(wrong), parameters));
  },

  async bound() {
    const config = await cli();
    const key = client.getDPoPHandle(config, await client.randomDPoPKeyPair());
    const foreign = client.getDPoPHandle(config, await client.randomDPoPKeyPair());
    const tokens = await signedIn(config, "openid read:customers", LOOPBACK, key);
    return {
      tokens: told(tokens),
      thumbprint: await key.calculateThumbprint(),
      introspection: await client.tokenIntrospection(await gateway(), tokens.access_token),
      userinfo: await outcome(() => userinfo(config, tokens.access_token, key)),
      userinfoWithForeignKey: await outcome(() => userinfo(config, tokens.access_token, foreign)),
      userinfoAsBearer: await outcome(() => userinfo(config, tokens.access_token)),
      api: await outcome(() => callApi(config, tokens.access_token, key)),
      apiWithForeignKey: await outcome(() => callApi(config, tokens.access_token, foreign)),
      apiAsBearer: await outcome(() => callApi(config, tokens.access_token)),
    };
  },

  async refreshed() {
    const config = await theConsole();
    const first = await atConsole(config);
    const second = await client.refreshTokenGrant(config, first.refresh_token);
    return {
      before: told(first),
      after: told(second),
      isNewAccessToken: first.access_token !== second.access_token,
      isNewRefreshToken: first.refresh_token !== second.refresh_token,
      api: await callApi(config, second.access_token),
    };
  },

  async refreshedTwice() {
    const config = await theConsole();
    const first = await atConsole(config);
    const second = await client.refreshTokenGrant(config, first.refresh_token);
    return {
      before: await client.tokenIntrospection(await gateway(), second.access_token),
      again: await outcome(() => client.refreshTokenGrant(config, first.refresh_token)),
      newest: await outcome(() => client.refreshTokenGrant(config, second.refresh_token)),
      access: await client.tokenIntrospection(await gateway(), second.access_token),
    };
  },

  async refreshedWithMore() {
    const config = await theConsole();
    const { refresh_token } = await atConsole(config);
    return outcome(() => client.refreshTokenGrant(config, refresh_token, { scope: "openid read:customers write:chat" }));
  },

  async refreshedBoundToKey() {
    const config = await theConsole();
    const key = client.getDPoPHandle(config, await client.randomDPoPKeyPair());
    const { refresh_token } = await signedIn(config, "openid read:customers", CONSOLE, key);
    const tokens = await client.refreshTokenGrant(config, refresh_token, {}, { DPoP: key });
    return {
      tokens: told(tokens),
      thumbprint: await key.calculateThumbprint(),
      api: await callApi(config, tokens.access_token, key),
    };
  },

  async revoked() {
    const config = await theConsole();
    const { access_token } = await atConsole(config);
    const before = await outcome(() => userinfo(config, access_token));
    await client.tokenRevocation(config, access_token, { token_type_hint: "access_token" });
    return {
      before,
      introspection: await client.tokenIntrospection(await gateway(), access_token),
      userinfo: await outcome(() => userinfo(config, access_token)),
      api: await outcome(() => callApi(config, access_token)),
    };
  },

  async revokedWithItsRefreshToken() {
    const config = await theConsole();
    const { access_token, refresh_token } = await atConsole(config);
    await client.tokenRevocation(config, refresh_token);
    return {
      introspection: await client.tokenIntrospection(await gateway(), access_token),
      refresh: await outcome(() => client.refreshTokenGrant(config, refresh_token)),
    };
  },

  async revokedByAnother() {
    const config = await theConsole();
    const { access_token } = await atConsole(config);
    return {
      revocation: await outcome(async () => client.tokenRevocation(await integration(), access_token)),
      introspection: await client.tokenIntrospection(await gateway(), access_token),
    };
  },

  async unknownRevoked() {
    return outcome(async () => client.tokenRevocation(await integration(), "no-such-token"));
  },

  async introspected() {
    const own = await client.clientCredentialsGrant(await integration(), { scope: "read:customers" });
    const asking = await gateway();
    return {
      good: await client.tokenIntrospection(asking, own.access_token),
      tampered: await client.tokenIntrospection(asking, tampered(own.access_token)),
      byAnother: await outcome(async () => client.tokenIntrospection(await integration(), own.access_token)),
      withAnotherSecret: await outcome(async () => client.tokenIntrospection(await gateway(wrong), own.access_token)),
      byPublicClient: await outcome(async () => client.tokenIntrospection(await cli(), own.access_token)),
    };
  },

  async clientCredentials() {
    const config = await integration();
    const tokens = await client.clientCredentialsGrant(config, { scope: "read:customers" });
    return {
      scope: tokens.scope,
      subject: claims(tokens.access_token).sub,
      api: await callApi(config, tokens.access_token),
    };
  },

  async clientCredentialsWithAnotherSecret() {
    return outcome(async () => client.clientCredentialsGrant(await integration(wrong), { scope: "read:customers" }));
  },

  async clientCredentialsWithMore() {
    return outcome(async () => client.clientCredentialsGrant(await integration(), { scope: "admin" }));
  },

  async device() {
    const config = await cli();
    const device = await client.initiateDeviceAuthorization(config, { scope: "profile read:customers" });
    const page = await answerDevice(device, true);
    const tokens = await client.pollDeviceAuthorizationGrant(config, device);
    return {
      verificationUri: device.verification_uri,
      userCode: device.user_code,
      interval: device.interval,
      page,
      scope: tokens.scope,
      subject: claims(tokens.access_token).sub,
      api: await callApi(config, tokens.access_token),
    };
  },
});
