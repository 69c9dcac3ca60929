/**
 * Operators that are known and have no rule, with the reason. Their nodes count as unknown, and what their outputs are
 * declared to be is taken as it is.
 */
export const WITHOUT_RULE: ReadonlyMap<string, string> = new Map([
  ['com.microsoft::PythonOp', 'runs Python of the program that trained the model'],
  ['com.microsoft::AllReduce', 'moves data between machines'],
  ['com.microsoft::AllGather', 'moves data between machines'],
  ['com.microsoft::AllToAll', 'moves data between machines'],
  ['org.pytorch.aten::ATen', 'calls an operator of PyTorch by name'],
])
