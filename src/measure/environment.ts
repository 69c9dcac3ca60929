/** What a measuring child may see of our environment: how to find libraries, drivers and temporary folders, and nothing secret. */
const PASSED = new Set(
  [
    'PATH HOME USER LANG TZ TMPDIR TEMP TMP SYSTEMROOT WINDIR',
    'LD_LIBRARY_PATH DYLD_LIBRARY_PATH',
    'CUDA_VISIBLE_DEVICES CUDA_DEVICE_ORDER CUDA_PATH CUDA_HOME CUDA_CACHE_PATH NVIDIA_VISIBLE_DEVICES NVIDIA_DRIVER_CAPABILITIES NVIDIA_TF32_OVERRIDE',
    'VK_ICD_FILENAMES VK_DRIVER_FILES VK_LOADER_DEBUG XDG_RUNTIME_DIR MESA_SHADER_CACHE_DIR',
  ].flatMap((names) => names.split(' ')),
)

/**
 * The environment of a measuring child. onnxruntime's telemetry is switched off before the library can be loaded, and a model cannot
 * bring session options of its own (`ORT_LOAD_CONFIG_FROM_MODEL` is not passed on).
 */
export function cleanEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept = Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined && PASSED.has(entry[0].toUpperCase()))
  return { ...Object.fromEntries(kept), ORT_DISABLE_TELEMETRY: '1' }
}

/** Inputs of the action and tokens of the job, which programs of others have no business with. */
const SECRET = /^(INPUT_|ACTIONS_|GITHUB_TOKEN$|GH_TOKEN$|NODE_OPTIONS$)/i

/** The environment for programs of others: npm, which needs its own configuration and proxies, and benchmarks of the user's. */
export function withoutSecrets(environment: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !SECRET.test(name)))
}
