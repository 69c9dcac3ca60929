/** Bounds on what a file may claim. Real models stay far below them; a file beyond one is refused with a sentence, not with a crash. */

/** Elements of a tensor whose values are read at all: enough for shapes, axes, scales and other arguments of operators. */
export const MAX_VALUE_ELEMENTS = 1024

/** Messages inside messages: each level of subgraphs takes three (graph, node, attribute). */
export const MAX_NESTING = 200

/** Fields read from one file, list elements and skipped ones included. */
export const MAX_FIELDS = 2 ** 25

/** Messages of every kind read from one file. */
export const MAX_MESSAGES = 2 ** 23

/** Messages read from one file by kind, of those that take most memory. */
export const MAX_OF_KIND = [
  ['NodeProto', 'nodes', 2 ** 17],
  ['TensorProto', 'tensors', 2 ** 20],
  ['AttributeProto', 'attributes', 2 ** 22],
  ['ValueInfoProto', 'declared values', 2 ** 21],
] as const

/** Bytes of a name. */
export const MAX_NAME_BYTES = 2 ** 16

/** Bytes of a string attribute or metadata value; a longer one (an embedded engine, a vocabulary) is left out. */
export const MAX_TEXT_BYTES = 2 ** 20

export const MAX_RANK = 2 ** 10

/** Elements of a tensor, and bytes of a piece of external data: far beyond any disk, and exact in every unit. */
export const MAX_TENSOR_ELEMENTS = 2 ** 49

/** Bytes of a tensor's message, header and payload together, that is small enough to be decoded for its values. */
export const MAX_TENSOR_MESSAGE_BYTES = 2 ** 17

/** Files beside one model that hold its weights: some exporters write one for each tensor. */
export const MAX_EXTERNAL_FILES = 2 ** 16
