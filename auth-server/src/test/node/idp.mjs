// One certified OpenID provider for each vendor's shape: its issuer's path, its claims. Prints the issuers as JSON when all listen.
// Input: a JSON object on the command line, {"google": {"path": "", "slash": false, "redirect": "https://…"}, …}.
// POST /person on any of them says who sits before the browser from then on: {"sub": "…", …claims} or {"refuses": true}.
import http from "node:http";
import Provider from "oidc-provider";

const vendors = JSON.parse(process.argv[2]);
const CLAIMS = ["sub", "email", "email_verified", "name", "hd", "tid", "xms_edov", "https://bank.example/email", "https://bank.example/verified"];
let person = { sub: "nobody" };

function body(request) {
  return new Promise((resolve) => {
    let text = "";
    request.on("data", (chunk) => (text += chunk)).on("end", () => resolve(text));
  });
}

async function start({ path, slash, redirect }) {
  const server = http.createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const base = `http://localhost:${server.address().port}`;
  const issuer = base + path + (slash ? "/" : "");
  const provider = new Provider(issuer, {
    clients: [{ client_id: "api-world", client_secret: "a-secret-of-the-federation-tests", redirect_uris: [redirect], token_endpoint_auth_method: "client_secret_basic" }],
    claims: { openid: CLAIMS },
    scopes: ["openid", "profile", "email"],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `${base}/interaction/${interaction.uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...person, sub }) }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    cookies: { keys: ["the-key-of-the-tests"], long: { signed: false }, short: { signed: false, path: "/" } },
    jwks: undefined,
  });
  const answer = provider.callback();
  server.on("request", async (request, response) => {
    if (request.url === "/person") {
      person = JSON.parse(await body(request));
      response.end("{}");
    } else if (request.url.startsWith("/interaction/")) {
      const result = person.refuses ? { error: "access_denied" } : { login: { accountId: person.sub } };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    } else {
      request.originalUrl = request.url;
      if (path && request.url.startsWith(path)) request.url = request.url.slice(path.length) || "/";
      answer(request, response);
    }
  });
  return issuer;
}

const issuers = {};
for (const [name, vendor] of Object.entries(vendors)) issuers[name] = await start(vendor);
console.log(JSON.stringify(issuers));
process.stdin.on("end", () => process.exit(0)).resume();
