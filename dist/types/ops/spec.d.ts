import type { Amount, AmountName, Amounts } from '../facts/amount.js';
import type { Dim } from '../facts/dim.js';
import type { Fact } from '../facts/fact.js';
import type { Status } from '../util/figure.js';
import type { BodyResult, OpContext } from './context.js';
/**
 * What a stored tensor in an input slot is, for the parameter count (docs/counting.md). `weight`: a kernel, matrix, scale or
 * bias, whatever its type; `table`: rows to look up, a weight unless it holds integers. Slots not named are `data`: a float tensor
 * there is a parameter when it is an initializer, a constant when it comes from a Constant node.
 */
export type Role = 'weight' | 'table' | 'buffer' | 'quantParam' | 'index' | 'data';
/** What one execution of a node costs. Fields left out are 0: that is a statement, not a gap. */
export interface OpCost {
    /** Multiply-accumulates of contractions; a bias is none. */
    readonly macs?: Dim;
    /** FLOPs besides 2 × MACs: one per element and elementary operation. */
    readonly flops?: Dim;
    /** Evaluations of exp, log, pow, sin, cos, tan*, erf, sqrt, rsqrt, sigmoid, tanh; contained in `flops`. */
    readonly transcendentals?: Dim;
    /** The two inputs that are multiplied (default 0 and 1), or the class itself such as `f16×i4`. */
    readonly macClass?: readonly [number, number] | string;
    /** Elements read of an input, where that is not all of it. */
    readonly reads?: Readonly<Record<number, Dim>>;
    /** Elements written of an output, where that is not all of it. */
    readonly writes?: Readonly<Record<number, Dim>>;
    /** Bytes read and written, where elements × width does not tell. */
    readonly readBytes?: Dim;
    readonly writeBytes?: Dim;
    /** How sure `macs` and `flops` are. */
    readonly status?: Status;
    /** What was assumed, for people. */
    readonly note?: string;
    /** Sizes behind the figures that the rule works out of attributes and values, by name: they explain the figures. */
    readonly details?: Readonly<Record<string, Dim>>;
    /** Set when the cost cannot be told, and why: no number is given then. */
    readonly unknown?: string;
    /** Of control flow: everything, bodies included, in place of the fields above. */
    readonly amounts?: Amounts;
    /** How the runs of bodies make up `amounts`. */
    readonly runs?: BodyRuns;
    /** Memory of its bodies while they run, of which the largest tells; without it, all bodies run beside all outputs. */
    readonly memory?: readonly BodyMemory[];
}
/** Memory of one run of a body, beside what lives around its node. */
export interface BodyMemory {
    /** Absent: it may be that none runs. */
    readonly body?: BodyResult;
    /** What the run before made for this one, by output of the body. */
    readonly carried: readonly (Fact | undefined)[];
    /** What is held all along: rows that are collected. */
    readonly collected: readonly (Fact | undefined)[];
    /** Not exact where another run, or none, may be what happens. */
    readonly status: Status;
}
/** Runs of bodies: one as often as said, several that differ one after the other, or one of several as the data decides. */
export type BodyRuns = {
    readonly kind: 'alike';
    readonly once: Amounts;
    readonly times: Amount;
} | {
    readonly kind: 'each';
    readonly executions: readonly Amounts[];
}
/** By a law: of the k-th difference of a figure there are `C(times, k + 1)`; weights are read once besides. */
 | {
    readonly kind: 'lawful';
    readonly differences: Readonly<Record<AmountName, readonly Dim[]>>;
    readonly times: Dim;
    readonly weights: Dim;
} | {
    readonly kind: 'either';
    readonly branches: readonly Amounts[];
};
/** One operator: its shapes, types, small values and costs in all its versions. */
export interface OpSpec {
    /** Facts of the outputs, in their order; an output left out or undefined is not known. Throws when the inputs cannot be right. */
    readonly infer: (ctx: OpContext) => readonly (Fact | undefined)[];
    /** Absent: the operator moves data and computes nothing. */
    readonly cost?: (ctx: OpContext, outputs: readonly (Fact | undefined)[]) => OpCost;
    /** How it is counted, as docs/operators.md says it; in the notation of docs/counting.md. */
    readonly counts?: string;
    readonly roles?: Readonly<Record<number, Role>>;
    /** The outputs are input 0 under another name or shape: no bytes, no memory of their own. */
    readonly isView?: boolean | ((ctx: OpContext) => boolean);
    /** Nothing runs: the output is stored in the node's `value` attribute (or comes from `infer`, where that is a scalar or a list). */
    readonly isConstant?: boolean;
    /** Of an initializer, the output is a view of it (DequantizeLinear). */
    readonly isWeightView?: boolean;
    /** Of an initializer, the output holds the same elements in another order or width, and counts as what the initializer is used for (Transpose). */
    readonly keepsWeight?: (ctx: OpContext) => boolean;
    /** Elements a packed slot stands for, by input index (MatMulNBits: K·N weights, a zero point for each block). */
    readonly logicalElements?: (ctx: OpContext) => Readonly<Record<number, Dim>>;
    /** Parameters held in attributes (ai.onnx.ml). */
    readonly attributeParams?: (ctx: OpContext) => number;
}
/** Whether a node's outputs are its first input under another name: of some operators only for some attributes, of others only for stored tensors. */
export declare function isViewOf(spec: OpSpec, ctx: OpContext): boolean;
/** Operators of one family, by type; those of other domains than ai.onnx as `domain::Type`. */
export type Family = Readonly<Record<string, OpSpec>>;
