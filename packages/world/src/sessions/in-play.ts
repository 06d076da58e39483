import type { Entity } from "@wyldlands/ecs";
import { embody } from "../bodies/embody.ts";
import { Character, Name } from "../components/index.ts";
import { enter } from "../deeds/life/enter.ts";
import { leave } from "../deeds/life/leave.ts";
import type { Game } from "../game.ts";
import { sanctionSubject } from "../society/sanctions.ts";
import { unfinishedWords } from "./drafts.ts";
import { hold, type Hold } from "./hold.ts";
import { GUEST_NAMES } from "./names.ts";
import { NO_PREFERENCES } from "./preferences.ts";
import type { SessionServices } from "./services.ts";
import type { Session } from "./session.ts";
import type { SessionsOptions } from "./sessions.ts";
import type { StateTopics } from "./topics.ts";

/** Coins in the pocket of a new character. */
const POCKET_MONEY = 10;

/** Characters coming into play and leaving it: made, brought back from storage, taken over, let go. */
export class CharactersInPlay {
  readonly #options: SessionsOptions;
  readonly #game: Game;
  readonly #topics: StateTopics;
  readonly #services: SessionServices & { changed(session: Session): void };

  constructor(
    options: SessionsOptions,
    topics: StateTopics,
    services: SessionServices & { changed(session: Session): void },
  ) {
    this.#options = options;
    this.#game = options.game;
    this.#topics = topics;
    this.#services = services;
  }

  /** See `SessionServices`. */
  enterAsGuest(session: Session): void {
    if (this.#game.isFull()) {
      this.#services.close(session, "The harbour is full to the last mooring. Come back a little later.");
      return;
    }
    const name = this.#guestName();
    const character = this.#createBody(name, true);
    this.#begin(session, character, "first");
    this.#options.accounts.createCharacter(character.id, name, undefined, this.#options.wall());
  }

  /** See `SessionServices`. */
  createCharacter(session: Session, name: string, data: Readonly<Record<string, string>>): void {
    const { accounts, wall } = this.#options;
    const { account, hash } = data;
    const guest = data["keep"] === undefined ? undefined : session.character;
    const character = guest ?? this.#createBody(name, false);
    if (guest) {
      guest.edit(Character).guest = false;
      guest.add(Name({ name, keywords: [name.toLowerCase()] }));
    } else this.#begin(session, character, "first");
    if (account !== undefined && hash !== undefined) {
      const before = sanctionSubject(session);
      session.account = accounts.createAccount(account, hash, wall());
      if (guest) this.#game.sanctions.carryOver(before, sanctionSubject(session));
      if (session.preferences !== NO_PREFERENCES) this.#services.prefer(session, session.preferences);
    }
    accounts.createCharacter(character.id, name, session.account, wall());
    if (guest) {
      this.#services.pop(session);
      this.#services.tell(
        session,
        `<system>Your account is made, and you are known as ${name} from now on. Log in with the account's name and your password.</system>`,
      );
    }
  }

  /** See `SessionServices`. */
  enterCharacter(session: Session, characterId: string): Hold | void {
    const resident = this.#game.world.byId(characterId);
    if (resident) {
      this.#enterResident(session, resident);
      return undefined;
    }
    return hold(
      () => this.#options.storage.loadCharacter(characterId),
      (rows) => {
        const already = this.#game.world.byId(characterId);
        if (!already) this.#game.journal.learn(this.#options.rows.load(rows).entities);
        const character = this.#game.world.byId(characterId);
        if (character) this.#enterResident(session, character);
        else
          this.#services.close(
            session,
            "That character cannot be brought into play just now. An administrator can find out why.",
          );
      },
    );
  }

  /** The character leaves: a guest's is no more, another's waits in storage. */
  takeOut(session: Session): void {
    const character = session.character;
    if (!character) return;
    const guest = character.need(Character).guest;
    this.#options.runner.run(leave, character, {});
    this.detach(character);
    this.#game.directory.seen(character.id, this.#options.wall());
    if (guest) this.#options.accounts.removeCharacter(character.id);
    else this.#options.writes.evictions.add(character);
    session.character = undefined;
  }

  /** The session speaks for the character from now on. */
  attach(character: Entity, session: Session): void {
    embody(this.#game, character);
    this.#game.players.attach(character, session);
    this.#topics.appeared(character);
  }

  detach(character: Entity): void {
    this.#game.players.detach(character);
    if (character.alive) this.#topics.appeared(character);
  }

  #createBody(name: string, guest: boolean): Entity {
    const game = this.#game;
    const character = game.world.spawn(
      [
        Name({ name, keywords: [name.toLowerCase()] }),
        Character({ guest, errandDone: false, description: "" }),
      ],
      { in: game.startRoom },
    );
    game.spawnThing(game.content.world.coin, POCKET_MONEY, character);
    return character;
  }

  #enterResident(session: Session, character: Entity): void {
    const before = this.#game.players.sessionOf(character);
    this.#options.writes.evictions.delete(character);
    if (before && before !== session) {
      before.character = undefined;
      this.#services.close(
        before,
        "<system>You came in from somewhere else: this connection ends here.</system>",
      );
    }
    this.#begin(session, character, before ? "resume" : "return");
  }

  #begin(session: Session, character: Entity, how: "first" | "return" | "resume"): void {
    session.stack.length = 0;
    session.character = character;
    session.failures = 0;
    this.attach(character, session);
    session.forgetTopics();
    this.#services.changed(session);
    const room = how === "first" ? this.#game.startRoom : this.#placeFor(character);
    this.#options.runner.run(enter, character, { room, how });
    this.#services.tell(session, unfinishedWords(character));
  }

  /** Where a character comes back to: its own place, or the recall room of the area when content has dropped that. */
  #placeFor(character: Entity): Entity {
    return this.#options.rows.recallOf(character) ?? this.#game.placeOf(character);
  }

  /** A seabird and a number that no one in play bears. */
  #guestName(): string {
    const { rng, players } = this.#game;
    for (;;) {
      const name = `${rng.pick(GUEST_NAMES)}${100 + rng.int(900 + players.count * 10)}`;
      if (!players.byName(name)) return name;
    }
  }
}
