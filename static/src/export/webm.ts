import type { Making } from "./gif/animation";
import { rasterized } from "./raster";
import type { Still } from "./reel";
import type { PictureMaker } from "./svg";

const KINDS = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm"];
const BITS_A_SECOND = 4_000_000;
/** Time that a recorder takes to have taken a picture, ms. */
const SETTLING = 100;

/** The kind of WebM that this browser can record, or null where it can none. */
export function webmKind(): string | null {
  if (typeof MediaRecorder === "undefined") return null;
  return KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)) ?? null;
}

/** The animation as a film: recorded as it is played, so it takes as long as it lasts. */
export async function webmOf(
  maker: PictureMaker,
  stills: readonly Still[],
  { scale, onDone, signal }: Making,
): Promise<Blob> {
  const kind = webmKind();
  if (kind === null) throw new Error("this browser records no WebM");
  // Drawn beside the film, so that a picture is whole when its time has come.
  const easel = await rasterized(await maker.at(stills[0]?.moment ?? 0, scale));
  const film = document.createElement("canvas");
  Object.assign(film, { width: easel.width, height: easel.height });
  // Its own pace: a frame is taken when the picture is there, not by the clock.
  const stream = film.captureStream(0);
  const show = (): void => {
    film.getContext("2d", { alpha: false })?.drawImage(easel, 0, 0);
    for (const track of stream.getVideoTracks()) {
      if (track instanceof CanvasCaptureMediaStreamTrack) track.requestFrame();
    }
  };
  const recorder = new MediaRecorder(stream, { mimeType: kind, videoBitsPerSecond: BITS_A_SECOND });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise<void>((resolve) => (recorder.onstop = () => resolve()));
  recorder.start();
  try {
    let due = performance.now();
    for (const [i, { moment, ms }] of stills.entries()) {
      await rasterized(await maker.at(moment, scale), easel);
      await until(due, signal);
      show();
      due += ms;
      onDone((i + 1) / stills.length);
    }
    // A film ends with its last picture: shown once more, the last one is held.
    await until(due, signal);
    show();
    await until(performance.now() + SETTLING, signal);
  } finally {
    recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  }
  await stopped;
  return new Blob(parts, { type: "video/webm" });
}

function until(due: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, Math.max(0, due - performance.now()));
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        reject(new DOMException("given up", "AbortError"));
      },
      { once: true },
    );
    signal.throwIfAborted();
  });
}
