import { Answers } from "./Answers";
import { Confusion } from "./Confusion";
import { LossChart } from "./LossChart";
import { Numbers } from "./Numbers";
import { Posterior } from "./Posterior";
import { SampleCard } from "./SampleCard";

/** The right panel: what the network answers, how good it is, and one sample of it closely. */
export function ResultsPanel() {
  return (
    <div class="results">
      <Answers />
      <LossChart />
      <Numbers />
      <SampleCard />
      <Posterior />
      <Confusion />
    </div>
  );
}
