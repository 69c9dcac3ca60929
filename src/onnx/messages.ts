/** The messages of a model file as `readModel` gives them: absent fields are undefined, int64 are numbers, payloads stay in the file. */

export interface ModelProto {
  readonly irVersion: number | undefined
  readonly producerName: string | undefined
  readonly producerVersion: string | undefined
  readonly graph: GraphProto
  readonly opsetImport: readonly OperatorSetIdProto[]
  readonly metadataProps: readonly EntryProto[]
  readonly functions: readonly FunctionProto[]
}

export interface OperatorSetIdProto {
  readonly domain: string | undefined
  readonly version: number | undefined
}

export interface EntryProto {
  readonly key: string | undefined
  /** undefined: absent, or longer than `MAX_TEXT_BYTES`. */
  readonly value: string | undefined
}

export interface GraphProto {
  readonly node: readonly NodeProto[]
  readonly name: string | undefined
  readonly initializer: readonly TensorProto[]
  readonly sparseInitializer: readonly SparseTensorProto[]
  readonly input: readonly ValueInfoProto[]
  readonly output: readonly ValueInfoProto[]
  readonly valueInfo: readonly ValueInfoProto[]
  readonly metadataProps: readonly EntryProto[]
}

export interface NodeProto {
  readonly input: readonly string[]
  readonly output: readonly string[]
  readonly name: string | undefined
  readonly opType: string | undefined
  readonly domain: string | undefined
  readonly overload: string | undefined
  readonly attribute: readonly AttributeProto[]
  readonly metadataProps: readonly EntryProto[]
}

export interface AttributeProto {
  readonly name: string | undefined
  readonly type: number | undefined
  readonly refAttrName: string | undefined
  readonly f: number | undefined
  readonly i: number | undefined
  readonly s: string | undefined
  readonly t: TensorProto | undefined
  readonly g: GraphProto | undefined
  readonly tp: TypeProto | undefined
  readonly sparseTensor: SparseTensorProto | undefined
  readonly floats: readonly number[]
  readonly ints: readonly number[]
  readonly strings: readonly (string | undefined)[]
  readonly graphs: readonly GraphProto[]
}

export interface FunctionProto {
  readonly name: string | undefined
  readonly domain: string | undefined
  readonly overload: string | undefined
  readonly input: readonly string[]
  readonly output: readonly string[]
  readonly attribute: readonly string[]
  readonly attributeProto: readonly AttributeProto[]
  readonly node: readonly NodeProto[]
  readonly opsetImport: readonly OperatorSetIdProto[]
  readonly valueInfo: readonly ValueInfoProto[]
}

/** A range of bytes in the file. */
export interface Span {
  readonly offset: number
  readonly length: number
}

export interface TensorProto {
  /** Where the whole message lies. */
  readonly span: Span
  readonly dims: readonly number[]
  readonly dataType: number | undefined
  readonly segment: object | undefined
  readonly name: string | undefined
  readonly rawData: Span | undefined
  readonly stringData: readonly Span[]
  readonly externalData: readonly EntryProto[]
  readonly dataLocation: number | undefined
}

export interface SparseTensorProto {
  readonly values: TensorProto | undefined
  readonly indices: TensorProto | undefined
  readonly dims: readonly number[]
}

export interface ValueInfoProto {
  readonly name: string | undefined
  readonly type: TypeProto | undefined
  readonly metadataProps: readonly EntryProto[]
}

export interface TypeProto {
  readonly tensorType: TensorTypeProto | undefined
  readonly sparseTensorType: TensorTypeProto | undefined
  readonly sequenceType: { readonly elemType: TypeProto | undefined } | undefined
  readonly optionalType: { readonly elemType: TypeProto | undefined } | undefined
  readonly mapType: { readonly keyType: number | undefined; readonly valueType: TypeProto | undefined } | undefined
}

export interface TensorTypeProto {
  readonly elemType: number | undefined
  readonly shape: { readonly dim: readonly DimensionProto[] } | undefined
}

export interface DimensionProto {
  readonly dimValue: number | undefined
  readonly dimParam: string | undefined
}
