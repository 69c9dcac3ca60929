import rehypeRaw from 'rehype-raw'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

interface HtmlNode {
  readonly type: string
  readonly tagName?: string
  readonly value?: string
  readonly properties?: Readonly<Record<string, unknown>>
  readonly children?: readonly HtmlNode[]
}

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw).use(rehypeSanitize, defaultSchema).freeze()

/** GitHub-flavoured markdown as GitHub would show it: HTML read, then cut down to its allow-list. */
export function renderMarkdown(markdown: string): string {
  return String(processor().use(rehypeStringify).processSync(markdown))
}

/** Elements whose text GitHub looks for mentions, references and links in, or not. */
const LITERAL = new Set(['code', 'pre', 'a', 'tt'])
const LIVE: readonly (readonly [string, RegExp])[] = [
  ['mention', /(?<![\w/])@[a-z\d][a-z\d-]*/i],
  ['reference', /(?<!\w)#\d+|(?<!\w)GH-\d+/i],
  ['link', /\w+:\/\/|\bwww\./i],
  ['commit', /\b(?=\d*[a-f])[0-9a-f]{7,40}\b/i],
  ['math', /\$[^$]+\$/],
]

export interface Rendered {
  /** All text, as a reader sees it. */
  readonly text: string
  /** Names of all elements, in order. */
  readonly elements: readonly string[]
  /** Mentions, references, links and math that GitHub would make of the text, and links that are there already. */
  readonly live: readonly string[]
}

/** What a reader gets to see of markdown on GitHub, and what of it is alive. */
export function inspectMarkdown(markdown: string): Rendered {
  const elements: string[] = []
  const live: string[] = []
  let text = ''
  const visit = (node: HtmlNode, literal: boolean): void => {
    if (node.type === 'text') {
      text += node.value ?? ''
      if (!literal) for (const [name, pattern] of LIVE) if (pattern.test(node.value ?? '')) live.push(`${name}: ${node.value}`)
    }
    if (node.tagName !== undefined) elements.push(node.tagName)
    if (node.tagName === 'a') live.push(`link: ${String(node.properties?.href)}`)
    if (node.tagName === 'img') live.push(`image: ${String(node.properties?.src)}`)
    for (const child of node.children ?? []) visit(child, literal || LITERAL.has(node.tagName ?? ''))
  }
  visit(processor.runSync(processor.parse(markdown)) as HtmlNode, false)
  return { text, elements, live }
}
