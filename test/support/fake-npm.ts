import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const modules = join(import.meta.dirname, '../../node_modules')

/** An npm that installs the repository's own copy, in place of what the registry would send. Writes it into a folder, for the PATH. */
export function fakeNpm(folder: string): string {
  const script = `#!/bin/sh
[ "$1" = ci ] || exit 9
[ -f package-lock.json ] || exit 8
mkdir -p node_modules/adm-zip && cp -r ${join(modules, 'onnxruntime-node')} ${join(modules, 'onnxruntime-common')} node_modules/
mkdir -p node_modules/onnxruntime-node/bin/napi-v6/win32/x64 && touch node_modules/onnxruntime-node/bin/napi-v6/win32/x64/onnxruntime.dll
`
  writeFileSync(join(folder, 'npm'), script, { mode: 0o755 })
  return folder
}
