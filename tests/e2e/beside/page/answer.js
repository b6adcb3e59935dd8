/** Answers each call of the page by the action that it names. */
export function answer(actions) {
  self.onmessage = async ({ data: { id, action, given } }) => {
    try {
      self.postMessage({ id, result: await actions[action](given) });
    } catch (error) {
      self.postMessage({ id, error: error?.message ?? String(error) });
    }
  };
}
