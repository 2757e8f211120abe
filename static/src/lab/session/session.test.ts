// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";

import { toHash } from "../experiment/link";
import { setUnits } from "../experiment/edits";
import { SAMPLE } from "../experiment/sample_experiment";
import { event, opened, Stream } from "./fake_server";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Until what is under way has come, and the page has been painted. */
async function settled(ms = 400): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

/** A page that shows the first preset, paused at its start. */
async function atStart() {
  const { server, session } = await opened();
  await session.open();
  Stream.open[0]?.tell(event("r1", "paused", 0, true));
  await settled();
  return { server, session };
}

test("a first visit shows the first preset, paused at its start", async () => {
  const { server, session } = await atStart();
  expect(session.title.value).toBe("ONE");
  expect(server.bodies[0]).toMatchObject({ seed: 1, start: "paused" });
  expect(session.run.value?.status).toBe("paused");
  expect(session.view.value?.steps).toBe(0);
  expect(session.data.value?.x).toHaveLength(10);
});

test("changes that follow each other begin one run, and the run before is stopped", async () => {
  const { server, session } = await atStart();
  for (const units of [4, 5, 6]) session.changeExperiment(setUnits(SAMPLE, 1, units));
  expect(session.title.value).toBe("ONE, changed");
  await settled();
  expect(server.times("POST runs")).toBe(2);
  expect(server.times("POST runs/r1/stop")).toBe(1);
  expect(Stream.open.map(({ url }) => url)).toEqual([expect.stringMatching(/r2\/events$/)]);
});

test("a network of another shape is not drawn with the numbers of the one before", async () => {
  const { session } = await atStart();
  session.changeExperiment({ ...SAMPLE, epochs: 7 });
  expect(session.view.value?.steps).toBe(0);
  session.changeExperiment(setUnits(SAMPLE, 1, 9));
  expect(session.view.value).toBeNull();
  await settled();
  Stream.open[0]?.tell(event("r2", "paused", 0, true));
  await settled();
  expect(session.view.value?.steps).toBe(0);
});

test("what was training goes on training after a change", async () => {
  const { server, session } = await atStart();
  await session.play();
  Stream.open[0]?.tell(event("r1", "running", 21));
  await settled();
  session.changeExperiment({ ...SAMPLE, batch_size: 5 });
  await settled();
  expect(server.bodies).toContainEqual(
    expect.objectContaining({ batch_size: 5, start: "running" }),
  );
});

test("undo goes back to the run that is there still, and redo away from it", async () => {
  const { server, session } = await atStart();
  const first = session.experiment.value;
  session.changeExperiment({ ...SAMPLE, epochs: 5 });
  session.undo();
  expect(session.experiment.value).toEqual(first);
  await settled();
  expect(server.times("POST runs")).toBe(1);
  expect([session.canUndo.value, session.canRedo.value]).toEqual([false, true]);
  session.redo();
  await settled();
  expect(session.experiment.value?.epochs).toBe(5);
  expect(server.times("POST runs")).toBe(2);
});

test("what cannot be run is said, and the run before stays", async () => {
  const { server, session } = await atStart();
  server.refuses = { detail: "no", problems: [{ where: "/spec/layers/0/units", message: "few" }] };
  session.changeExperiment({ ...SAMPLE, batch_size: 0 });
  await settled();
  expect(session.problems.value).toEqual([{ where: "/spec/layers/0/units", message: "few" }]);
  expect(session.run.value?.id).toBe("r1");
  server.refuses = null;
  session.undo();
  await settled();
  expect(session.problems.value).toEqual([]);
  expect(server.times("POST runs")).toBe(2);
});

test("events add to the history, and a fresh one begins it anew", async () => {
  const { session } = await atStart();
  const [stream] = Stream.open;
  stream?.tell(event("r1", "running", 21));
  stream?.tell(event("r1", "running", 42));
  await settled();
  expect(session.history.value?.steps).toEqual([0, 21, 42]);
  expect(session.latest.value?.steps).toBe(42);
  stream?.tell(event("r1", "paused", 0, true));
  await settled();
  expect(session.history.value?.steps).toEqual([0]);
});

test("however many events come, the page is painted once a frame", async () => {
  const { session } = await atStart();
  let paints = 0;
  session.latest.subscribe(() => (paints += 1));
  for (let steps = 1; steps <= 50; steps += 1) Stream.open[0]?.tell(event("r1", "running", steps));
  await settled();
  expect(paints).toBe(2);
  expect(session.history.value?.steps).toHaveLength(51);
});

test("a finished run is told no more about, until it is rewound", async () => {
  const { session } = await atStart();
  Stream.open[0]?.tell(event("r1", "finished", 6300));
  await settled();
  expect(Stream.open).toEqual([]);
  await session.rewind();
  expect(Stream.open).toHaveLength(1);
  Stream.open[0]?.tell(event("r1", "paused", 0, true));
  await settled();
  expect(session.run.value?.status).toBe("paused");
});

test("what was told before a run was paused does not set it going again", async () => {
  const { session } = await atStart();
  Stream.open[0]?.tell(event("r1", "running", 42));
  await settled();
  Stream.open[0]?.tell(event("r1", "paused", 63));
  await settled();
  Stream.open[0]?.tell(event("r1", "running", 63));
  await settled();
  expect(session.run.value?.status).toBe("paused");
  Stream.open[0]?.tell(event("r1", "running", 84));
  await settled();
  expect(session.run.value?.status).toBe("running");
});

test("a finished run that is played goes on for as many epochs again", async () => {
  const { server, session } = await atStart();
  const epochs = session.experiment.value?.epochs ?? 0;
  Stream.open[0]?.tell(event("r1", "finished", 6300));
  await settled();
  await session.play();
  expect(session.experiment.value?.epochs).toBe(2 * epochs);
  await settled();
  expect(server.times("POST runs/r1/resume")).toBe(1);
  expect(server.times("POST runs")).toBe(1);
});

test("the slider shows the step where it came to rest, and follows the run again", async () => {
  const { server, session } = await atStart();
  for (const steps of [21, 42, 63]) Stream.open[0]?.tell(event("r1", "running", steps));
  await settled();
  session.scrubTo(1);
  session.scrubTo(3);
  session.scrubTo(2);
  await settled();
  expect(server.times("GET runs/r1/view")).toBe(1);
  expect(session.view.value?.steps).toBe(42);
  session.scrubTo(null);
  expect(session.view.value?.steps).toBe(63);
  session.scrubTo(2);
  expect(session.view.value?.steps).toBe(42);
});

test("samples of the next batch are walked through one by one, then the batch is trained on", async () => {
  const { server, session } = await atStart();
  await session.stepSample();
  expect(session.looked.value).toMatchObject({ row: 4, loss: 0.75 });
  expect([...(session.looked.value?.gradient ?? [])].slice(5, 9)).toEqual([6, 7, 8, 9]);
  expect(session.backward.value).toBe(true);
  expect(server.bodies).toContainEqual(expect.objectContaining({ sample: { x: [4, -4], y: [0] } }));
  await session.stepSample();
  expect(session.looked.value?.row).toBe(7);
  expect(server.times("POST runs/r1/step")).toBe(0);
  await session.stepSample();
  expect(server.times("POST runs/r1/step")).toBe(1);
  expect(session.lookedAt.value).toBeNull();
});

test("a reload comes back to the run that its address names", async () => {
  const hash = await toHash({
    experiment: SAMPLE,
    preset: "two",
    run: "r9",
    steps: null,
    backward: true,
  });
  const { server, session } = await opened(hash ?? "");
  server.runs.set("r9", "running");
  await session.open();
  expect(server.times("POST runs")).toBe(0);
  expect(session.run.value).toMatchObject({ id: "r9", status: "running" });
  expect(session.backward.value).toBe(true);
  expect(session.title.value).toBe("TWO, changed");
});

test("a run that is gone begins again from the experiment in the address", async () => {
  const place = { experiment: { ...SAMPLE, epochs: 77 }, preset: null, backward: false };
  const hash = await toHash({ ...place, run: "gone", steps: null });
  const { server, session } = await opened(hash ?? "");
  await session.open();
  expect(server.bodies).toContainEqual(expect.objectContaining({ epochs: 77, start: "paused" }));
  expect(session.notice.value).toMatch(/begins again/);
});

test("a link to a step is trained as far as that", async () => {
  const place = { experiment: SAMPLE, preset: null, run: null, backward: false };
  const { server, session } = await opened((await toHash({ ...place, steps: 840 })) ?? "");
  await session.open();
  expect(server.bodies).toContainEqual({ unit: "batch", count: 840 });
});

test("a damaged link opens where everyone begins, and says so", async () => {
  const { session } = await opened("#e=q1YqS8wpTVWyUkrMS1GqBQA");
  await session.open();
  expect(session.title.value).toBe("ONE");
  expect(session.notice.value).toMatch(/could not be read/);
});

test("a server that is away is asked again, and nothing is lost", async () => {
  const { server, session } = await atStart();
  server.isAway = true;
  session.changeExperiment({ ...SAMPLE, epochs: 9 });
  await settled();
  expect(session.reachable.value).toBe(false);
  server.isAway = false;
  await settled(2_500);
  expect(session.reachable.value).toBe(true);
  expect(server.bodies).toContainEqual(expect.objectContaining({ epochs: 9 }));
});

test("a run that the server lost is begun again", async () => {
  const { server, session } = await atStart();
  server.runs.delete("r1");
  Stream.open[0]?.end();
  await settled(2_500);
  expect(session.run.value?.id).toBe("r2");
  expect(session.notice.value).toMatch(/no longer/);
});

test("more epochs let a finished run go on, instead of beginning another", async () => {
  const { server, session } = await atStart();
  Stream.open[0]?.tell(event("r1", "finished", 6300));
  await settled();
  const now = session.experiment.value ?? SAMPLE;
  session.changeExperiment({ ...now, epochs: 600 });
  await settled();
  await session.play();
  expect(server.times("POST runs")).toBe(1);
  expect(server.bodies.at(-1)).toEqual({ pace: 30, epochs: 600 });
  expect(Stream.open).toHaveLength(1);
});

test("training that is under way takes up another speed, and the machine keeps it", async () => {
  const { server, session } = await atStart();
  session.setSpeed(null);
  expect(server.times("POST runs/r1/resume")).toBe(0);
  await session.play();
  expect(server.bodies.at(-1)).toMatchObject({ pace: null });
  Stream.open[0]?.tell(event("r1", "running", 21));
  await settled();
  session.setSpeed(10);
  await settled();
  expect(server.bodies.at(-1)).toMatchObject({ pace: 10 });
  expect(localStorage.getItem("backprop-explorer.lab.speed")).toBe("10");
});
