const MOST_LISTED = 12

/** Names in a row, the first `most` of many: `a, b, c and 9 more`. */
export function listed(names: readonly string[], most = MOST_LISTED): string {
  const left = names.length - most
  return `${names.slice(0, most).join(', ')}${left > 0 ? ` and ${left} more` : ''}`
}
