import { definePackage, type GmcpClient } from "../define-package.ts";

/** Whose eyes the client sees through. */
export const char = definePackage({
  module: "Char",
  begin: name,
  changed(topics, client) {
    if (topics.has("character")) name(client);
  },
});

function name(client: GmcpClient): void {
  const character = client.topic("character");
  if (character) client.send("Char.Name", { name: character.name, fullname: character.name });
}
