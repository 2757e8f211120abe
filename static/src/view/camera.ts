/** Where the drawing lies on the screen: moved by x, y px and scaled by k. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

interface Box {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 40;
const LEAST = 0.05;
const MOST = 3;

/** The camera that shows the whole drawing, no larger than life and a little. */
export function fitted(drawing: Box, screen: Box): Camera {
  const k = Math.min(
    1.15,
    (screen.width - MARGIN * 2) / Math.max(drawing.width, 1),
    (screen.height - MARGIN * 2) / Math.max(drawing.height, 1),
  );
  const scale = Math.max(LEAST, k);
  return {
    x: (screen.width - drawing.width * scale) / 2,
    y: (screen.height - drawing.height * scale) / 2,
    k: scale,
  };
}

/** The camera scaled by a factor around a point of the screen that stays where it is. */
export function zoomed(camera: Camera, factor: number, x: number, y: number): Camera {
  const k = Math.min(MOST, Math.max(LEAST, camera.k * factor));
  const ratio = k / camera.k;
  return { x: x - (x - camera.x) * ratio, y: y - (y - camera.y) * ratio, k };
}

export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy };
}
