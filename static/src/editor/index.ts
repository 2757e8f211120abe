export { createExpressionEditor } from "./expression_editor";
export type {
  ExpressionEditor,
  ExpressionOptions,
  OpEntry,
  TextProblem,
} from "./expression_editor";
