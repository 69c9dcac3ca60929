/** The name we give the domain of the standard operators, which files write as nothing or as this. */
export const DEFAULT_DOMAIN = 'ai.onnx'

export function canonicalDomain(domain: string | undefined): string {
  return domain === undefined || domain === '' ? DEFAULT_DOMAIN : domain
}
