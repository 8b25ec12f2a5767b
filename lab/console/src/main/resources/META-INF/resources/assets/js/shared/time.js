import { text } from "./strings.js";

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const clockWithSeconds = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const clockWithMillis = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3, hourCycle: "h23" });
const dayAndClock = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });

/** The time of day alone for today, with the day for anything older. */
export function when(instant, now = new Date()) {
  const date = new Date(instant);
  return date.toDateString() === now.toDateString() ? clock.format(date) : dayAndClock.format(date);
}

export function toTheSecond(instant) {
  return clockWithSeconds.format(new Date(instant));
}

export function toTheMillisecond(instant) {
  return clockWithMillis.format(new Date(instant));
}

export function ago(instant, now = Date.now()) {
  const seconds = Math.max(0, Math.round((now - new Date(instant).getTime()) / 1000));
  if (seconds < 3) return text.time.justNow;
  if (seconds < 60) return text.time.secondsAgo(seconds);
  if (seconds < 3600) return text.time.minutesAgo(Math.round(seconds / 60));
  return when(instant);
}

/** The same without "ago", for how long something has lasted. */
export function lasting(instant, now = Date.now()) {
  const seconds = Math.max(0, Math.round((now - new Date(instant).getTime()) / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`;
}

export function duration(milliseconds) {
  if (milliseconds < 10) return text.units.ms(Math.round(milliseconds * 10) / 10);
  if (milliseconds < 1000) return text.units.ms(Math.round(milliseconds));
  if (milliseconds < 60_000) return text.units.s((milliseconds / 1000).toFixed(1));
  return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}

export function secondsUntil(instant, now = Date.now()) {
  return Math.max(0, Math.ceil((new Date(instant).getTime() - now) / 1000));
}
