// Figures as a person says them.

export function duration(ms) {
  if (ms < 1000) {
    return `${Math.max(0, Math.round(ms / 10) * 10)} ms`;
  }
  if (ms < 60_000) {
    return `${(ms / 1000).toFixed(1)} s`;
  }
  const minutes = Math.floor(ms / 60_000);
  return minutes < 60 ? `${minutes} min ${Math.floor(ms / 1000) % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** So that it fits beside a name. */
export function roughly(ms) {
  const minutes = Math.floor(ms / 60_000);
  return minutes === 0 ? `${Math.floor(ms / 1000)} s` : minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

export const time = (at) => clock.format(new Date(at));

export function bytes(count) {
  return count < 10_000 ? `${count} B` : count < 10_000_000 ? `${Math.round(count / 1024)} KiB` : `${Math.round(count / 1048576)} MiB`;
}
