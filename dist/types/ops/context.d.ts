import type { Amounts } from '../facts/amount.js';
import type { Dim, Shape } from '../facts/dim.js';
import type { DType } from '../facts/dtype.js';
import type { Fact, TensorFact, Value } from '../facts/fact.js';
import type { Attribute, Graph, SparseTensor, Tensor } from '../graph/graph.js';
/** Attributes of a node with their defaults; an attribute of another kind than asked for counts as absent. */
export declare class Attributes {
    #private;
    constructor(attributes: ReadonlyMap<string, Attribute>);
    has(name: string): boolean;
    int(name: string): number | undefined;
    int(name: string, fallback: number): number;
    ints(name: string): readonly number[] | undefined;
    float(name: string): number | undefined;
    float(name: string, fallback: number): number;
    floats(name: string): readonly number[] | undefined;
    string(name: string): string | undefined;
    string(name: string, fallback: string): string;
    strings(name: string): readonly string[] | undefined;
    tensor(name: string): Tensor | undefined;
    sparseTensor(name: string): SparseTensor | undefined;
    graph(name: string): Graph | undefined;
    /** The attribute as it stands. */
    raw(name: string): Attribute | undefined;
}
/** A subgraph in an attribute, ready to be run on facts as often as a rule needs; outer names are seen from inside. */
export interface Body {
    /** Names of the inputs the subgraph declares. */
    readonly inputNames: readonly string[];
    readonly outputNames: readonly string[];
    /** Visits of nodes that one run takes, by and large. */
    readonly work: number;
    /** Equal inputs give the same result without a second walk. */
    run(inputs: readonly (Fact | undefined)[]): BodyResult;
}
export interface BodyResult {
    readonly outputs: readonly (Fact | undefined)[];
    /** One execution of the body. */
    readonly amounts: Amounts;
    /** Names of the sizes in it that only a run can tell: in another execution they may be others. */
    readonly openSizes: ReadonlySet<string>;
}
/** What the engine hands to a rule besides the node's own data. */
export interface Surroundings {
    /** A size only a run can tell, named `TENSOR.AXIS` after output `output`, at most `upper`; a bound number where one is given. */
    freshDim(output: number, axis: number, upper?: Dim): Dim;
    /** What only a run can decide, named `TENSOR.trips` after the first output; a bound number where one is given. */
    decision(what: Decision): number | undefined;
    body(attribute: string): Body | undefined;
}
/** How often a loop runs, and which branch is taken: 1 for the one of a true condition, 0 for the other. */
export type Decision = 'trips' | 'branch';
/** All that a rule may look at: the node's attributes and the facts of its inputs. Nothing in it changes. */
export declare class OpContext {
    readonly op: string;
    readonly domain: string;
    /** The version of the node's own domain. */
    readonly opset: number;
    readonly attrs: Attributes;
    /** An absent optional input keeps its place. */
    readonly inputs: readonly (Fact | undefined)[];
    /** Which inputs the node names, whatever is known of them. */
    readonly inputNames: readonly string[];
    /** Names of the outputs; an output nobody wants is empty. */
    readonly outputNames: readonly string[];
    readonly surroundings: Surroundings;
    constructor(node: Pick<OpContext, 'op' | 'domain' | 'opset' | 'attrs' | 'inputs' | 'inputNames' | 'outputNames' | 'surroundings'>);
    /** Whether input `i` is given. */
    has(i: number): boolean;
    /** Whether somebody asked for output `i`. */
    wants(i: number): boolean;
    tensor(i: number): TensorFact | undefined;
    shape(i: number): Shape | undefined;
    rank(i: number): number | undefined;
    dtype(i: number): DType | undefined;
    value(i: number): Value | undefined;
    /** The values of all given inputs, or undefined when one is not known; stored tensors are read only when all others are known. */
    values(): readonly Value[] | undefined;
    /**
     * Integers that older versions have as attribute and newer ones as input: undefined when neither is given, null when the
     * input is there but its value is not known. Single elements may still be null or symbolic.
     */
    list(attribute: string, input: number): readonly Dim[] | undefined | null;
    /** Like `list`, but only plain integers will do: null when one of them is not. */
    integers(attribute: string, input: number): readonly number[] | undefined | null;
    freshDim(output: number, axis: number, upper?: Dim): Dim;
    decision(what: Decision): number | undefined;
    body(attribute: string): Body | undefined;
    /** Says that the inputs cannot be right; spoils this node only. */
    fail(problem: string): never;
}
/** A node whose inputs contradict its operator. What a file writes may be quoted: at most so much of it. */
export declare class ShapeError extends Error {
    constructor(problem: string);
}
