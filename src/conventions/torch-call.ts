/** What PyTorch ran where the file shows one or more nodes: as far as the exporter's traces tell. */
export type CallKind =
  | 'conv'
  | 'convTranspose'
  | 'linear'
  | 'matmul'
  | 'attention'
  | 'batchNorm'
  | 'instanceNorm'
  | 'layerNorm'
  | 'groupNorm'
  | 'relu'
  | 'relu6'
  | 'leakyRelu'
  | 'prelu'
  | 'elu'
  | 'gelu'
  | 'silu'
  | 'hardswish'
  | 'hardsigmoid'
  | 'sigmoid'
  | 'tanh'
  | 'softmax'
  | 'maxPool'
  | 'avgPool'
  | 'adaptiveAvgPool'
  | 'upsample'
  | 'gridSample'
  | 'lstm'
  | 'gru'
  | 'rnn'
  | 'embedding'
  | 'dropout'
  | 'flatten'
  | 'other'

/** One call of a module, or of a function or operator in a module's forward. */
export interface TorchCall {
  readonly kind: CallKind
  /** The module whose own work this is, by path; undefined: a function called by the module it stands in. */
  readonly module: string | undefined
  /** Which call of that module, from 0. */
  readonly nth: number
  /** Path of the module it stands in. */
  readonly scope: string
  /** Keys of the nodes it became. */
  readonly keys: readonly string[]
  readonly inputShape: readonly number[]
  readonly outputShape: readonly number[]
  /** |x| and |y|: elements of the first input and of the output. */
  readonly x: number
  readonly y: number
  /** Multiply-accumulates of the contraction. */
  readonly macs: number
  /** Elements of the module's `weight` and `bias` (of recurrent modules all of them, as `weight`). */
  readonly weight: number
  readonly bias: number
  /** Name of the stored weight: what is counted once when a module is called twice. */
  readonly weightName: string | undefined
  /** The exporter has merged a normalisation into this convolution: its bias and weights are not those of torch. */
  readonly isFolded: boolean
  /** Kernel volume of pools and convolutions; 1 elsewhere. */
  readonly kernel: number
  /** Size of the axis that a softmax runs along, batch of a recurrent cell, as the kind needs. */
  readonly along: number
  /** Further facts by kind. */
  readonly recurrent?: RecurrentCall
  /** Of an upsample: nearest, linear, cubic. */
  readonly mode?: string
}

export interface RecurrentCall {
  /** One entry a layer: input size, hidden size, directions. */
  readonly inputSize: number
  readonly hiddenSize: number
  readonly directions: number
  /** Steps × batch. */
  readonly rows: number
  readonly hasBias: boolean
}

/** A model as calls, and what about it the file no longer shows. */
export interface TorchModel {
  readonly calls: readonly TorchCall[]
  /** Parameters, as torch has them; undefined with the reason in `hidden.params`. */
  readonly params: number | undefined
  /** Parameters that are certain, where not all are. */
  readonly leastParams?: number
  readonly batch: number
  readonly inputs: readonly (readonly number[])[]
  /** Whether module paths are known: without them, modules and functions look alike. */
  readonly hasModules: boolean
  /** Modules that hold others, or do more than one thing, and are no mere sequence: each with its output. */
  readonly containers: { readonly outputs: readonly { readonly path: string; readonly outputShape: readonly number[]; readonly y: number }[]; readonly ambiguous?: string }
  readonly hidden: {
    /** Why no figure can be told at all. */
    readonly all?: string
    /** Why the parameters of the torch model are not those of the file. */
    readonly params?: string
    /** A normalisation was folded away. */
    readonly norm?: string
    /** Attention whose spelling (matmul, @, bmm) the file does not tell. */
    readonly matmul?: string
    /** A product with a parameter that is no nn.Linear. */
    readonly product?: string
    /** An einsum, which some count by the products it is taken apart into. */
    readonly einsum?: string
    /** Attention by scaled_dot_product_attention. */
    readonly sdpa?: string
    /** nn.MultiheadAttention. */
    readonly multihead?: string
  }
}
