import type { OpSpec } from '../ops/spec.js';
/** Costs a project gives for operators of its own, as numbers or expressions of the sizes of inputs and outputs. */
export type OperatorFormulas = Readonly<Partial<Record<'macs' | 'flops' | 'transcendentals' | 'readBytes' | 'writeBytes', string | number | undefined>>>;
/**
 * Rules for custom operators, by `domain::Operator`. Types and shapes of their outputs are those the file declares. In an
 * expression stand numbers, `+ - * / // %`, `floor ceil min max`, `numel(inputs[0])` and `inputs[0].shape[1]`; `outputs` likewise.
 * @throws AppError `config/bad-formula`
 */
export declare function customSpecs(operators: ReadonlyMap<string, OperatorFormulas>): ReadonlyMap<string, OpSpec>;
