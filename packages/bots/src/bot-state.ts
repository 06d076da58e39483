import type { Random } from "./random.ts";
import { isExitsLine, parseExits } from "./room-view.ts";

const GOT = /^You (?:get|take|pick up) (?:an? |the |some )?(.+?)\.$/;
const LOST = /^You (?:drop|give|put down) (?:an? |the |some )?(.+?)(?: to .+)?\.$/;
const HEARD = /^(.+?) says, '/;
const OTHERS = 8;

/** What a load bot has learnt from its screen. A deed reads it to choose a line. */
export class BotState {
  readonly bot: string;
  readonly random: Random;
  exits: readonly string[] = [];
  /** Last words of the names of things carried, as a player would type them. */
  readonly carried: string[] = [];
  /** People heard lately, newest last. */
  readonly others: string[] = [];

  constructor(bot: string, random: Random) {
    this.bot = bot;
    this.random = random;
  }

  line(text: string): void {
    if (isExitsLine(text)) {
      this.exits = parseExits(text);
      return;
    }
    const got = keyword(GOT.exec(text)?.[1]);
    if (got !== undefined) this.carried.push(got);
    const lost = keyword(LOST.exec(text)?.[1]);
    const index = lost === undefined ? -1 : this.carried.indexOf(lost);
    if (index >= 0) this.carried.splice(index, 1);
    const speaker = HEARD.exec(text)?.[1];
    if (speaker === undefined || this.others.includes(speaker)) return;
    this.others.push(speaker);
    if (this.others.length > OTHERS) this.others.shift();
  }
}

function keyword(name: string | undefined): string | undefined {
  return name?.split(/\s+/).at(-1)?.toLowerCase();
}
