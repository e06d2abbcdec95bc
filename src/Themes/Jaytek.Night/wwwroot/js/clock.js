// 3:07, 1:12:04
export function face(seconds) {
  const whole = Math.max(0, Math.floor(seconds || 0));
  const rest = String(whole % 60).padStart(2, '0');
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

// 1 hour 12 minutes 4 seconds
export function spoken(seconds) {
  const whole = Math.max(0, Math.floor(seconds || 0));
  const parts = [[Math.floor(whole / 3600), 'hour'], [Math.floor(whole / 60) % 60, 'minute'], [whole % 60, 'second']]
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return parts.join(' ') || '0 seconds';
}

// 83 of "1:23", "83" and "0:01:23"; null of anything else.
export function parse(text) {
  if (!/^\d{1,6}(:[0-5]?\d){0,2}$/.test(text ?? '')) return null;
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
