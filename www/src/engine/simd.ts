/**
 * Whether this browser knows relaxed SIMD, with which the engine is faster (docs/performance.md). There is no way to ask but to
 * show it a program that needs it: one function, which gives back `f32x4.relaxed_madd` of three vectors of zeros.
 */
export function hasRelaxedSimd(): boolean {
  const zeros = [0x41, 0, 0xfd, 0x0f];
  const program = [
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, 5, 1, 0x60, 0, 1, 0x7b],
    ...[3, 2, 1, 0],
    ...[10, 19, 1, 17, 0, ...zeros, ...zeros, ...zeros, 0xfd, 0x85, 2, 0x0b],
  ];
  return WebAssembly.validate(new Uint8Array(program));
}
