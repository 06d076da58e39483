import { plainText } from "@wyldlands/protocol";
import { z } from "zod";
import { FIRST_QUESTION } from "../../first-question.ts";
import { definePackage, take, type GmcpClient } from "../define-package.ts";

/** Words that the first question takes for something else than an account's name. */
const NO_ACCOUNTS = new Set(["new", "guest", "quit"]);

const answer = z
  .string()
  .trim()
  .min(1)
  .max(1_000)
  .regex(/^\P{Cc}+$/u);

/** `{}`: the client wants to be asked in text. */
const credentials = z.union([z.strictObject({}), z.object({ account: answer, password: answer })]);

/** How far an attempt is. The password is kept until it is asked for, and nowhere else: no queue, log or trace sees it before. */
interface Login {
  step: "none" | "waiting" | "named" | "tried";
  account: string;
  password: string;
  /** What was last said: the reason, when the attempt fails. */
  said: string;
}

/**
 * Logging in without typing. The credentials become the answers to the same two questions that a person is asked, each
 * when it is asked, so there is one way in and one limit on tries.
 */
export const charLogin = definePackage({
  module: "Char.Login",
  takes: {
    "char.login.credentials": take(credentials, (data, client) => {
      if (!("account" in data) || !allowed(client) || client.topic("character")) return;
      if (NO_ACCOUNTS.has(data.account.toLowerCase())) {
        client.send("Char.Login.Result", { success: false, message: "That is no account's name." });
        return;
      }
      const login = loginOf(client);
      if (login.step === "named" || login.step === "tried") return;
      Object.assign(login, { step: "waiting", account: data.account, password: data.password, said: "" });
      goOn(client);
    }),
  },
  begin(client) {
    if (allowed(client) && !client.topic("character"))
      client.send("Char.Login.Default", { type: ["password-credentials"] });
  },
  always: true,
  changed: (_topics, client) => goOn(client),
  out(words, _about, client) {
    const login = loginOf(client);
    if (login.step === "tried") login.said = plainText(words.markup);
  },
  end(words, client) {
    const login = loginOf(client);
    if (login.step !== "tried") return;
    if (words) login.said = plainText(words.markup);
    finish(client, false);
  },
});

function loginOf(client: GmcpClient): Login {
  return client.memory("Char.Login", (): Login => ({ step: "none", account: "", password: "", said: "" }));
}

/** A password goes over the wire in clear only when the operator says so. */
function allowed(client: GmcpClient): boolean {
  return client.capabilities.secure || client.config.gmcp.plain_login;
}

function goOn(client: GmcpClient): void {
  const login = loginOf(client);
  const asked = client.topic("prompt")?.text.trim();
  const hidden = client.topic("echo")?.on === false;
  if (login.step === "waiting" && asked === FIRST_QUESTION) {
    login.step = "named";
    client.type(login.account);
  } else if (login.step === "named" && hidden) {
    const { password } = login;
    Object.assign(login, { step: "tried", account: "", password: "" });
    client.type(password);
  } else if (login.step === "tried" && !hidden) finish(client, asked !== FIRST_QUESTION);
}

function finish(client: GmcpClient, success: boolean): void {
  const login = loginOf(client);
  const { said } = login;
  Object.assign(login, { step: "none", said: "" });
  client.send("Char.Login.Result", success || said === "" ? { success } : { success, message: said });
}
