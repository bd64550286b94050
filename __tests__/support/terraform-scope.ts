/** Single expressions in the scope of a folder, as the evaluation script has them. */
export { treeOf } from '../../scripts/terraform/disk-tree.js';
export { expressionScope, type Evaluated, type ExpressionScope } from '../../scripts/terraform/expression-scope.js';
