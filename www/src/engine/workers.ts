/** How many workers may tag at once. Each holds the whole model. */

export interface Device {
  /** Logical cores; undefined where the browser does not say. */
  cores: number | undefined;
  /** In GB, as browsers round it; undefined where the browser does not say. */
  memory: number | undefined;
  mobile: boolean;
}

/** A second model next to the first is too much for a small phone; more than two gain little. */
export function workerCount({ cores, memory, mobile }: Device): 1 | 2 {
  if ((cores ?? 1) < 2) return 1;
  if (memory === undefined) return mobile ? 1 : 2;
  return memory < 4 ? 1 : 2;
}

export function thisDevice(): Device {
  const { hardwareConcurrency, userAgent } = navigator;
  const { deviceMemory, userAgentData } = navigator as Navigator & { deviceMemory?: number; userAgentData?: { mobile: boolean } };
  return {
    cores: hardwareConcurrency,
    memory: deviceMemory,
    mobile: userAgentData?.mobile ?? /Mobi|Android|iPhone|iPad/.test(userAgent),
  };
}
