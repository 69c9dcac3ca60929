import type { DType } from '../facts/dtype.js';
import type { Diagnostic, ErrorCode } from '../util/errors.js';
import type { Figure } from '../util/figure.js';
/** Version of the JSON of a profile, a comparison and a verdict; raised by a breaking change. */
export declare const SCHEMA = 1;
/** The totals of a model, in the order in which reports show them. */
export declare const TOTALS: readonly ['params', 'buffers', 'quantParams', 'constants', 'unusedElements', 'weightBytes', 'fileBytes', 'macs', 'flops', 'transcendentals', 'readBytes', 'writeBytes', 'activationBytes', 'peakActivationBytes', 'nodes'];
export type TotalName = (typeof TOTALS)[number];
/** What a single node can cost. */
export declare const NODE_FIGURES: readonly ['params', 'weightBytes', 'macs', 'flops', 'transcendentals', 'readBytes', 'writeBytes', 'activationBytes'];
export type NodeFigureName = (typeof NODE_FIGURES)[number];
/** A dimension in JSON: a number, an expression in the model's symbols, or null when it is not known. */
export type JsonDim = number | string | null;
/** A tensor in JSON; `type` stands in place of dtype and shape for sequences, optionals and maps. */
export interface TensorProfile {
    readonly dtype?: DType;
    readonly shape?: readonly JsonDim[] | null;
    readonly type?: string;
}
export interface NamedTensorProfile extends TensorProfile {
    readonly name: string;
}
export type BindingSource = '--dim' | '--shape' | '--value' | 'config' | 'default';
/** How sure a node's figures are; `unknown`: its operator or a size is not known. */
export type NodeStatus = 'exact' | 'upper' | 'lower' | 'estimate' | 'unknown';
export interface NodeProfile {
    /** Stable across exports: pairs a node of base with one of head. Unique within its profile. */
    readonly key: string;
    readonly name: string;
    readonly op: string;
    readonly domain: string;
    /** The module path of the exporter, outermost first. */
    readonly scope: readonly string[];
    readonly inputs: readonly string[];
    readonly outputs: readonly string[];
    readonly status: NodeStatus;
    readonly figures: Readonly<Partial<Record<NodeFigureName, Figure>>>;
    /** MACs by compute class, such as `f32` or `i8×i8`; absent without MACs. */
    readonly macsByClass?: Readonly<Record<string, Figure>>;
    /** Attributes that shape the cost, as text: what the cause of a change is read from. */
    readonly attributes?: Readonly<Record<string, string>>;
    /** Weights in slots of this node: shape and dtype by slot, as text. */
    readonly weights?: Readonly<Record<string, string>>;
    /** What was assumed or left out, for people. */
    readonly notes?: readonly string[];
}
/** Memory of activations, where all sizes are known; else why not. */
export interface MemoryProfile {
    /** Bytes of inputs, outputs and weights: the traffic if nothing in between were written. */
    readonly fusedBytes: Figure;
    /** One block of memory for all activations, placed as onnxruntime places those between nodes. */
    readonly arenaBytes: Figure;
    /** The node that runs when most is alive, and what is, largest first. */
    readonly peak: PeakProfile | {
        readonly unknown: string;
    };
}
export interface PeakProfile {
    /** Key of the node; absent where no node is running. */
    readonly node?: string;
    readonly live: readonly {
        readonly tensor: string;
        readonly bytes: number;
    }[];
    /** Smaller ones, which are not listed. */
    readonly more?: {
        readonly tensors: number;
        readonly bytes: number;
    };
}
/** Everything we say about a model without running it: the JSON of `profile`, which programs rely on. */
export interface ModelProfile {
    readonly schema: typeof SCHEMA;
    readonly tool: {
        readonly name: string;
        readonly version: string;
    };
    readonly model: {
        readonly path: string;
        readonly format: 'onnx';
        readonly irVersion: number;
        readonly producer: string;
        readonly opsets: Readonly<Record<string, number>>;
        readonly fileBytes: number;
        readonly externalBytes: number;
    };
    readonly bindings: Readonly<Record<string, {
        readonly value: number;
        readonly from: BindingSource;
    }>>;
    readonly inputs: readonly NamedTensorProfile[];
    readonly outputs: readonly NamedTensorProfile[];
    readonly totals: Readonly<Record<TotalName, Figure>>;
    /** MACs of the model by compute class. */
    readonly macsByClass?: Readonly<Record<string, Figure>>;
    /** Absent from profiles of versions that do not know it. */
    readonly memory?: MemoryProfile;
    readonly coverage: {
        readonly nodes: number;
        readonly shaped: number;
        readonly counted: number;
        readonly unknownOps: Readonly<Record<string, number>>;
    };
    /** Every tensor of the main graph, initializers apart. */
    readonly tensors: Readonly<Record<string, TensorProfile>>;
    readonly nodes: readonly NodeProfile[];
    readonly conventions: Readonly<Record<string, Readonly<Record<string, Figure>>>>;
    readonly diagnostics: readonly Diagnostic[];
}
/** What stands in the place of a profile when a file cannot be read. */
export interface FailedProfile {
    readonly schema: typeof SCHEMA;
    readonly model: {
        readonly path: string;
    };
    readonly error: {
        readonly code: ErrorCode;
        readonly message: string;
        readonly hint?: string;
    };
}
export declare function isFailed(profile: ModelProfile | FailedProfile): profile is FailedProfile;
