// A person in front of a browser that has cookies, follows redirects and sends forms, and runs no JavaScript.
import { politely, task } from "./stage.mjs";

const FORM = /<form[^>]* action="([^"]*)"[^>]*>(.*?)<\/form>/gs;
const INPUT = /<input[^>]* name="([^"]*)"[^>]* value="([^"]*)"/g;
const MOST_REDIRECTS = 10;

/** The person signs in, and allows or refuses what they are asked for. Gives the address at the client that they are sent to. */
export async function authorize(url, redirectUri, allow = true) {
  const browser = new Browser(redirectUri);
  let shown = await browser.signIn(url);
  if (shown.url?.pathname === "/consent") {
    shown = await browser.submit(shown, allow ? 0 : 1);
  }
  if (!shown.left) {
    const status = shown.status;
    throw Object.assign(new Error(`shown ${shown.url.pathname}`), { code: "OAUTH_NOT_SENT_BACK", status });
  }
  return shown.left;
}

/** The person goes where the device says, and says yes or no to it. Gives the address of the last page. */
export async function answerDevice(device, yes) {
  const browser = new Browser();
  const question = await browser.submit(await browser.signIn(device.verification_uri_complete), 0);
  const last = await browser.submit(question, yes ? 0 : 1);
  return last.url.pathname + last.url.search;
}

class Browser {
  #cookies = new Map();
  #redirectUri;

  constructor(redirectUri) {
    this.#redirectUri = redirectUri;
  }

  async signIn(url) {
    const shown = await this.open(url);
    return shown.url?.pathname === "/login" ? this.submit(shown, 0, task.person) : shown;
  }

  submit(page, number, more = {}) {
    const [, action, inputs] = [...page.html.matchAll(FORM)][number];
    const form = new URLSearchParams([...inputs.matchAll(INPUT)].map(([, name, value]) => [name, text(value)]));
    Object.entries(more).forEach(([name, value]) => form.set(name, value));
    return this.open(new URL(action, page.url), form);
  }

  /** The page at the end of the redirects, or the address at the client, to which it does not go: nobody listens there. */
  async open(url, form) {
    let response = await this.#send(url, form);
    for (let i = 0; i < MOST_REDIRECTS && response.headers.has("location"); i++) {
      url = new URL(response.headers.get("location"), url);
      if (this.#redirectUri && url.href.startsWith(this.#redirectUri)) {
        return { left: url };
      }
      response = await this.#send(url);
    }
    return { url: new URL(url), status: response.status, html: await response.text() };
  }

  async #send(url, form) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { accept: "text/html", cookie };
    const response = await politely(url, { method: form ? "POST" : "GET", body: form, headers, redirect: "manual" });
    response.headers.getSetCookie().forEach((set) => {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set);
      this.#cookies.set(name, value);
    });
    return response;
  }
}

function text(html) {
  return html
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, code) => String.fromCodePoint(parseInt(code, hex ? 16 : 10)))
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
