import { get } from "node:http";
import type { Seat } from "./seat.ts";
import { forwarded, type Door } from "./door.ts";
import type { Way } from "./ways.ts";

/** Sits down as a guest, in the room. */
export async function guest(way: Way, door: Door): Promise<Seat> {
  const seat = way.seat(door);
  await seat.open();
  await seat.promptIs(/^Name: $/);
  await seat.ask("guest", /^Exits: /);
  return seat;
}

/** Sits down with an account's name and password; the room may come or not. */
export async function member(way: Way, door: Door, account: string, password: string): Promise<Seat> {
  const seat = way.seat(door);
  await seat.open();
  await seat.promptIs(/^Name: $/);
  await seat.ask(account, /^Password: $/);
  seat.send(password);
  return seat;
}

/** Makes an account and plays its character. */
export async function newcomer(
  way: Way,
  door: Door,
  account: string,
  password: string,
  character: string,
): Promise<Seat> {
  const seat = way.seat(door);
  await seat.open();
  await seat.promptIs(/^Name: $/);
  await seat.ask("new", /^Choose an account name: $/);
  await seat.ask(account, /^Choose a password: $/);
  await seat.ask(password, /^Repeat the password: $/);
  await seat.ask(password, /^Name your character: $/);
  await seat.ask(character, /^Exits: /);
  return seat;
}

/** What one reads who is turned away before there is a session: on the wire itself, or as the answer to the upgrade. */
export async function refusal(way: Way, door: Door): Promise<string> {
  if (way.name !== "telnet") return refusedUpgrade(door);
  const seat = way.seat(door);
  await seat.open();
  await seat.ends();
  return seat.words.join(" ");
}

/** Asks for a WebSocket by hand, for a client library keeps the refusal's words to itself. */
function refusedUpgrade({ url, from }: Door): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url.replace(/^ws/, "http"), {
      headers: {
        Connection: "Upgrade",
        Upgrade: "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        ...forwarded(from).headers,
      },
    });
    request.on("error", reject);
    request.on("upgrade", (_response, socket) => {
      socket.destroy();
      reject(new Error("was let in"));
    });
    request.on("response", (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.on("end", () => resolve(body.trim()));
    });
  });
}
