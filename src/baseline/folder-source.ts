import { readFile, stat } from 'node:fs/promises'
import { isAbsolute, join, posix, relative, resolve, sep } from 'node:path'
import { glob } from 'tinyglobby'
import type { BaseSource } from '../base-source.ts'
import { AppError } from '../util/errors.ts'

/** Base as a folder of files, paired with head's models by their path relative to it, then by id, then by file name. */
export async function folderSource(folder: string, root: string): Promise<BaseSource> {
  const base = resolve(root, folder)
  const found = await stat(base).catch(() => undefined)
  if (!found?.isDirectory()) {
    throw new AppError('base/no-folder', `${folder}: the folder of base models does not exist`, { hint: 'name an existing folder, or leave base-models out to find base in git' })
  }
  const models = (await glob('**/*.onnx', { cwd: base, ignore: ['**/node_modules/**'], followSymbolicLinks: false })).map((path) => path.split(sep).join('/')).sort()

  const locate = async (path: string): Promise<string | undefined> => {
    const file = resolve(base, path)
    const inside = relative(base, file)
    if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return undefined
    return (await stat(file).catch(() => undefined))?.isFile() ? file : undefined
  }

  return {
    info: { source: 'path', note: `the folder ${folder}` },
    models,
    find: async ({ path, id }) => {
      for (const candidate of new Set([path, `${id}.onnx`, ...onlyNamesake(models, path)])) {
        const file = await locate(candidate)
        if (file !== undefined) return { path: candidate, file }
      }
      return undefined
    },
    text: async (path) => {
      const file = await locate(path)
      return file === undefined ? undefined : readFile(join(file), 'utf8')
    },
    close: async () => {},
  }
}

/** `head/x.onnx` is `x.onnx` in a folder of base models, if only one there has that file name. */
function onlyNamesake(models: readonly string[], path: string): readonly string[] {
  const namesakes = models.filter((model) => posix.basename(model) === posix.basename(path))
  return namesakes.length === 1 ? namesakes : []
}
