import { type BindingRequest } from './analyze/bindings.js';
import { type Configuration } from './budget/configuration.js';
import type { Budget } from './budget/verdict.js';
import type { OpSpec } from './ops/spec.js';
/** A model under test and all that the project says of it. */
export interface ProjectModel {
    readonly id: string;
    /** Relative to the root, `/` between folders. */
    readonly path: string;
    readonly bindings: BindingRequest;
    readonly budgets: readonly Budget[];
    /** Labels of the runner that measures it; empty: any. */
    readonly runner: readonly string[];
    /** The configuration names this file, and it is not there: deleted, if base has it. */
    readonly isMissing: boolean;
}
export interface Project {
    readonly root: string;
    /** undefined: there is no configuration, so every model is looked at and no budget holds. */
    readonly configuration: Configuration | undefined;
    /** In the order of their paths. */
    readonly models: readonly ProjectModel[];
    /** Globs of the configuration that match no file: what they should have guarded is not there. */
    readonly emptyGlobs: readonly string[];
    /** Bindings from the command line or the action's inputs, for all models. */
    readonly given?: BindingRequest;
    /** Whether a path, of base too, is one of those the project looks at. */
    readonly covers: (path: string) => boolean;
}
export interface ProjectRequest {
    readonly root: string;
    /** A configuration file that is named; it must be there. */
    readonly configFile?: string | undefined;
    /** A configuration from elsewhere, such as base, in place of the files of the root. */
    readonly configuration?: Configuration | undefined;
    /** Globs that say which models to look at, in place of the configuration's entries. */
    readonly models?: readonly string[];
    /** Bindings from the command line or the action's inputs: they go before those of the configuration. */
    readonly bindings?: BindingRequest;
}
/**
 * The configuration and the models it speaks of.
 * @throws AppError `config/missing`, `config/unreadable`, ConfigurationError
 */
export declare function loadProject(request: ProjectRequest): Promise<Project>;
/** What the configuration says of single files: sizes, and costs of the project's own operators. */
export interface FileSettings {
    readonly bindings: BindingRequest;
    readonly customSpecs: ReadonlyMap<string, OpSpec>;
}
/**
 * Settings by path relative to the root, for commands that are given files.
 * @throws AppError `config/missing`, ConfigurationError
 */
export declare function loadFileSettings(root: string, configFile: string | undefined): Promise<(file: string) => FileSettings>;
/** `first` wins where both bind the same name. */
export declare function mergeBindings(first: BindingRequest, second: BindingRequest): BindingRequest;
