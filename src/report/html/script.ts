/** What the page can do: sort tables by a column, and switch a treemap to another figure. Without it everything is there to read. */
export const SCRIPT = `
const valueOf = (row, i) => { const cell = row.cells[i]; return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value) }
const compare = (a, b) => typeof a === 'number' && typeof b === 'number' ? a - b : typeof a === 'number' ? 1 : typeof b === 'number' ? -1 : a.localeCompare(b)
for (const button of document.querySelectorAll('th button')) {
  button.addEventListener('click', () => {
    const header = button.parentElement
    const table = header.closest('table')
    const sign = header.getAttribute('aria-sort') === 'descending' ? 1 : -1
    for (const other of header.parentElement.cells) other.removeAttribute('aria-sort')
    header.setAttribute('aria-sort', sign < 0 ? 'descending' : 'ascending')
    const rows = [...table.tBodies[0].rows].sort((a, b) => sign * compare(valueOf(a, header.cellIndex), valueOf(b, header.cellIndex)))
    table.tBodies[0].append(...rows)
  })
}
for (const button of document.querySelectorAll('.switch button')) {
  button.addEventListener('click', () => {
    const group = button.closest('figure')
    for (const other of group.querySelectorAll('.switch button')) other.setAttribute('aria-pressed', String(other === button))
    for (const map of group.querySelectorAll('.treemap')) map.toggleAttribute('hidden', map.dataset.figure !== button.dataset.figure)
  })
}
`
