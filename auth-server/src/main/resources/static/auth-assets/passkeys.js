// Passkeys on the login page and on the account page. Without Web Authentication in the browser nothing of it shows.
const part = (name) => document.querySelector(`[data-passkey="${name}"]`);
const csrf = document.querySelector("meta[name=csrf]").content;

async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-TOKEN": csrf },
    body: JSON.stringify(body ?? {}),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

function say(words) {
  const place = part("trouble");
  place.textContent = words;
  place.hidden = false;
}

async function signIn() {
  const options = await post("/webauthn/authenticate/options");
  const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  const { redirectUrl } = await post("/login/webauthn", json(credential));
  location.assign(redirectUrl);
}

async function add(label) {
  const options = await post("/webauthn/register/options");
  const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  await post("/webauthn/register", { publicKey: { credential: json(credential), label } });
  location.assign("/account?done=passkey-added");
}

/** As the server reads it; a browser may add members that it does not know. */
function json(credential) {
  const { id, rawId, response, type, clientExtensionResults, authenticatorAttachment } = credential.toJSON();
  const { attestationObject, clientDataJSON, transports, authenticatorData, signature, userHandle } = response;
  return {
    id, rawId, type, clientExtensionResults, authenticatorAttachment,
    response: { attestationObject, clientDataJSON, transports, authenticatorData, signature, userHandle },
  };
}

const possible = window.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined;

if (possible && part("sign-in")) {
  part("sign-in").hidden = false;
  part("sign-in").addEventListener("click", () => signIn().catch(() => say("No passkey of yours was accepted. Sign in in another way.")));
}

if (possible && part("add")) {
  part("add").hidden = false;
  part("add").addEventListener("submit", (event) => {
    event.preventDefault();
    add(new FormData(event.target).get("label")).catch(() => say("The passkey was not added. The device may have it already."));
  });
}
