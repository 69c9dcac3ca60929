import type { ExecutedNode, ExecutionProfile } from './profile-events.js';
/** A node of the main graph of the file. */
export interface FileNode {
    readonly name: string;
    readonly op: string;
    readonly inputs: readonly string[];
    readonly outputs: readonly string[];
}
/** A node of the graph that onnxruntime made of it. */
export interface OptimizedNode {
    readonly name: string;
    readonly outputs: readonly string[];
}
/** One kernel that ran, and the nodes of the file whose work it did: several when fused, none when onnxruntime added it. */
export interface MappedLayer {
    readonly executed: ExecutedNode;
    readonly nodes: readonly FileNode[];
}
/**
 * Maps executed kernels back to the nodes of the file. A kernel is anchored at the tensor of the file that it ends with: an output
 * that kept its name, the one its name was made from, or that of the node whose name or position it kept. A kernel of another
 * operator than the node there is a fusion that ends there, and did the work back to a node of its own operator, or to the anchors
 * of the kernels before it. What is then left was fused into the end of the kernel it follows.
 * @param nodes of the main graph in file order, Constants included
 * @param constants names of tensors known before running: initializers
 */
export declare function mapLayers(profile: ExecutionProfile, nodes: readonly FileNode[], constants: ReadonlySet<string>, optimized: readonly OptimizedNode[]): readonly MappedLayer[];
