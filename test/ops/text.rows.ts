import { floats } from '../support/model.ts'
import type { Row } from '../support/rows.ts'

const NGRAMS = { min_gram_length: 1, max_gram_length: 2, max_skip_count: 0, ngram_counts: [0, 2], ngram_indexes: [0, 3, 1], pool_int64s: [2, 3, 5, 4], mode: 'TF' }

export const textRows: readonly Row[] = [
  ['StringConcat-20', 'StringConcat', 20, {}, ['string[2,1]', 'string[3]'], ['string[2,3]'], 0, 0, { status: 'estimate' }],
  ['StringSplit-20', 'StringSplit', 20, { delimiter: '.' }, ['string[2,3]'], ['string[2,3,y0.2]', 'int64[2,3]'], 0, 0],
  ['StringSplit of an unknown shape', 'StringSplit', 20, {}, ['string'], ['string', 'int64'], 0, 0],
  ['StringNormalizer-10 that keeps all words', 'StringNormalizer', 10, { case_change_action: 'LOWER' }, ['string[3]'], ['string[3]'], 0, 0],
  ['StringNormalizer-10 of nothing gives an empty word', 'StringNormalizer', 10, {}, ['string[1,0]'], ['string[1,1]'], 0, 0],
  ['StringNormalizer-10 with stop words', 'StringNormalizer', 10, { stopwords: ['the'] }, ['string[1,3]'], ['string[1,y0.1]'], 0, 0],
  ['RegexFullMatch-20', 'RegexFullMatch', 20, { pattern: 'a+' }, ['string[2,3]'], ['bool[2,3]'], 0, 0],
  ['TfIdfVectorizer-9 of one row', 'TfIdfVectorizer', 9, NGRAMS, ['int64[6]'], ['float32[4]'], 0, 0],
  ['TfIdfVectorizer-9 of rows', 'TfIdfVectorizer', 9, { ...NGRAMS, mode: 'IDF', weights: floats([1, 1, 1]) }, ['int32[2,6]'], ['float32[2,4]'], 0, 0],
  ['ImageDecoder-20', 'ImageDecoder', 20, {}, ['uint8[N]'], ['uint8[y0.0,y0.1,3]'], 0, 0],
  ['ImageDecoder-20 in grey', 'ImageDecoder', 20, { pixel_format: 'Grayscale' }, ['uint8[N]'], ['uint8[y0.0,y0.1,1]'], 0, 0],
]
