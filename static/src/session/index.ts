export * from "./state";
export { keepAddress, linkHash, openAddress, shareLink, writeAddress } from "./address";
export * from "./arranging";
export { refresh, untilReached, type Landing } from "./asking";
export { change, onceCurrent, redo, setLeaf, travelBy, undo } from "./changing";
export { copySelected, cutSelected, listenToClipboard, paste, pasteCopied } from "./clipboard";
export { complaints, marks, unfinished, type Complaint } from "./complaints";
export { asShown, picture, shown, shownFrame } from "./drawn";
export { dragLeaf, dropLeaf } from "./dragging";
export { cases, findings, isFoundBefore, signs, untold, watchNumbers } from "./findings";
export * from "./hand";
export { changeHands, leftHanded } from "./handed";
export { dismissOrphan, keepWork, orphan, takeUp } from "./keeping";
export {
  documentOfGraph,
  newGraph,
  open,
  openConnected,
  openExample,
  openGrid,
  openLayered,
  setMode,
  start,
} from "./opening";
export { closeOverlay, overlay, type LooseEnd, type Overlay } from "./overlay";
export * from "./playing";
export { recentOps } from "./recent";
export { bring, raised, wanted, type Part } from "./sheet";
export { canSize, changeSizes, sizeScale, sizesWanted } from "./sizes";
export { laying, stage, type Frame as StageFrame, type Stage } from "./stage";
export { changeTheme, keepTheme, theme } from "../machine/theme";
export { typeSource } from "./typing";
export {
  declineTour,
  endTour,
  isTourOffered,
  nextInTour,
  resumeTour,
  startTour,
  tourStep,
  type TourStep,
} from "./tour";
