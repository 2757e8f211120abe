/** What the hand does: by mouse, by touch, and where there is a way, by keyboard. */
export interface Gesture {
  readonly does: string;
  readonly mouse: string;
  readonly touch: string;
  readonly keys: string;
}

export const GESTURES: readonly Gesture[] = [
  {
    does: "Put an op into the graph",
    mouse: "Click it in the palette, or drag it to its place or onto an edge",
    touch: "Tap it, or hold it and drag it to its place",
    keys: "/",
  },
  {
    does: "Draw an edge",
    mouse: "Drag from a port to another, or to a card",
    touch: "Drag from a port to another, or to a card",
    keys: "c",
  },
  {
    does: "Take an edge elsewhere, or off",
    mouse: "Drag it by its end; let go over the ground to take it off",
    touch: "Drag it by its end",
    keys: "Ctrl+K, then “disconnect b from y”",
  },
  {
    does: "Change an input and see everything follow",
    mouse: "Drag its number",
    touch: "Drag its number",
    keys: "Enter on the node, then type, or ↑ ↓",
  },
  {
    does: "Move a node or a note",
    mouse: "Drag it; Shift keeps to a line, Alt takes no guide",
    touch: "Drag it",
    keys: "Alt and the arrows",
  },
  {
    does: "Select several",
    mouse: "Shift and click, or Shift and drag on the ground",
    touch: "Hold on the ground, then drag",
    keys: "Shift and ↑ ↓, Ctrl+A",
  },
  {
    does: "See what can be done with something",
    mouse: "Right click it",
    touch: "Hold it",
    keys: "Shift+F10",
  },
  {
    does: "Walk over the nodes",
    mouse: "",
    touch: "",
    keys: "↑ ↓",
  },
  {
    does: "Follow an edge back to an input, or on to the output",
    mouse: "",
    touch: "",
    keys: "[ ]",
  },
  {
    does: "Move the drawing",
    mouse: "Drag the ground, or turn the wheel",
    touch: "Drag with one finger or two",
    keys: "",
  },
  {
    does: "Zoom",
    mouse: "Ctrl and the wheel; double click sees all",
    touch: "Pinch",
    keys: "+ −",
  },
];
