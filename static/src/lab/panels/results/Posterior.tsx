import { Tex } from "../../../math/Tex";
import { catalogues, experiment } from "../../session";
import { moment } from "./moment";
import { noLikelihood, priorWords, signed, sumText } from "./posterior_words";

/** log P(D|N) + log P(N): how probable the data make the network, up to a constant. */
export function Posterior() {
  const { logLikelihood: likelihood = null, logPrior: prior = null } = moment.value ?? {};
  const chosen = experiment.value;
  const loss = catalogues.value?.losses.find(({ name }) => name === chosen?.spec.loss);
  const belief = catalogues.value?.regularizers.find(
    ({ name }) => name === chosen?.regularizer.name,
  );
  if (loss?.likelihood === null)
    return (
      <section class="result">
        <h2 class="result-formula">log P(D|N) + log P(N)</h2>
        <p class="soft note">{noLikelihood(loss.title)}</p>
      </section>
    );
  return (
    <section class="result">
      <h2 class="result-formula">log P(D|N) + log P(N)</h2>
      <p class="box math posterior" title={exactly(likelihood, prior)}>
        {likelihood === null || prior === null ? "–" : sumText(likelihood, prior)}
      </p>
      <dl class="posterior-parts">
        <dt>
          <i class="math">log P(D|N)</i> likelihood
        </dt>
        <dd>{likelihood === null ? "–" : signed(likelihood)}</dd>
        <dd class="soft">{loss?.likelihood}</dd>
        <dt>
          <i class="math">log P(N)</i> prior
        </dt>
        <dd>{prior === null ? "–" : signed(prior)}</dd>
        <dd class="soft">
          {belief && chosen && priorWords(belief.prior, chosen.regularizer.strength)}
        </dd>
      </dl>
      <details class="why">
        <summary>Why their sum?</summary>
        <p>
          The loss is −log P(D|N) and the penalty −log P(N), each but for a constant and a common
          factor. So the least loss and penalty is the network that the data make most probable: the
          maximum a posteriori.
        </p>
        <Tex latex={"\\log P(N|D) = \\log P(D|N) + \\log P(N) - \\log P(D)"} display />
        <p>The last term is the same for every network.</p>
      </details>
    </section>
  );
}

function exactly(likelihood: number | null, prior: number | null): string | undefined {
  if (likelihood === null || prior === null) return undefined;
  return `${likelihood} + ${prior} = ${likelihood + prior}`;
}
