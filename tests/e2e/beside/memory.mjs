import { readFileSync } from 'node:fs';

/** The most memory that the browser's largest page process ever held, in bytes; null where the system does not tell. */
export async function peakMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => peakOf(id));
  return peaks.includes(null) ? null : Math.max(...peaks);
}

/** As Linux keeps it. */
function peakOf(process) {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${process}/status`, 'utf8'));
    return Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
