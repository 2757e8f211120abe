import { followed, pace, run, scrubbedTo, view, walked, next } from "../../session";
import { counted, exactly, ordinal, paced } from "./counting";

/** How far training is, how fast it goes, and what keeps it. */
export function Progress() {
  const now = run.value;
  if (!now) return <p class="lab-progress" />;
  const isBack = scrubbedTo.value !== null;
  const written = now.status === "running" ? counted : exactly;
  const epoch = isBack ? (view.value?.epoch ?? now.epoch) : now.epoch;
  return (
    <p class="lab-progress">
      <span>
        epoch {written(epoch)} of {counted(Math.max(now.epochs, followed.value?.epochs ?? 0))}
      </span>
      <span class="lab-pace">{asideOf(isBack)}</span>
    </p>
  );
}

function asideOf(isBack: boolean): string {
  const now = run.value;
  if (!now) return "";
  if (isBack) return "looking back";
  if (!now.warm) return "getting ready";
  if (now.status === "running" && now.place > 0) return `${ordinal(now.place)} in line`;
  if (now.status === "running") return pace.value === null ? "" : `${paced(pace.value)} epochs/s`;
  if (now.status === "failed") return now.why ?? "failed";
  if (walked.value > 0) return `sample ${walked.value} of ${next.value.length}`;
  return now.status;
}
