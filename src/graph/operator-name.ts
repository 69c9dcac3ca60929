/** `Conv`, or `com.microsoft::FusedConv` outside the default domain, which is '' or 'ai.onnx'. */
export function operatorName({ domain, op }: { readonly domain: string; readonly op: string }): string {
  return domain === 'ai.onnx' || domain === '' ? op : `${domain}::${op}`
}
