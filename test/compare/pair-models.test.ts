import { expect, test } from 'vitest'
import { pairModels } from '../../src/compare/pair-models.ts'
import { conv, network, norm, pool, relu } from '../support/network.ts'

const resnet = network([conv('/a', 8), relu('/r'), conv('/b', 16), relu('/s'), conv('/c', 32)])
const almost = network([conv('/a', 8), relu('/r'), conv('/b', 16), relu('/s'), conv('/c', 64)])
const other = network([norm('/n'), pool('/p'), conv('/z', 3)])

const model = (id: string, profile = resnet, path = `${id}.onnx`) => ({ id, path, profile })
const told = ({ pairs, added, deleted }: ReturnType<typeof pairModels>) => ({
  pairs: pairs.map(({ base, head, by }) => `${base.id}>${head.id} by ${by}`),
  added: added.map(({ id }) => id),
  deleted: deleted.map(({ id }) => id),
})

test('pairs by id, then by path, then by structure', () => {
  const base = [model('moved', other, 'old/x.onnx'), model('renamed-id', other, 'same.onnx'), model('before'), model('gone', other)]
  const head = [model('after', almost), model('new-id', resnet, 'same.onnx'), model('moved', resnet, 'new/x.onnx')]
  expect(told(pairModels(base, head))).toEqual({ pairs: ['before>after by structure', 'renamed-id>new-id by path', 'moved>moved by id'], added: [], deleted: ['gone'] })
})

test('prefers the most alike, and takes strangers for new and deleted', () => {
  expect(told(pairModels([model('a', almost), model('b', resnet)], [model('c', resnet), model('d', other)]))).toEqual({ pairs: ['b>c by structure'], added: ['d'], deleted: ['a'] })
})

test('does not pair models without nodes by their structure', () => {
  expect(told(pairModels([model('a', network([]))], [model('b', network([]))]))).toEqual({ pairs: [], added: ['b'], deleted: ['a'] })
})
