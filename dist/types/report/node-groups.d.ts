import { type ModelProfile, type NodeFigureName, type NodeProfile } from '../analyze/model-profile.js';
import { type Figure } from '../util/figure.js';
export type NodeFigures = Readonly<Record<NodeFigureName, Figure>>;
/** Nodes whose figures are told together: a layer, an operator, a module. */
export interface NodeGroup {
    /** The node's key, the operator, or the path of the module: unique within its grouping. */
    readonly key: string;
    /** The node's key, the operator, or the module's last name. */
    readonly label: string;
    /** Of modules: how deep, from 0. */
    readonly depth: number;
    readonly nodes: readonly NodeProfile[];
    readonly figures: NodeFigures;
}
/** What a row of a table is. */
export declare const GROUPINGS: readonly ['layer', 'op', 'module'];
export type Grouping = (typeof GROUPINGS)[number];
/** The nodes of a profile by what a row is to be: in file order, or by operator with the most MACs first. */
export declare function groupNodes(profile: Pick<ModelProfile, 'nodes'>, by: Grouping): readonly NodeGroup[];
/** Sums over nodes, figure by figure. */
export declare function figuresOf(nodes: readonly NodeProfile[]): NodeFigures;
/** Largest first; what is not known may be large and comes before what is. */
export declare function sortGroups<T extends {
    readonly figures: NodeFigures;
}>(groups: readonly T[], by: NodeFigureName): readonly T[];
/** A module of the exporter with all nodes under it. */
export interface Module {
    readonly label: string;
    readonly depth: number;
    readonly nodes: NodeProfile[];
    /** Those of them that are in no module further in. */
    readonly own: NodeProfile[];
    readonly children: Map<string, Module>;
}
/** The modules of a model by the scopes of its nodes; the root is the model itself. */
export declare function moduleTree(nodes: readonly NodeProfile[]): Module;
