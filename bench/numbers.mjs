/** The little statistics that the measurements share. */

export const quantile = (values, share) => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};

export const median = (values) => quantile(values, 0.5);

/** Medians of both sides without their first round, and the ratio of ours to theirs. */
export function compare(ours, bare) {
  const [mine, theirs] = [median(ours.slice(1)), median(bare.slice(1))];
  return { ours: mine, bare: theirs, ratio: mine / theirs };
}
