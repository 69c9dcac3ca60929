import type { BindingRequest } from '../analyze/bindings.js';
import type { Budget } from './verdict.js';
/** Where the configuration is looked for when none is named, in this order. */
export declare const CONFIGURATION_PATHS: readonly ['model-budget.yml', '.github/model-budget.yml'];
/** The label that accepts what the budgets refuse, unless the configuration names another. */
export declare const DEFAULT_OVERRIDE_LABEL = "model-budget: accepted";
/** A project's configuration, checked; limits in the units of their metrics, every budget with its place in the file. */
export interface Configuration {
    readonly file: string;
    readonly models: readonly ModelEntry[];
    /** Of every model that says nothing of its own about the metric. */
    readonly budgets: readonly Budget[];
    readonly measure: MeasureSettings;
    /** Costs of custom operators by `domain::Operator`. */
    readonly operators: ReadonlyMap<string, OperatorCost>;
    readonly overrideLabel: string;
    readonly exclude: readonly string[];
}
/** One entry of `models`: a file, or a glob that gives one model per file. */
export interface ModelEntry {
    /** undefined: the path without extension. */
    readonly id: string | undefined;
    readonly path: string;
    readonly bindings: BindingRequest;
    readonly runner: readonly string[];
    /** Of the whole model and of its layers. */
    readonly budgets: readonly Budget[];
    readonly line: number;
}
/** Durations in milliseconds; what is absent is left to the measuring engine. */
export interface MeasureSettings {
    readonly provider?: string | undefined;
    readonly allowFallback?: boolean | undefined;
    readonly threads?: number | undefined;
    readonly samples?: number | undefined;
    readonly warmUp?: number | undefined;
    readonly timeBudget?: number | undefined;
    readonly batch?: 'auto' | number | undefined;
    readonly layers?: boolean | undefined;
    readonly runtimePath?: string | undefined;
    readonly inputs?: Readonly<Record<string, unknown>> | undefined;
    readonly command?: string | undefined;
}
/** Expressions of the sizes of an operator's inputs and outputs, or numbers. */
export interface OperatorCost {
    readonly macs?: string | number | undefined;
    readonly flops?: string | number | undefined;
    readonly transcendentals?: string | number | undefined;
    readonly readBytes?: string | number | undefined;
    readonly writeBytes?: string | number | undefined;
}
/**
 * The budgets that hold for a model: its own, and of the global ones those on metrics of which it says nothing for the whole model.
 * An entry of the model replaces the global one of the same metric as a whole, `max` and `increase` together; its layer budgets replace nothing.
 */
export declare function budgetsOf(configuration: Pick<Configuration, 'budgets'>, entry: Pick<ModelEntry, 'budgets'> | undefined): readonly Budget[];
/** The id of a model: what its entry says, if that means this file alone, else its path without extension. */
export declare function modelId(path: string, entry: Pick<ModelEntry, 'id'> | undefined, filesOfEntry?: number): string;
