import fc, { type Arbitrary } from 'fast-check'
import type { AttributeSpec } from '../support/model.ts'
import type { Row } from '../support/rows.ts'

type Sizes = readonly number[]
type Drawn = readonly [attributes: Readonly<Record<string, AttributeSpec>>, inputs: readonly string[], outputs?: number]

const int = (min: number, max: number): Arbitrary<number> => fc.integer({ min, max })
const sizesOf = (rank: readonly [number, number], largest = 4, least = 1): Arbitrary<Sizes> => fc.array(int(least, largest), { minLength: rank[0], maxLength: rank[1] })
const count = (sizes: Sizes): number => sizes.reduce((a, b) => a * b, 1)
const each = <T>(sizes: Sizes, make: (size: number, axis: number) => Arbitrary<T>): Arbitrary<T[]> => fc.tuple(...sizes.map(make))
const someAxes = (rank: number): Arbitrary<number[]> => fc.shuffledSubarray([...Array(rank).keys()], { minLength: 1 })
const text = (dtype: string, sizes: Sizes, elements: readonly (number | boolean)[]): string => `${dtype}[${sizes}]=${elements}`
const list = (elements: readonly number[]): string => text('int64', [elements.length], elements)

/** A tensor with numbers of one digit. */
const filled = (sizes: Sizes, dtype = 'int64', least = -9, largest = 9): Arbitrary<string> =>
  fc.array(int(least, largest), { minLength: count(sizes), maxLength: count(sizes) }).map((elements) => text(dtype, sizes, elements))

/** Indices into an axis of `size`, from either end. */
const indices = (sizes: Sizes, size: (i: number) => number): Arbitrary<string> =>
  fc.tuple(...Array.from({ length: count(sizes) }, (_, i) => int(-size(i), size(i) - 1))).map((elements) => text('int64', sizes, elements))

const bound = fc.oneof({ arbitrary: int(-7, 7), weight: 4 }, fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** 31 - 1, -(2 ** 31)))

/** Operators that move data, with inputs that any runtime takes. */
const DRAWN: Readonly<Record<string, readonly [opset: number, Arbitrary<Drawn>]>> = {
  Slice: [
    13,
    sizesOf([1, 3], 5, 0).chain((sizes) =>
      someAxes(sizes.length).chain((axes) =>
        fc
          .tuple(
            filled(sizes),
            ...[bound, bound, fc.constantFrom(1, 1, 2, 3, -1, -2)].map((element) => fc.array(element, { minLength: axes.length, maxLength: axes.length }).map(list)),
          )
          .map(([data = '', starts = '', ends = '', steps = '']): Drawn => [{}, [data, starts, ends, list(axes), steps]]),
      ),
    ),
  ],
  Pad: [
    18,
    fc.constantFrom('constant', 'edge', 'reflect').chain((mode) =>
      sizesOf([1, 3]).chain((sizes) =>
        fc
          .tuple(
            filled(sizes, 'float32'),
            each([...sizes, ...sizes], (size) => (mode === 'reflect' ? int(0, size - 1) : int(mode === 'constant' && size > 2 ? -1 : 0, 3))),
          )
          .map(([data, pads]): Drawn => [{ mode }, [data, list(pads)]]),
      ),
    ),
  ],
  Reshape: [
    14,
    sizesOf([0, 4]).chain((sizes) =>
      fc
        .tuple(filled(sizes), fc.shuffledSubarray([...sizes], { minLength: sizes.length }), int(-1, sizes.length - 1))
        .map(([data, target, open]): Drawn => [{}, [data, list(target.map((size, axis) => (axis === open ? -1 : size === sizes[axis] ? 0 : size)))]]),
    ),
  ],
  Split: [18, int(1, 6).chain((size) => int(1, size).chain((parts) => filled([2, size]).map((data): Drawn => [{ axis: 1, num_outputs: parts }, [data], parts])))],
  Expand: [
    13,
    sizesOf([0, 3], 3).chain((sizes) =>
      fc
        .tuple(
          filled(sizes),
          sizesOf([0, 2], 3),
          each(sizes, (size) => (size === 1 ? int(1, 3) : fc.constantFrom(1, size))),
        )
        .map(([data, lead, rest]): Drawn => [{}, [data, list([...lead, ...rest])]]),
    ),
  ],
  Tile: [
    13,
    sizesOf([1, 3], 3).chain((sizes) =>
      fc
        .tuple(
          filled(sizes),
          each(sizes, () => int(0, 3)),
        )
        .map(([data, repeats]): Drawn => [{}, [data, list(repeats)]]),
    ),
  ],
  Transpose: [
    13,
    sizesOf([1, 4], 3).chain((sizes) =>
      fc.tuple(filled(sizes), fc.shuffledSubarray([...sizes.keys()], { minLength: sizes.length })).map(([data, perm]): Drawn => [{ perm }, [data]]),
    ),
  ],
  Concat: [
    13,
    sizesOf([1, 3], 3).chain((sizes) =>
      int(0, sizes.length - 1).chain((axis) =>
        fc
          .array(
            int(0, 3).chain((size) => filled(sizes.with(axis, size))),
            { minLength: 1, maxLength: 3 },
          )
          .map((parts): Drawn => [{ axis }, parts]),
      ),
    ),
  ],
  Gather: [
    13,
    fc.tuple(sizesOf([1, 3]), sizesOf([0, 2], 3)).chain(([sizes, own]) =>
      int(0, sizes.length - 1).chain((axis) =>
        fc
          .tuple(
            filled(sizes),
            indices(own, () => sizes[axis] ?? 1),
          )
          .map((inputs): Drawn => [{ axis }, inputs]),
      ),
    ),
  ],
  GatherElements: [
    13,
    sizesOf([1, 3]).chain((sizes) =>
      int(0, sizes.length - 1).chain((axis) =>
        each(sizes, (size, i) => int(1, i === axis ? 5 : size)).chain((own) =>
          fc
            .tuple(
              filled(sizes),
              indices(own, () => sizes[axis] ?? 1),
            )
            .map((inputs): Drawn => [{ axis }, inputs]),
        ),
      ),
    ),
  ],
  GatherND: [
    13,
    sizesOf([1, 4], 3).chain((sizes) =>
      int(0, Math.min(2, sizes.length - 1)).chain((batch) =>
        fc.tuple(int(1, sizes.length - batch), sizesOf([0, 2], 3)).chain(([depth, lead]) =>
          fc
            .tuple(
              filled(sizes),
              indices([...sizes.slice(0, batch), ...lead, depth], (i) => sizes[batch + (i % depth)] ?? 1),
            )
            .map((inputs): Drawn => [{ batch_dims: batch }, inputs]),
        ),
      ),
    ),
  ],
  ScatterElements: [
    18,
    fc.tuple(sizesOf([1, 3], 3), fc.constantFrom('none', 'add', 'mul', 'max', 'min')).chain(([sizes, reduction]) =>
      int(0, sizes.length - 1).chain((axis) =>
        each(sizes, (size) => int(1, size)).chain((own) =>
          fc
            .tuple(
              filled(sizes, 'float32'),
              indices(own, () => sizes[axis] ?? 1),
              filled(own, 'float32'),
            )
            .map((inputs): Drawn => [{ axis, reduction }, inputs]),
        ),
      ),
    ),
  ],
  ScatterND: [
    18,
    fc.tuple(sizesOf([1, 3], 3), sizesOf([1, 2], 2), fc.constantFrom('none', 'add', 'mul', 'max', 'min')).chain(([sizes, lead, reduction]) =>
      int(1, sizes.length).chain((depth) =>
        fc
          .tuple(
            filled(sizes, 'float32'),
            indices([...lead, depth], (i) => sizes[i % depth] ?? 1),
            filled([...lead, ...sizes.slice(depth)], 'float32'),
          )
          .map((inputs): Drawn => [{ reduction }, inputs]),
      ),
    ),
  ],
  NonZero: [13, sizesOf([0, 3], 3, 0).chain((sizes) => filled(sizes, 'int64', 0, 1).map((data): Drawn => [{}, [data]]))],
  Compress: [
    11,
    sizesOf([1, 3], 3).chain((sizes) =>
      int(0, sizes.length - 1).chain((axis) =>
        fc
          .tuple(filled(sizes, 'float32'), fc.array(fc.boolean(), { maxLength: sizes[axis] ?? 1 }))
          .map(([data, kept]): Drawn => [{ axis }, [data, text('bool', [kept.length], kept)]]),
      ),
    ),
  ],
  Unique: [
    11,
    sizesOf([1, 3], 3).chain((sizes) =>
      fc.tuple(filled(sizes, 'float32', 0, 2), int(0, 1), int(-1, sizes.length - 1)).map(([data, sorted, axis]): Drawn => [{ sorted, ...(axis >= 0 && { axis }) }, [data], 4]),
    ),
  ],
  Trilu: [
    14,
    fc
      .tuple(
        sizesOf([2, 3]).chain((sizes) => filled(sizes)),
        int(-5, 5),
        int(0, 1),
      )
      .map(([data, k, upper]): Drawn => [{ upper }, [data, `int64[]=${k}`]]),
  ],
  Range: [
    11,
    fc
      .tuple(int(-5, 5), int(-9, 9), fc.constantFrom(1, 2, 3, -1, -2), fc.constantFrom(['int64', 1], ['float32', 0.25] as const))
      .map(([start, limit, step, [dtype, unit]]): Drawn => [{}, [start, limit, step * Number(unit)].map((value) => `${dtype}[]=${value}`)]),
  ],
  CenterCropPad: [
    18,
    sizesOf([1, 3], 5).chain((sizes) =>
      someAxes(sizes.length).chain((axes) =>
        fc
          .tuple(
            filled(sizes, 'float32'),
            each(axes, () => int(1, 6)),
          )
          .map(([data, target]): Drawn => [{ axes }, [data, list(target)]]),
      ),
    ),
  ],
  DepthToSpace: [
    13,
    fc
      .tuple(int(1, 3), fc.constantFrom('DCR', 'CRD'))
      .chain(([blocksize, mode]) => filled([1, 2 * blocksize ** 2, 1, 2], 'float32').map((data): Drawn => [{ blocksize, mode }, [data]])),
  ],
  SpaceToDepth: [13, int(1, 3).chain((blocksize) => filled([1, 2, blocksize, 2 * blocksize], 'float32').map((data): Drawn => [{ blocksize }, [data]]))],
  TensorScatter: [
    24,
    fc
      .constantFrom('linear', 'circular')
      .chain((mode) =>
        fc
          .tuple(filled([2, 4, 2], 'float32'), filled([2, 2, 2], 'float32'), fc.tuple(int(0, mode === 'linear' ? 2 : 3), int(0, 2)).map(list))
          .map((inputs): Drawn => [{ mode, axis: 1 }, inputs]),
      ),
  ],
}

/** Rows drawn at random, the same ones for the same seed; their outputs are left open. */
export function randomRows(each: number, seed: number): readonly Row[] {
  return Object.entries(DRAWN).flatMap(([op, [opset, drawn]]) =>
    fc
      .sample(drawn, { numRuns: each, seed })
      .map(([attributes, inputs, outputs = 1], i): Row => [`${op} ${i}`, op, opset, attributes, inputs, Array<string>(outputs).fill('?'), 0, 0]),
  )
}
