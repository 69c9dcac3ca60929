/** Why each convention's figure of ResNet-50 is what it is. */
export const WHY: ReadonlyMap<string, string> = new Map([
  ['thop', 'four operations an element for every BatchNorm with weights, and the pooling at the end; biases are left out, ReLU and max pooling count nothing'],
  ['thop-0.0.31', 'two operations an element for BatchNorm; this is the version behind many papers, and behind YOLOv5'],
  ['fvcore', 'BatchNorm as two operations an element, adaptive pooling as one; its "flop" is a MAC'],
  ['fvcore-2021', 'only the products: exactly the MACs, under the name of FLOPs'],
  ['ptflops', 'biases, BatchNorm, and ReLU and pooling twice: the hook on the module counts them, and so does the patched function it calls'],
  ['ptflops-0.6', 'the same before functions were patched: ReLU and pooling once'],
  ['ptflops-aten', 'the products and the 1,000 additions of the classifier’s bias, nothing else'],
  ['torchinfo', 'parameters times positions: a BatchNorm counts its 2·C parameters once an image, not once a pixel; the bias is in'],
  ['torchsummary', 'counts no operations: parameters and sizes alone'],
  ['torchstat', 'a module that is called several times, as each block’s only ReLU, counts with its last call; the adaptive pooling is "not supported"'],
  ['torch', 'twice the MACs: a multiplication and an addition are two FLOPs'],
  ['calflops', 'the MACs of its two figures'],
  ['yolov5', 'twice what thop 0.0.31 counts, in units of 10⁹'],
])

export const UNTOLD: readonly (readonly [what: string, how: string])[] = [
  [
    'A normalisation merged into a convolution',
    'Exported for inference, BatchNorm is folded into the weights before it: its own operations and parameters are gone, and a bias appears that torch did not have. MACs stay exact; figures that need the rest are unknown. Export with `training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False` to keep it.',
  ],
  [
    'Module or function',
    '`nn.ReLU` and `F.relu` become the same node. The scope in the node’s name, or in the metadata of the newer exporter, tells them apart; without it tools that hook modules cannot be followed.',
  ],
  [
    'The spelling of a product',
    '`torch.matmul`, `@` and `bmm` become MatMul; ptflops and calflops count some of them and not the others. An `einsum` stays one, and the products that torch takes it apart into are not in the file.',
  ],
  [
    'What stands in functions, branches and loops',
    'The layers of the main graph are told, not those inside functions, If, Loop and Scan; where these compute something, or an operator that torch does not write (fused, quantised, of another domain) does, no figure is claimed.',
  ],
  [
    'Attention as one call',
    '`scaled_dot_product_attention` is exported in parts: MACs are exact, but what torch’s counters see depends on the kernel that runs. `nn.MultiheadAttention` hides its projections from hooks.',
  ],
  ['Frozen parameters', 'ONNX has no trainable flag: ptflops, which counts parameters with `requires_grad` only, has unknown parameters here.'],
  [
    'Dropout and Identity',
    'They are dropped on export. No figure changes but the sizes that torchsummary and torchstat add up over outputs; gaps in numbered modules give them away, and those sizes are unknown then.',
  ],
  ['Containers', 'torchsummary also adds the outputs of modules that hold others. Scopes tell which there are, but not whether one is an `nn.Sequential`, which has no row.'],
  ['Parameter or buffer', 'A stored tensor that is only looked up may be either: parameters are unknown then, with what is certain as the least.'],
  ['Batches', 'ptflops divides by the batch what hooks count and not what patched functions count: it is comparable at a batch of 1 only. torchstat always runs a batch of 1.'],
]

export const UNREPRODUCED: readonly (readonly [tool: string, figure: string, why: string])[] = [
  ['torchsummary', 'trainable and non-trainable parameters of VGG16, ResNet-18 and an AlexNet', 'ONNX has no trainable flag; the total is reproduced'],
  ['torchsummary', 'the class of a container in its row, such as `BasicBlock`', 'the exporter writes paths, not classes; the row’s place, shape and parameters are reproduced'],
  ['fvcore', 'that the 16 additions of ResNet-50 were made in place (`aten::add_`)', 'ONNX has no operations in place; what was left out, and how often, is reproduced'],
  ['ptflops', '40 printed lines of ResNet-50', 'the text of the lines holds the constructor of each module; parameters and MACs of every module are in the view'],
  [
    'YOLOv5',
    '7,033,114 parameters of YOLOv5s as its total',
    'its 18 anchors are stored like a parameter that is looked up: reproduced as the least it can be, and as the sum of its layers',
  ],
  ['YOLOv5', '270 layers of YOLOv5s', 'four modules that only concatenate leave no trace: at least 266'],
]
