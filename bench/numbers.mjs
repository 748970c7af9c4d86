/** Statistics that the measurements share. */

export const quantile = (values, share) => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};

export const median = (values) => quantile(values, 0.5);

/** Creates a row of the table: the medians of both sides without their first round, and the ratio of ours to the baseline's. */
export function compare(name, unit, ours, baseline, limit) {
  const [mine, theirs] = [median(ours.slice(1)), median(baseline.slice(1))];
  return { name, unit, ours: mine, baseline: theirs, ratio: mine / theirs, ...(limit && { limit }) };
}
