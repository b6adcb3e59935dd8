import { expect, test, vi } from 'vitest';
import { letGo } from './files';

test('a program that is used no more leaves no blob behind', async () => {
  const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {});
  const program = Promise.resolve({ script: 'blob:script', module: {} as WebAssembly.Module });
  letGo(program);
  letGo(Promise.reject(new Error('it never came')));
  await program;
  expect(revoke.mock.calls).toEqual([['blob:script']]);
});
