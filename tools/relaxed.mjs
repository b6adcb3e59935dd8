// Makes, of the engine's wasm, the one for browsers with relaxed SIMD: in the kernel of the matrix products, where most of the
// time goes, a product and a sum become one fused step. The same program otherwise, so it is built once.
//
//   node tools/relaxed.mjs FILE.wasm RELAXED.wasm
//
// FILE must still have its functions' names. tract can do this itself when it is compiled so, but then all is compiled twice.

import { readFileSync, writeFileSync } from 'node:fs';
import binaryen from 'binaryen';

/** tract-linalg's product of matrices in tiles of 8 by 8. Kernels with fewer sums under way get slower by it (tract, wasm/madd.rs). */
const KERNEL = 'kernel_f32_8x8';

/** Each kind of expression that such a kernel is made of, with the parts that are expressions in turn. */
const PARTS = new Map(
  Object.entries({
    Binary: ['left', 'right'],
    Break: ['condition', 'value'],
    Drop: ['value'],
    If: ['condition', 'ifTrue', 'ifFalse'],
    Load: ['ptr'],
    LocalSet: ['value'],
    Loop: ['body'],
    Return: ['value'],
    SIMDExtract: ['vec'],
    SIMDLoad: ['ptr'],
    SIMDReplace: ['vec', 'value'],
    SIMDShuffle: ['left', 'right'],
    SIMDTernary: ['a', 'b', 'c'],
    Select: ['condition', 'ifTrue', 'ifFalse'],
    Store: ['ptr', 'value'],
    Switch: ['condition', 'value'],
    Unary: ['value'],
  }).map(([kind, parts]) => [binaryen[`${kind}Id`], { kind: binaryen[kind], parts }]),
);

const [from, to] = process.argv.slice(2);
const module = binaryen.readBinary(readFileSync(from));
let fused = 0;
for (let index = 0; index < module.getNumFunctions(); index += 1) {
  const { name, body } = binaryen.getFunctionInfo(module.getFunctionByIndex(index));
  if (name.includes(KERNEL)) fuseWithin(body);
}
if (fused === 0) throw new Error(`${from} has no ${KERNEL} with products that are summed up`);
module.setFeatures(module.getFeatures() | binaryen.Features.RelaxedSIMD);
writeFileSync(to, module.emitBinary());
console.log(`${fused} products and sums fused`);

/** Fuses wherever it can be done among an expression's parts, and theirs. */
function fuseWithin(expression) {
  const id = binaryen.getExpressionId(expression);
  if (id === binaryen.BlockId) {
    const block = new binaryen.Block(expression);
    for (let at = 0; at < block.numChildren; at += 1) {
      block.setChildAt(at, inOneStep(block.getChildAt(at)));
      fuseWithin(block.getChildAt(at));
    }
  } else if (PARTS.has(id)) {
    const { kind, parts } = PARTS.get(id);
    const whole = new kind(expression);
    for (const part of parts.filter((part) => whole[part])) {
      whole[part] = inOneStep(whole[part]);
      fuseWithin(whole[part]);
    }
  }
}

/** `a * b + c` as one step; anything else as it is. */
function inOneStep(expression) {
  const sum = operands(expression, binaryen.AddVecF32x4);
  if (!sum) return expression;
  for (const [one, other] of [sum, sum.toReversed()]) {
    const product = operands(one, binaryen.MulVecF32x4);
    if (product) {
      fused += 1;
      return binaryen._BinaryenSIMDTernary(module.ptr, binaryen.RelaxedMaddVecF32x4, ...product, other);
    }
  }
  return expression;
}

/** Both sides, where the expression is this operation. */
function operands(expression, operation) {
  if (binaryen.getExpressionId(expression) !== binaryen.BinaryId) return null;
  const { op, left, right } = binaryen.getExpressionInfo(expression);
  return op === operation ? [left, right] : null;
}
