const MOST_LISTED = 12

/** Names in a row, the first few of many: `a, b, c and 9 more`. */
export function listed(names: readonly string[]): string {
  const left = names.length - MOST_LISTED
  return `${names.slice(0, MOST_LISTED).join(', ')}${left > 0 ? ` and ${left} more` : ''}`
}
