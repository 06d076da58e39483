import { z } from "zod";
import { Skills, Teacher } from "../../components/index.ts";
import { definePart } from "./part.ts";

/** What a being can do by the rules, and what it teaches. */
export const teacher = definePart({
  shape: {
    /** Skills of `rules/skills.yaml` that it knows, each with its rank from 1 to 100. */
    skills: z.record(z.string(), z.int().min(1).max(100)).optional(),
    /** The skills that it teaches, and the callings that it takes newcomers into. */
    teaches: z
      .strictObject({
        skills: z.array(z.string()).default([]),
        callings: z.array(z.string()).default([]),
      })
      .optional(),
  },
  references: ({ skills, teaches }) => [
    ...Object.keys(skills ?? {}).map((ref) => ({ kind: "skill" as const, ref, path: ["skills", ref] })),
    ...(teaches?.skills ?? []).map((ref, index) => ({
      kind: "skill" as const,
      ref,
      path: ["teaches", "skills", index],
    })),
    ...(teaches?.callings ?? []).map((ref, index) => ({
      kind: "calling" as const,
      ref,
      path: ["teaches", "callings", index],
    })),
  ],
  build: ({ skills, teaches }) => [
    ...(skills ? [Skills(skills)] : []),
    ...(teaches ? [Teacher(teaches)] : []),
  ],
});
