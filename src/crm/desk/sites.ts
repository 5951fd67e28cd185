/** Where Ringside is switched off, by the agent, on this device: per site and overall. */
import type { DeviceSettings } from './records.ts';

/** Host of a frame, with its port; that of the embedding origin for `about:` and `blob:` frames. Empty when it has none. */
export function hostOf(url: string, origin: string): string {
  return httpHost(url) ?? httpHost(origin) ?? '';
}

export function isOff(device: DeviceSettings, host: string): boolean {
  return device.get('off') === true || sitesOff(device).includes(host);
}

export async function setSiteOff(device: DeviceSettings, host: string, off: boolean): Promise<void> {
  const others = sitesOff(device).filter((site) => site !== host);
  await device.set('sitesOff', off ? [...others, host] : others);
}

function sitesOff(device: DeviceSettings): string[] {
  const set = device.get('sitesOff');
  return Array.isArray(set) ? set.filter((site) => typeof site === 'string') : [];
}

function httpHost(address: string): string | null {
  try {
    const url = new URL(address);
    return /^https?:$/.test(url.protocol) ? url.host : null;
  } catch {
    return null;
  }
}
