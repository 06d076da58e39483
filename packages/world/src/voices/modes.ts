import type { Entity } from "@wyldlands/ecs";
import { Room, Voiced } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { VoiceMode } from "./voice-modes.ts";

/** By what an answer is found, and why: for `ai why`. */
export interface Choice {
  readonly by: "grammar" | "model";
  readonly mode: VoiceMode;
  readonly why: string;
}

/** What `adaptive` goes by. */
export interface Circumstances {
  /** A model can be asked. */
  readonly model: boolean;
  /** A player listens. */
  readonly heard: boolean;
  /** What is left of the money for this player and the world, 0 to 1; undefined: there is no limit. */
  readonly budget: number | undefined;
  /** How long answers of the model took of late, milliseconds; undefined: nothing is known. */
  readonly lateMs: number | undefined;
  /** How long an answer may take. */
  readonly deadlineMs: number;
}

/** With less of the money left than that, an adaptive npc keeps it for those who are in the middle of a talk. */
const THRIFTY = 0.2;

/** The npc's own mode, else its area's, else the world's. */
export function modeOf(game: Game, npc: Entity, world: VoiceMode): VoiceMode {
  const own = npc.get(Voiced)?.mode;
  const area = game.content.areas.get(game.placeOf(npc).get(Room)?.area ?? "")?.voice?.mode;
  return own ?? area ?? world;
}

/** Whether a model is asked for an npc's words. */
export function chosenVoice(mode: VoiceMode, now: Circumstances): Choice {
  const by = (by: Choice["by"], why: string): Choice => ({ by, mode, why });
  if (mode === "goap_only") return by("grammar", "its mode asks no model");
  if (!now.model) return by("grammar", "no model is configured");
  if (mode !== "adaptive") return by("model", `its mode is ${mode}`);
  if (!now.heard) return by("grammar", "no player listens");
  if (now.budget !== undefined && now.budget <= 0) return by("grammar", "the money is spent");
  if (now.lateMs !== undefined && now.lateMs > now.deadlineMs)
    return by("grammar", `the model took ${Math.round(now.lateMs)} ms of late`);
  if (now.budget !== undefined && now.budget < THRIFTY)
    return by("grammar", `${Math.round(now.budget * 100)} percent of the money is left`);
  return by("model", "a player listens, and there is money and time for it");
}
