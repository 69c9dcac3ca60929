import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Files of a package that its licence asks to be passed on. */
const LEGAL_FILE = /^(licen[cs]e|copying|notice)/i
const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//
const RULE = `${'='.repeat(80)}\n`

/**
 * The licences of all packages whose code a bundle holds, each text once: the same on every machine that installs by the lock file.
 * @param {string} root the folder that holds node_modules
 * @param {import('esbuild').Metafile} metafile
 * @param {readonly string[]} comments legal comments that the bundler found in the code itself
 */
export function bundledLicenses(root, metafile, comments) {
  const bundled = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0))
  const folders = new Set(bundled.flatMap(([file]) => PACKAGE.exec(file)?.[1] ?? []))
  const namesOfText = new Map()
  for (const { name, text } of [...folders].map((folder) => licenseOf(path.join(root, folder))).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    namesOfText.set(text, new Set([...(namesOfText.get(text) ?? []), name]))
  }
  const licenses = [...namesOfText].map(([text, names]) => `${[...names].join('\n')}\n\n${text}`)
  const intro = 'The files in this folder hold code of the packages below, under these licences.'
  return [intro, ...licenses, ...comments.map(plain).sort()].join(`\n\n${RULE}\n`).concat('\n')
}

function licenseOf(folder) {
  const { name, version, license, author, repository } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder)
    .filter((file) => LEGAL_FILE.test(file))
    .sort()
  const stated = [license, author?.name ?? author, repository?.url ?? repository].filter((part) => typeof part === 'string').join(', ')
  const text =
    files.length === 0 ? `The package has no file with its licence. It states: ${stated}.` : files.map((file) => plain(readFileSync(path.join(folder, file), 'utf8'))).join('\n\n')
  return { name: `${name} ${version}${typeof license === 'string' ? ` (${license})` : ''}`, text }
}

function plain(text) {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim()
}
