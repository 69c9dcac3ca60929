/** The library: what the command line and the action are made of. */
export type { BindingRequest, Given } from './analyze/bindings.js';
export type { FailedProfile, MemoryProfile, ModelProfile, NodeProfile, TensorProfile, TotalName } from './analyze/model-profile.js';
export type { BaseModel, BaseSource } from './base-source.js';
export { folderSource } from './baseline/folder-source.js';
export { noBase } from './baseline/no-base.js';
export type { Budget, Check, ModelVerdict, Outcome, Verdict } from './budget/verdict.js';
export { compare } from './compare/compare.js';
export type { Cause, Comparison, Delta } from './compare/comparison.js';
export { type ProfileFileOptions, profileFile } from './library.js';
export { profileSettings } from './profile-settings.js';
export { loadProject, type Project, type ProjectModel } from './project.js';
export { type Format, renderComparison, renderProfiles, renderVerdict } from './report/render.js';
export { type CheckPorts, runCheck } from './run.js';
export { AppError, type Diagnostic, type ErrorCode } from './util/errors.js';
export type { Figure, KnownFigure, Status, UnknownFigure } from './util/figure.js';
export { VERSION } from './util/version.js';
