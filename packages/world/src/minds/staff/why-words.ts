import { escapeMarkup } from "@wyldlands/protocol";
import { durationWords } from "../../society/duration.ts";
import { PLANNER } from "../choosing.ts";
import type { GoalStanding, MindReport } from "./report.ts";

/** What goes on in a mind, in sentences that can be read aloud. Markup. */
export function whyWords(report: MindReport): string {
  const { name, archetype, about, paused, goal, forMs, plan, flaw, day, last, goals, losing } = report;
  const lines: string[] = [`${name}, of the archetype ${archetype}: ${about}.`];
  const say = (line: string): void => void lines.push(line);
  if (paused) say("Somebody of the staff holds it: it thinks no more until AI RESUME.");
  if (report.bound === "jailed") say("It sits in a cell, and wants nothing until it is let out.");
  if (report.bound === "captive") say("It is led away by the collar, and wants nothing but to be let go.");
  if (goal === undefined) say("It wants nothing that it could do now.");
  else {
    const wants = goals.find((one) => one.goal === goal)?.about ?? "";
    say(
      `It is after ${goal}${wants === "" ? "" : `, for it ${wants}`}. That has been so for ${durationWords(forMs)}.`,
    );
    if (report.by !== PLANNER) say(`Not its planner chose that, but ${report.by}.`);
    if (goal === "keep-hours" && day) say(`By its day it is ${day.doing}, at its place ${day.place}.`);
    say(plan.length === 0 ? "It has not thought yet how." : `Its plan: ${plan.join(", then ")}.`);
    if (flaw !== undefined) say(`That cannot be done as things stand: ${flaw}. It will think again.`);
  }
  if (report.asked.length > 0)
    say(`It has asked which of these it should be after, and waits to hear: ${report.asked.join(", ")}.`);
  const traits = Object.entries(report.traits).map(([trait, value]) => `${trait} ${rounded(value)}`);
  if (traits.length > 0) say(`Its character, from -1 to 1: ${traits.join(", ")}.`);
  if (last !== undefined) say(`What came of its last step: ${last.replace(/\.$/, "")}.`);
  list(
    lines,
    "What it weighs:",
    goals.map(
      ({ goal: one, score, standing, why, character }) =>
        `${one}, ${rounded(score)}${character === 1 ? "" : ` (its character makes that ${hundredths(character)} times what it would be)`}: ${STANDING[standing]}${why === "" ? "" : `, since ${why}`}.`,
    ),
  );
  list(
    lines,
    "Plans that lost:",
    losing.map(
      ({ without, plan: other, dearerBy }) =>
        `without ${without}: ${other.join(", then ")}${dearerBy > 0 ? `, which is ${rounded(dearerBy)} more effort` : ""}.`,
    ),
  );
  list(
    lines,
    "What it believes:",
    report.beliefs.map(
      ({ kind, about: who, room, agoMs, from }) =>
        `${kind}: ${who}, at ${room}; ${FROM[from] ?? `told by ${from}`}, ${durationWords(agoMs)} ago.`,
    ),
  );
  const needs = report.needs.map(({ need, percent }) => `${need} ${percent} percent full`);
  if (needs.length > 0) say(`Its needs: ${needs.join(", ")}.`);
  if (report.facts.length > 0) say(`What is so for it: ${report.facts.join(", ")}.`);
  const numbers = Object.entries(report.numbers).map(([number, value]) => `${number} ${value}`);
  if (numbers.length > 0) say(`What it counts: ${numbers.join(", ")}.`);
  const vain = report.vain.map(({ what, leftMs }) => `${what} for ${durationWords(leftMs)} yet`);
  if (vain.length > 0) say(`What it does not try: ${vain.join(", ")}.`);
  list(
    lines,
    `How far it is in the tree ${report.tree?.name}:`,
    (report.tree?.lines ?? []).map(
      ({ depth, words, outcome }) => `${"  ".repeat(depth)}${words}: ${outcome}`,
    ),
  );
  return lines.map((line) => escapeMarkup(line)).join("\n");
}

function list(lines: string[], head: string, items: readonly string[]): void {
  if (items.length > 0) lines.push(head, ...items.map((item) => `  ${item}`));
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function hundredths(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const STANDING: Readonly<Record<GoalStanding, string>> = {
  followed: "this is the one",
  next: "it has not set about it yet",
  outscored: "it wants something else more",
  reached: "there is nothing left to do for it",
  "not chosen": "it asked, and that was not chosen",
  unwanted: "it does not want that now",
  "no way": "it found no way to it a moment ago",
};
const FROM: Readonly<Record<string, string>> = {
  saw: "it saw that",
  felt: "it felt that",
  heard: "it heard that",
  guess: "it guesses",
};
