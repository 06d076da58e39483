export type {
  ActionSpec,
  ConditionsSpec,
  CurveSpec,
  DomainSpec,
  Fault,
  GoalSpec,
  NumberSpec,
  PrioritySpec,
} from "./planner/spec.ts";
export type { Action, Domain, Goal, State } from "./planner/domain.ts";
export {
  apply,
  copyState,
  createState,
  hasFact,
  holds,
  satisfied,
  setFact,
  setNumber,
} from "./planner/domain.ts";
export type { Compiled } from "./planner/compile.ts";
export { compile } from "./planner/compile.ts";
export type { Circumstances, Travel } from "./planner/keys.ts";
export { createTravel, setTravel } from "./planner/keys.ts";
export { HUNDREDTHS } from "./planner/units.ts";
export type { Slice } from "./planner/search.ts";
export type { Plan, PlannerOptions, PlannerStatistics } from "./planner/planner.ts";
export { Planner, Planning } from "./planner/planner.ts";
export type { Inclination, Standing, Weighed } from "./planner/utility.ts";
export { evaluateCurve, score, weigh } from "./planner/utility.ts";
export type { Considered, Decision, DeliberationOptions } from "./planner/deliberation.ts";
export { decide, Deliberation } from "./planner/deliberation.ts";
export type { Alternative } from "./planner/why.ts";
export { alternatives, flawOf, unmet } from "./planner/why.ts";
export type { PathErrorCode } from "./paths/errors.ts";
export { PathError } from "./paths/errors.ts";
export { FAR, RoomGraph } from "./paths/graph.ts";
export type { Next, Way } from "./paths/answers.ts";
export type { PathsOptions, PathStats } from "./paths/paths.ts";
export { Paths } from "./paths/paths.ts";
export type { Ability, DoorState, ExitSpec, RoomSpec, Traveller, TravellerSpec } from "./paths/ways.ts";
export type { CompiledTrees, Tree, Vocabulary } from "./trees/compile.ts";
export { compileTrees, namedIn } from "./trees/compile.ts";
export type { TreeFault } from "./trees/parse.ts";
export type { Outcome, TreeHost, TreeState } from "./trees/run.ts";
export { createTreeState, runTree, stateFits, stopTree } from "./trees/run.ts";
export type { TraceLine } from "./trees/trace.ts";
export { traceTree } from "./trees/trace.ts";
export type { Argument } from "./trees/words.ts";
export type { CompiledSchedule } from "./schedule/compile.ts";
export { compileSchedule } from "./schedule/compile.ts";
export type { Schedule, Span, Spent } from "./schedule/schedule.ts";
export type { ActivitySpec, EntrySpec, ScheduleCalendar, ScheduleSpec, TimeSpec } from "./schedule/spec.ts";
export type { CompiledNeeds } from "./needs/compile.ts";
export { compileNeeds } from "./needs/compile.ts";
export type { Need } from "./needs/need.ts";
export type { NeedSpec, NeedState } from "./needs/spec.ts";
export type { Recalled, RecallOptions, Remembered, SiftOptions } from "./memory/recall.ts";
export { recall, recency, relevanceOf, sift } from "./memory/recall.ts";
