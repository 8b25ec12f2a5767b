// API World as the npm package oauth4webapi sees it: as a resource server that checks our tokens, and request by request.
import * as oauth from "oauth4webapi";
import { answerDevice, authorize } from "./browser.mjs";
import { claims, header, outcome, play, politely, tampered, task } from "./stage.mjs";

const { issuer, secrets } = task;
const POLITE = { [oauth.customFetch]: politely };
const REDIRECT = "http://127.0.0.1:49321/callback";

/** Where this script, as a resource server, says that it is. */
const RESOURCE = "https://resource.example/customers";

const cli = { client_id: "cli" };
const integration = { client_id: "integration" };
const withSecret = oauth.ClientSecretBasic(secrets.integration);
const server = await oauth.processDiscoveryResponse(
  new URL(issuer),
  await oauth.discoveryRequest(new URL(issuer), { algorithm: "oauth2", ...POLITE }),
);

async function ofPerson(scope, dpop) {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const url = new URL(server.authorization_endpoint);
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: cli.client_id,
    redirect_uri: REDIRECT,
    scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const answer = oauth.validateAuthResponse(server, cli, await authorize(url, REDIRECT), state);
  const options = { DPoP: dpop, ...POLITE };
  const none = oauth.None();
  const response = await oauth.authorizationCodeGrantRequest(server, cli, none, answer, REDIRECT, verifier, options);
  return oauth.processAuthorizationCodeResponse(server, cli, response);
}

async function ofClient(dpop, fetching = politely) {
  const options = { DPoP: dpop, [oauth.customFetch]: fetching };
  const wish = { scope: "read:customers" };
  const response = await oauth.clientCredentialsGrantRequest(server, integration, withSecret, wish, options);
  return oauth.processClientCredentialsResponse(server, integration, response);
}

/** What a resource server finds out about a token that it is sent. */
async function checked(headers, { audience = issuer, as = server, url = RESOURCE } = {}) {
  return oauth.validateJwtAccessToken(as, new Request(url, { headers }), audience, POLITE);
}

const bearer = (token) => ({ authorization: `Bearer ${token}` });

async function proven(token, keys, url = RESOURCE, method = "GET") {
  const headers = new Headers({ authorization: `DPoP ${token}` });
  await oauth.DPoP(cli, keys).addProof(new URL(url), headers, method, token);
  return headers;
}

const newKeys = () => oauth.generateKeyPair("ES256");

async function startDevice(scope) {
  const response = await oauth.deviceAuthorizationRequest(server, cli, oauth.None(), { scope }, POLITE);
  return oauth.processDeviceAuthorizationResponse(server, cli, response);
}

/** The grant, asked for once. */
async function poll(code) {
  const response = await oauth.deviceCodeGrantRequest(server, cli, oauth.None(), code, POLITE);
  const tokens = await oauth.processDeviceCodeResponse(server, cli, response);
  return { scope: tokens.scope, claims: claims(tokens.access_token) };
}

await play({
  async accessTokens() {
    const person = await ofPerson("openid read:customers");
    const machine = await ofClient();
    return {
      person: { header: header(person.access_token), claims: await checked(bearer(person.access_token)) },
      machine: { header: header(machine.access_token), claims: await checked(bearer(machine.access_token)) },
    };
  },

  async accessTokensThatAreNone() {
    const { access_token, id_token } = await ofPerson("openid read:customers");
    const [head, body] = access_token.split(".");
    const otherIssuer = { ...server, issuer: "https://attacker.example" };
    return {
      tampered: await outcome(() => checked(bearer(tampered(access_token)))),
      withoutSignature: await outcome(() => checked(bearer(`${head}.${body}.`))),
      idToken: await outcome(() => checked(bearer(id_token))),
      forAnotherAudience: await outcome(() => checked(bearer(access_token), { audience: "https://resource.example" })),
      ofAnotherIssuer: await outcome(() => checked(bearer(access_token), { as: otherIssuer })),
    };
  },

  async boundAccessTokens() {
    const keys = await newKeys();
    const { access_token } = await ofPerson("openid read:customers", oauth.DPoP(cli, keys));
    const { access_token: other } = await ofPerson("openid read:customers", oauth.DPoP(cli, keys));
    const forOther = await proven(other, keys);
    forOther.set("authorization", `DPoP ${access_token}`);
    return {
      good: await outcome(async () => checked(await proven(access_token, keys))),
      asBearer: await outcome(() => checked(bearer(access_token))),
      withForeignKey: await outcome(async () => checked(await proven(access_token, await newKeys()))),
      forAnotherAddress: await outcome(async () => checked(await proven(access_token, keys, `${RESOURCE}/others`))),
      forAnotherMethod: await outcome(async () => checked(await proven(access_token, keys, RESOURCE, "POST"))),
      forAnotherToken: await outcome(() => checked(forOther)),
    };
  },

  async proofTwice() {
    const dpop = oauth.DPoP(integration, await newKeys());
    const again = async (url, options) => {
      const first = await politely(url, options);
      return first.ok ? politely(url, options) : first;
    };
    return {
      once: await outcome(async () => (await ofClient(dpop)).token_type),
      twice: await outcome(() => ofClient(dpop, again)),
    };
  },

  async protectedResource() {
    const response = await oauth.resourceDiscoveryRequest(new URL(issuer), POLITE);
    const asAnother = response.clone();
    return {
      metadata: await oauth.processResourceDiscoveryResponse(new URL(issuer), response),
      another: await outcome(() => oauth.processResourceDiscoveryResponse(new URL(RESOURCE), asAnother)),
    };
  },

  async refusedByTheApi() {
    const { access_token } = await ofClient();
    const api = new URL(`${issuer}/api/customers/12345`);
    const call = (token) => oauth.protectedResourceRequest(token, "GET", api, undefined, null, POLITE);
    const refused = await outcome(() => call(tampered(access_token)));
    const metadata = new URL(refused.challenges?.[0]?.resource_metadata ?? "about:blank");
    return { good: (await call(access_token)).status, refused, metadata, found: (await politely(metadata, {})).status };
  },

  async devicePending() {
    const device = await startDevice("read:customers");
    return {
      known: await outcome(() => poll(device.device_code)),
      unknown: await outcome(() => poll("no-such-code")),
    };
  },

  async deviceRefused() {
    const device = await startDevice("read:customers");
    return { page: await answerDevice(device, false), poll: await outcome(() => poll(device.device_code)) };
  },

  async deviceTwice() {
    const device = await startDevice("read:customers admin");
    await answerDevice(device, true);
    return {
      first: await outcome(() => poll(device.device_code)),
      again: await outcome(() => poll(device.device_code)),
    };
  },
});
