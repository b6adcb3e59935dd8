/** hearken's own frames as its graph takes them: one at a time. */
export function frames(lines, Tensor) {
  return lines.map(({ ids, types, pool, features }) => {
    const groups = pool.length / ids.length;
    return {
      ids: new Tensor('int64', ids, [ids.length]),
      types: new Tensor('int64', types, [ids.length]),
      pool: new Tensor('float32', pool, [groups, ids.length]),
      features: new Tensor('float32', features, [groups, features.length / groups]),
    };
  });
}
