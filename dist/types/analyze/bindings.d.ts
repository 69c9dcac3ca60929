import { type Fact } from '../facts/fact.js';
import type { Graph } from '../graph/graph.js';
import { type Diagnostic } from '../util/errors.js';
import { type Elements } from './input-value.js';
import type { BindingSource } from './model-profile.js';
/** A number or values somebody gave, and where; of several, the first in the order `--shape`, `--dim`, configuration holds. */
export interface Given<T> {
    readonly value: T;
    readonly from: Exclude<BindingSource, 'default'>;
}
/** What the user says of sizes and of small inputs. Shapes may leave axes open (null). */
export interface BindingRequest {
    readonly shapes: ReadonlyMap<string, Given<readonly (number | null)[]>>;
    readonly dims: ReadonlyMap<string, Given<number>>;
    readonly values: ReadonlyMap<string, Given<Elements>>;
}
export declare const NO_BINDINGS: BindingRequest;
export interface Bound {
    readonly value: number;
    readonly from: BindingSource;
}
/** Sizes before inference: what is bound, what is bound only by default, and whether fixed sizes were overridden. */
export interface Bindings {
    /** Sizes given by the user, by symbol; symbols that the model may not have included. */
    readonly given: ReadonlyMap<string, Bound>;
    /** Free batch dimensions taken as 1. */
    readonly defaults: ReadonlyMap<string, Bound>;
    /** Values given to inputs of one element, by input. */
    readonly values: ReadonlyMap<string, Bound>;
    /** Facts of the graph's inputs with the given bindings in place, the defaults still free. */
    readonly inputs: ReadonlyMap<string, Fact | undefined>;
    /** Fixed sizes were overridden: declared shapes inside the model no longer hold. */
    readonly isResized: boolean;
}
/**
 * Resolves the sizes of a model's inputs; what the configuration says of inputs that it lacks is left out.
 * @param areNamesShared whether the request serves several models: all that is said of inputs that this one lacks is left out then
 * @throws AppError `usage/unknown-input`, `usage/shape-rank`, `usage/shape-of-no-tensor`, `usage/impossible-size`, `usage/binding-conflict`, `usage/bad-value`
 */
export declare function resolveBindings(graph: Graph, asked: BindingRequest, areNamesShared?: boolean): Bindings;
/** The numbers of bindings, as inference takes them. */
export declare function numbersOf(bound: ReadonlyMap<string, Bound>): ReadonlyMap<string, number>;
/** What the configuration says of inputs that the model lacks. */
export declare function unknownInputs(graph: Graph, request: BindingRequest): readonly Diagnostic[];
