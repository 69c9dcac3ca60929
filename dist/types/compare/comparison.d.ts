import type { ModelProfile, NodeProfile, SCHEMA, TotalName } from '../analyze/model-profile.js';
import type { Figure } from '../util/figure.js';
/** One figure in base and head; `change` and `ratio` are absent where either side is unknown, `ratio` also where base is 0. */
export interface Delta {
    readonly metric: TotalName;
    readonly base: Figure;
    readonly head: Figure;
    /** head − base. */
    readonly change?: number;
    /** head ÷ base. */
    readonly ratio?: number;
}
/** A paired node with at least one figure, attribute, weight or output that differs. */
export interface ChangedNode {
    readonly base: NodeProfile;
    readonly head: NodeProfile;
    /** What differs, worded: `strides 2,2 → 1,1`. Empty when the node only inherits new sizes. */
    readonly own: readonly string[];
}
/** Why the figures changed: a node whose own attributes or weights changed, was added or removed. */
export interface Cause {
    readonly key: string;
    readonly name: string;
    /** For a sentence: `strides of /stem/conv/Conv changed from 2,2 to 1,1`. */
    readonly what: string;
    /** For a sentence: `+1.2 G MACs here and in 14 nodes that inherit its sizes`. */
    readonly effect: string;
}
export interface Comparison {
    readonly schema: typeof SCHEMA;
    /** undefined: the model is new. */
    readonly base: ModelProfile | undefined;
    readonly head: ModelProfile;
    /** In the order of `TOTALS`; empty for a new model. */
    readonly deltas: readonly Delta[];
    readonly nodes: {
        readonly added: readonly NodeProfile[];
        readonly removed: readonly NodeProfile[];
        readonly changed: readonly ChangedNode[];
    };
    readonly causes: readonly Cause[];
}
