// Whether a literal date, date-time or duration can be read, by the engine's measure (docs/adr/0014).

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const OFFSET = '(Z|[+-]\\d{2}(?::?\\d{2}(?::?\\d{2}(?:\\.\\d+)?)?)?)?';
const DATE_TIME = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})T(\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?${OFFSET}$`);
const DAY = 24 * 60 * 60 * 1000;

const isDuration = text => text.startsWith('P') && !/\d[.,]\d/.test(text) && endsInTime(text);
const isMoment = text => !text.includes('[') && (isDate(text) || isDateTime(text));
const isTime = text => /^(P|-P|R)/.test(text) ? isDuration(text) : isMoment(text);

function endsInTime(text) {
  const found = DURATION.exec(text);
  if (!found || /[PT]$/.test(text)) {
    return false;
  }
  const [years, months, weeks, days, , hours, minutes, seconds] = found.slice(1).map(each => Number(each || 0));
  const day = new Date(Date.UTC(2026 + years, months, 15, 12));
  const end = new Date(day.getTime() + (7 * weeks + days) * DAY + ((hours * 60 + minutes) * 60 + seconds) * 1000);
  return end.getUTCFullYear() <= 9999;
}

function isDate(text) {
  const found = DATE.exec(text);
  const [year, month, day] = (found || []).slice(1).map(Number);
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return Boolean(found) && year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isDateTime(text) {
  const [plain, zone] = text.split('@');
  const found = DATE_TIME.exec(plain);
  const [hour, minute, second] = (found || []).slice(2, 5).map(each => Number(each || 0));
  return Boolean(found) && isDate(found[1]) && hour < 24 && minute < 60 && second < 60
    && (Boolean(found[5]) || !zone || isZone(zone));
}

function isZone(name) {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
