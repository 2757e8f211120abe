export * from "./state";
export { share } from "./address";
export {
  canRedo,
  canUndo,
  changeExperiment,
  openPreset,
  redo,
  takeDataset,
  undo,
} from "./changing";
export { pause, play, rewind, setSpeed, stepBatch, stepEpoch, stepSample, stop } from "./controls";
export { setParameters, type ParameterChange } from "./editing";
export { openInExplorer } from "./exploring";
export { isBatchWalked, lookAt } from "./looking";
export { open } from "./opening";
export { scrubTo } from "./scrubbing";
