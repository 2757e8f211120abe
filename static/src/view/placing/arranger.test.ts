import { afterEach, expect, test, vi } from "vitest";

import { layoutAround, type LayoutRequest } from "../../layout";
import { square } from "../sample_large";
import { pictureOf, UNFINISHED } from "../sample_picture";
import { Arranger } from "./arranger";
import type { Laying } from "./laying";

/** Large layouts end when the test says so; what each was asked for. */
const asked: { readonly request: LayoutRequest; readonly end: () => void }[] = [];

vi.mock(import("../../layout"), async (original) => ({
  ...(await original()),
  layoutOf: (nodes, request) =>
    new Promise((resolve, reject) => {
      request?.signal?.addEventListener("abort", () => reject(request.signal?.reason as Error));
      asked.push({
        request: request ?? {},
        end: () => resolve(layoutAround(nodes, new Map(), { effort: 0 })),
      });
    }),
}));

afterEach(() => {
  asked.length = 0;
});

const LARGE = { ...square(13), places: {} };

function listening(): { readonly arranger: Arranger; readonly heard: (Laying | null)[] } {
  const heard: (Laying | null)[] = [];
  return { arranger: new Arranger((laying) => heard.push(laying)), heard };
}

test("how far a large layout is gets told, and that it is done", async () => {
  const { arranger, heard } = listening();
  const made = arranger.arrange(LARGE);
  asked[0]?.request.onProgress?.(0.4);
  expect(heard.at(-1)).toMatchObject({ nodes: 169, done: 0.4 });
  asked[0]?.end();
  await made;
  expect(heard.at(-1)).toBeNull();
});

test("a large layout that is stopped is made again with no effort", async () => {
  const { arranger, heard } = listening();
  const made = arranger.arrange(LARGE);
  heard.at(-1)?.stop();
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[0]?.request.effort).toBeGreaterThan(0);
  expect(asked[1]?.request.effort).toBe(0);
  asked[1]?.end();
  const { geometry } = (await made).suiting({ width: 1280, height: 720 });
  expect(geometry.cards.size).toBe(169);
});

test("nothing is heard of a layout that gave way to another", () => {
  const { arranger, heard } = listening();
  void arranger.arrange(LARGE);
  void arranger.arrange(pictureOf(UNFINISHED));
  asked[0]?.request.onProgress?.(0.9);
  expect(heard.at(-1)).toBeNull();
});
