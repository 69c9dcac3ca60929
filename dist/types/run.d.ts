import type { BaseModel, BaseSource } from './base-source.js';
import type { Measured } from './budget/judge-measured.js';
import type { Verdict } from './budget/verdict.js';
import type { Project, ProjectModel } from './project.js';
/** What a check needs of the world besides the files of head. */
export interface CheckPorts {
    readonly base: BaseSource;
    /** Measures a model whose budgets ask for it; undefined: measuring is off. */
    readonly measure?: ((model: ProjectModel, base: BaseModel | undefined) => Promise<Measured>) | undefined;
    /** Also models whose budgets do not ask for it. */
    readonly isEveryModelMeasured?: boolean;
    /** ISO date, UTC: what `until` is compared with. */
    readonly today: string;
    readonly conventions?: readonly string[];
    /** Keeps no layers and tensors of a model that base has byte for byte: those of hundreds would fill the memory. */
    readonly areUnchangedLean?: boolean;
    /** Called before each model. */
    readonly onModel?: ((done: number, total: number, path: string) => void) | undefined;
}
/**
 * The whole pipeline: profiles of head → base → comparison → verdict. One model that cannot be read never loses the others.
 * @throws AppError only for what concerns all models
 */
export declare function runCheck(project: Project, ports: CheckPorts): Promise<Verdict>;
