import type { DType } from '../facts/dtype.js';
import type { Diagnostic } from '../util/errors.js';
/** A model as the rest of the program sees it: immutable, names kept as the file has them, tensor payloads left in the file. */
export interface Model {
    readonly path: string;
    readonly irVersion: number;
    readonly producer: string;
    /** Domain → opset version; the default domain is `ai.onnx`. */
    readonly opsets: ReadonlyMap<string, number>;
    readonly graph: Graph;
    /** Model-local functions by `functionKey(domain, name, overload)`. */
    readonly functions: ReadonlyMap<string, FunctionDefinition>;
    readonly metadata: ReadonlyMap<string, string>;
    /** Size of the `.onnx` file. */
    readonly fileBytes: number;
    /** Sum of the declared sizes of external tensors (distinct file ranges), whether or not the files are there. */
    readonly externalBytes: number;
    readonly diagnostics: readonly Diagnostic[];
}
/** A main graph or a subgraph. Nodes stand in an order in which they can run. */
export interface Graph {
    readonly name: string;
    /** What the caller feeds; in the main graph without those that have an initializer. */
    readonly inputs: readonly ValueInfo[];
    readonly outputs: readonly ValueInfo[];
    readonly initializers: ReadonlyMap<string, Tensor>;
    readonly sparseInitializers: ReadonlyMap<string, SparseTensor>;
    readonly nodes: readonly Node[];
    /** Declared types of inner tensors: hints, never truths. */
    readonly valueInfo: ReadonlyMap<string, ValueInfo>;
    readonly metadata: ReadonlyMap<string, string>;
}
export interface Node {
    /** Position among the nodes of its graph as the file has them. */
    readonly index: number;
    /** As in the file; may be empty. */
    readonly name: string;
    readonly op: string;
    /** `ai.onnx` for the default domain. */
    readonly domain: string;
    readonly overload: string;
    /** An absent optional input is the empty string. */
    readonly inputs: readonly string[];
    readonly outputs: readonly string[];
    readonly attributes: ReadonlyMap<string, Attribute>;
    readonly metadata: ReadonlyMap<string, string>;
}
/** An int64 beyond ±2^53 is ±Infinity, as in `Tensor.read`. */
export type Attribute = {
    readonly kind: 'int';
    readonly value: number;
} | {
    readonly kind: 'ints';
    readonly value: readonly number[];
} | {
    readonly kind: 'float';
    readonly value: number;
} | {
    readonly kind: 'floats';
    readonly value: readonly number[];
} | {
    readonly kind: 'string';
    readonly value: string;
} | {
    readonly kind: 'strings';
    readonly value: readonly string[];
} | {
    readonly kind: 'tensor';
    readonly value: Tensor;
} | {
    readonly kind: 'sparseTensor';
    readonly value: SparseTensor;
} | {
    readonly kind: 'graph';
    readonly value: Graph;
} | {
    readonly kind: 'graphs';
    readonly value: readonly Graph[];
} | {
    readonly kind: 'type';
    readonly value: ValueType;
}
/** In a function body: the value is the attribute of this name at the call. */
 | {
    readonly kind: 'reference';
    readonly value: string;
}
/** An attribute of a type we have no use for (tensors, type_protos). */
 | {
    readonly kind: 'other';
};
export interface FunctionDefinition {
    readonly domain: string;
    readonly name: string;
    readonly overload: string;
    readonly inputs: readonly string[];
    readonly outputs: readonly string[];
    /** Attribute names without a default, then those with one. */
    readonly attributeNames: readonly string[];
    readonly attributeDefaults: ReadonlyMap<string, Attribute>;
    readonly opsets: ReadonlyMap<string, number>;
    readonly nodes: readonly Node[];
    readonly valueInfo: ReadonlyMap<string, ValueInfo>;
}
export declare function functionKey(domain: string, name: string, overload?: string): string;
export interface ValueInfo {
    readonly name: string;
    /** undefined: nothing declared. */
    readonly type: ValueType | undefined;
    readonly metadata: ReadonlyMap<string, string>;
}
export type ValueType = {
    readonly kind: 'tensor';
    readonly dtype: DType | undefined;
    /** undefined: unknown rank. A number, a symbol or expression as written (`dim_param`), or undefined where nothing stands. */
    readonly shape: readonly (number | string | undefined)[] | undefined;
    /** A sparse_tensor type. */
    readonly sparse?: boolean;
} | {
    readonly kind: 'sequence';
    readonly element: ValueType | undefined;
} | {
    readonly kind: 'optional';
    readonly element: ValueType | undefined;
} | {
    readonly kind: 'map';
    readonly key: DType | undefined;
    readonly value: ValueType | undefined;
};
/** A tensor stored in the file: what its header says, its payload left where it is. */
export interface Tensor {
    readonly name: string;
    readonly dtype: DType | undefined;
    readonly dims: readonly number[];
    /** Product of `dims`. */
    readonly elements: number;
    /** Stored bytes of the payload: `ceil(elements × bits / 8)`; for strings what is stored. */
    readonly bytes: number;
    /** Where the payload lies outside the file, if it does, the path normalized. Equal ranges are the same weight; one without an offset that can be read equals none. */
    readonly external?: {
        readonly location: string;
        readonly offset: number | undefined;
        readonly length: number;
    };
    /**
     * Reads a small payload on demand: integers and floats as numbers, booleans as booleans; an int64 or uint64 beyond ±2^53 is
     * ±Infinity (as good as the exact number wherever shapes use it: to clamp). Undefined when the tensor has more than
     * `MAX_VALUE_ELEMENTS` elements, is of another type, or its data cannot be read.
     */
    readonly read: () => readonly (number | boolean)[] | undefined;
}
export interface SparseTensor {
    readonly name: string;
    /** The dense shape. */
    readonly dims: readonly number[];
    readonly values: Tensor;
    readonly indices: Tensor;
}
