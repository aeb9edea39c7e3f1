import { byTier, type Outcome, type Typing } from "./answers.js";

const percent = (part: number, whole: number): string =>
  whole === 0 ? "-" : `${((100 * part) / whole).toFixed(0)} %`;

const typingNames: Readonly<Record<Typing, string>> = {
  q: "full marks (q)",
  q_nodia: "no marks (q_nodia)",
  q_chat: "as in a chat (q_chat)",
};

function timesOf(outcomes: readonly Outcome[]): string {
  const times = outcomes.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}`;
}

function tableOf(outcomes: readonly Outcome[]): string[] {
  const rows = Object.entries(byTier(outcomes)).map(([tier, row]) => {
    const { questions, right, partial, wrong, missed } = row;
    return `| ${tier} | ${questions} | ${right} | ${percent(right, questions)} | ${partial} | ${wrong} | ${missed} |`;
  });
  return [
    "| kind | asked | right | share | partial | wrong | claimed nothing |",
    "|---|---:|---:|---:|---:|---:|---:|",
    ...rows,
  ];
}

function factsOf(outcomes: readonly Outcome[]): string[] {
  const answerable = outcomes.filter(({ gold }) => gold.answerable);
  const others = outcomes.filter(({ gold }) => !gold.answerable);
  const count = (some: readonly Outcome[], outcome: Outcome["outcome"]): number =>
    some.filter((one) => one.outcome === outcome).length;
  const citations = outcomes.reduce((sum, one) => sum + one.citations, 0);
  const opened = outcomes.reduce((sum, one) => sum + one.opened, 0);
  const unsupported = outcomes.flatMap((one) => one.unsupported);
  return [
    `- answered right ${percent(count(answerable, "right"), answerable.length)}, partial ${percent(count(answerable, "partial"), answerable.length)}, wrong ${percent(count(answerable, "wrong"), answerable.length)}, wrongly refused ${percent(count(answerable, "missed"), answerable.length)} of ${answerable.length}`,
    `- rightly refused ${percent(count(others, "right"), others.length)} of ${others.length}`,
    `- unsupported figures: ${unsupported.length}${unsupported.length > 0 ? ` (${unsupported.slice(0, 8).join(", ")})` : ""}`,
    `- citations that open: ${opened} of ${citations}`,
    `- replies longer than allowed: ${outcomes.filter((one) => one.tooLong).length}`,
    `- milliseconds a question: ${timesOf(outcomes)}`,
  ];
}

/** Bars of confidence that the curve is drawn at. */
const bars = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;

/**
 * What each bar of confidence would do: of what is claimed, the right share (precision); of what could be answered, the
 * share that is (recall); of what cannot, the share refused.
 * @param outcomes asked with the bar at 0
 */
export function curveOf(outcomes: readonly Outcome[]) {
  return bars.map((bar) => {
    const claims = outcomes.filter(
      ({ kind, confidence }) => kind === "answered" && (confidence === null || confidence >= bar),
    );
    const right = claims.filter(({ gold, outcome }) => gold.answerable && outcome === "right").length;
    const answerable = outcomes.filter(({ gold }) => gold.answerable).length;
    const others = outcomes.length - answerable;
    const claimedOthers = claims.filter(({ gold }) => !gold.answerable).length;
    return {
      bar,
      precision: claims.length === 0 ? 1 : right / claims.length,
      recall: answerable === 0 ? 1 : right / answerable,
      refused: others === 0 ? 1 : 1 - claimedOthers / others,
    };
  });
}

function failuresOf(outcomes: readonly Outcome[]): string[] {
  return outcomes
    .filter(({ outcome }) => outcome !== "right")
    .flatMap(({ gold, outcome, text }) => [
      `- **${outcome}** ${gold.id} (${gold.tier}): ${gold.question}`,
      `  - wanted: ${gold.answerable ? gold.all.join(" | ") : "nothing claimed"}`,
      ...text.split("\n").map((line) => `  - > ${line}`),
    ]);
}

/** One typing's outcomes as Markdown: figures, the table by kind, the curve, every failure in full. */
export function printAnswers(
  typing: Typing,
  outcomes: readonly Outcome[],
  unbarred: readonly Outcome[] | null,
): string {
  const curve =
    unbarred === null
      ? []
      : [
          "",
          "| bar | precision | recall | unanswerable refused |",
          "|---:|---:|---:|---:|",
          ...curveOf(unbarred).map(
            ({ bar, precision, recall, refused }) =>
              `| ${bar} | ${percent(precision, 1)} | ${percent(recall, 1)} | ${percent(refused, 1)} |`,
          ),
        ];
  const failures = failuresOf(outcomes);
  return [
    `## ${typingNames[typing]}`,
    "",
    ...factsOf(outcomes),
    "",
    ...tableOf(outcomes),
    ...curve,
    ...(failures.length > 0 ? ["", "### Failures", "", ...failures] : []),
    "",
  ].join("\n");
}
