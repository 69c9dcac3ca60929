import type { GraphText } from '../support/graph-text.ts'

/** What exporters write for one line of a framework's code: a graph, what it must come to, and sizes to bind. */
export type Idiom = readonly [title: string, graph: GraphText, expected: Readonly<Record<string, string>>, dims: Readonly<Record<string, number>>]

const ZERO = 'int64[1]=0'
const ONE = 'int64[1]=1'

export const idioms: readonly Idiom[] = [
  [
    'x.view(n, s, 12, 64).transpose(1, 2)',
    {
      inputs: { x: 'float32[N,S,768]' },
      constants: { i0: 'int64[]=0', i1: 'int64[]=1', a0: ZERO, heads: 'int64[2]=12,64' },
      nodes: `
        shape = Shape(x)
        n = Gather{axis=0}(shape, i0)
        s = Gather{axis=0}(shape, i1)
        n1 = Unsqueeze(n, a0)
        s1 = Unsqueeze(s, a0)
        target = Concat{axis=0}(n1, s1, heads)
        split = Reshape(x, target)
        y = Transpose{perm=[0,2,1,3]}(split)
        back = Transpose{perm=[0,2,1,3]}(y)
        width = Constant{value_ints=[-1]}()
        flat = Concat{axis=0}(n1, s1, width)
        z = Reshape(back, flat)`,
      outputs: ['y', 'z'],
    },
    { 'target=': 'int64[4]=N,S,12,64', y: 'float32[N,12,S,64]', z: 'float32[N,S,768]' },
    { N: 2, S: 7 },
  ],
  [
    'torch.flatten(x, 1)',
    {
      inputs: { x: 'float32[N,256,h,w]' },
      constants: { i0: 'int64[]=0', a0: ZERO, rest: 'int64[1]=-1' },
      nodes: `
        shape = Shape(x)
        n = Gather(shape, i0)
        n1 = Unsqueeze(n, a0)
        target = Concat{axis=0}(n1, rest)
        y = Reshape(x, target)`,
      outputs: ['y'],
    },
    { y: 'float32[N,256*h*w]' },
    { N: 3, h: 6, w: 5 },
  ],
  [
    'F.pad(x, (1, 2, 3, 4))',
    {
      inputs: { x: 'float32[N,3,h,w]' },
      constants: { pads: 'int64[4]=1,2,3,4', four: 'int64[1]=4', pairs: 'int64[2]=-1,2', a0: ZERO, back: 'int64[1]=-1', least: 'int64[1]=-inf' },
      nodes: `
        zeros = ConstantOfShape{value=#int64[1]=0}(four)
        all = Concat{axis=0}(pads, zeros)
        paired = Reshape(all, pairs)
        reversed = Slice(paired, back, least, a0, back)
        columns = Transpose{perm=[1,0]}(reversed)
        flat = Reshape(columns, back)
        whole = Cast{to=7}(flat)
        y = Pad{mode="constant"}(x, whole)`,
      outputs: ['y'],
    },
    { 'whole=': 'int64[8]=0,0,3,1,0,0,4,2', y: 'float32[N,3,h + 7,w + 3]' },
    { N: 1, h: 10, w: 20 },
  ],
  // 7 - h mod 7 is 6·(h mod 7) modulo 7.
  [
    'padding up to a multiple of the window',
    {
      inputs: { x: 'float32[N,h,w,96]' },
      constants: { i1: 'int64[]=1', seven: 'int64[]=7', a0: ZERO, none: 'int64[1]=0', tail: 'int64[5]=0,0,0,0,0' },
      nodes: `
        shape = Shape(x)
        h = Gather(shape, i1)
        over = Mod(h, seven)
        less = Sub(seven, over)
        pad = Mod(less, seven)
        pad1 = Unsqueeze(pad, a0)
        pads = Concat{axis=0}(tail, pad1, none, none)
        y = Pad(x, pads)`,
      outputs: ['y'],
    },
    { y: 'float32[N,h + mod(6*mod(h,7),7),w,96]' },
    { N: 1, h: 50, w: 56 },
  ],
  [
    'x.expand(n, -1, s, -1)',
    {
      inputs: { x: 'float32[1,8,1,64]', ids: 'int64[N,S]' },
      constants: { i0: ZERO, i1: ONE, minus: 'int64[1]=-1', four: 'int64[1]=4', scalar: 'int64[]=-1' },
      nodes: `
        shape = Shape(ids)
        n = Gather(shape, i0)
        s = Gather(shape, i1)
        target = Concat{axis=0}(n, minus, s, minus)
        ones = ConstantOfShape{value=#int64[1]=1}(four)
        negative = Mul(ones, scalar)
        isKept = Equal(target, negative)
        sizes = Where(isKept, ones, target)
        y = Expand(x, sizes)`,
      outputs: ['y'],
    },
    { 'sizes=': 'int64[4]=N,1,S,1', y: 'float32[N,8,S,64]' },
    { N: 2, S: 5 },
  ],
  [
    'repeating keys for grouped queries',
    {
      inputs: { k: 'float32[N,4,P + S,64]' },
      constants: { i0: ZERO, i2: 'int64[1]=2', a2: 'int64[1]=2', groups: 'int64[1]=4', seven: 'int64[1]=7', width: 'int64[1]=64', heads: 'int64[1]=28' },
      nodes: `
        wide = Unsqueeze(k, a2)
        shape = Shape(k)
        n = Gather(shape, i0)
        s = Gather(shape, i2)
        target = Concat{axis=0}(n, groups, seven, s, width)
        spread = Expand(wide, target)
        flat = Concat{axis=0}(n, heads, s, width)
        y = Reshape(spread, flat)`,
      outputs: ['y'],
    },
    { spread: 'float32[N,4,7,P + S,64]', y: 'float32[N,28,P + S,64]' },
    { N: 1, P: 3, S: 4 },
  ],
  [
    'torch.arange(n) of old exporters',
    {
      opset: 11,
      inputs: { x: 'float32[N,S]' },
      constants: { i1: ONE },
      nodes: `
        shape = Shape(x)
        s = Gather(shape, i1)
        ones = ConstantOfShape{value=#int64[1]=1}(s)
        places = NonZero(ones)
        column = Transpose(places)
        y = Squeeze{axes=[1]}(column)`,
      outputs: ['y'],
    },
    { places: 'int64[1,S]', y: 'int64[S]' },
    { N: 1, S: 4 },
  ],
  [
    'a causal mask out of two ranges',
    {
      inputs: { ids: 'int64[N,S]', past: 'float32[N,8,P,64]' },
      constants: { i1: 'int64[]=1', i2: 'int64[]=2', zero: 'int64[]=0', a0: ZERO, a1: ONE, a01: 'int64[2]=0,1', one: ONE, low: 'float32[]=-3.5', none: 'float32[]=0' },
      nodes: `
        shape = Shape(ids)
        s = Gather(shape, i1)
        pastShape = Shape(past)
        p = Gather(pastShape, i2)
        total = Add(p, s)
        rows = Range(p, total, i1)
        columns = Range(zero, total, i1)
        left = Unsqueeze(rows, a1)
        right = Unsqueeze(columns, a0)
        isLater = Greater(right, left)
        mask = Where(isLater, low, none)
        four = Unsqueeze(mask, a01)
        n = Gather(shape, a0)
        s1 = Unsqueeze(s, a0)
        t1 = Unsqueeze(total, a0)
        target = Concat{axis=0}(n, one, s1, t1)
        y = Expand(four, target)`,
      outputs: ['y'],
    },
    { rows: 'int64[S]', columns: 'int64[P + S]', mask: 'float32[S,P + S]', y: 'float32[N,1,S,P + S]' },
    { N: 2, S: 3, P: 5 },
  ],
  [
    'torch.triu of a filled mask, written into place by ScatterND',
    {
      inputs: { ids: 'int64[N,S]' },
      constants: { i1: 'int64[]=1', zero: 'int64[]=0', a0: ZERO, am: 'int64[1]=-1', pair: 'int64[1]=2' },
      nodes: `
        shape = Shape(ids)
        s = Gather(shape, i1)
        s1 = Unsqueeze(s, a0)
        square = Concat{axis=0}(s1, s1)
        full = ConstantOfShape{value=#float32[1]=-1}(square)
        upper = Trilu{upper=1}(full, i1)
        rows = Range(zero, s, i1)
        column = Unsqueeze(rows, am)
        index = Expand(column, square)
        i3 = Unsqueeze(index, am)
        across = Transpose{perm=[1,0]}(index)
        j3 = Unsqueeze(across, am)
        indices = Concat{axis=2}(i3, j3)
        y = ScatterND(upper, indices, upper)`,
      outputs: ['y'],
    },
    { upper: 'float32[S,S]', indices: 'int64[S,S,2]', y: 'float32[S,S]' },
    { N: 1, S: 3 },
  ],
  [
    'a buffer cut to the length of the sequence',
    {
      inputs: { ids: 'int64[N,S]', past: 'float32[N,8,P,64]' },
      constants: { bias: 'float32[1,1,1024,1024]', i1: ONE, i2: 'int64[1]=2', zero: ZERO, a2: 'int64[1]=2', a3: 'int64[1]=3', one: ONE },
      nodes: `
        shape = Shape(ids)
        s = Gather(shape, i1)
        pastShape = Shape(past)
        p = Gather(pastShape, i2)
        total = Add(p, s)
        rows = Slice(bias, p, total, a2, one)
        y = Slice(rows, zero, total, a3, one)`,
      outputs: ['y'],
    },
    { y: 'float32[1,1,max(0,min(-P + 1024,S)),min(1024,P + S)]' },
    { N: 1, S: 3, P: 5 },
  ],
  [
    'window partition of a shifted window transformer',
    {
      inputs: { x: 'float32[N,56,56,96]' },
      constants: { i0: ZERO, three: 'int64[1]=3', zero: ZERO, end: 'int64[1]=inf', a1: ONE, grid: 'int64[5]=8,7,8,7,96', flat: 'int64[3]=-1,49,96' },
      nodes: `
        tail = Slice(x, three, end, a1)
        head = Slice(x, zero, three, a1)
        rolled = Concat{axis=1}(tail, head)
        shape = Shape(x)
        n = Gather(shape, i0)
        target = Concat{axis=0}(n, grid)
        cut = Reshape(rolled, target)
        swapped = Transpose{perm=[0,1,3,2,4,5]}(cut)
        y = Reshape(swapped, flat)`,
      outputs: ['y'],
    },
    { rolled: 'float32[N,56,56,96]', y: 'float32[64*N,49,96]' },
    { N: 2 },
  ],
  [
    'window partition of any image',
    {
      inputs: { x: 'float32[N,h,w,96]' },
      constants: { i0: ZERO, i1: ONE, i2: 'int64[1]=2', seven: 'int64[1]=7', c: 'int64[1]=96', flat: 'int64[3]=-1,49,96' },
      nodes: `
        shape = Shape(x)
        n = Gather(shape, i0)
        h = Gather(shape, i1)
        w = Gather(shape, i2)
        rows = Div(h, seven)
        columns = Div(w, seven)
        target = Concat{axis=0}(n, rows, seven, columns, seven, c)
        cut = Reshape(x, target)
        swapped = Transpose{perm=[0,1,3,2,4,5]}(cut)
        y = Reshape(swapped, flat)`,
      outputs: ['y'],
    },
    { cut: 'float32[N,floor(h/7),7,floor(w/7),7,96]', y: 'float32[N*floor(h/7)*floor(w/7),49,96]' },
    { N: 2, h: 14, w: 21 },
  ],
  [
    'F.pixel_shuffle(x, 2)',
    {
      inputs: { x: 'float32[N,64,h,w]' },
      constants: { i0: ZERO, i2: 'int64[1]=2', i3: 'int64[1]=3', two: 'int64[1]=2', c: 'int64[1]=16' },
      nodes: `
        shape = Shape(x)
        n = Gather(shape, i0)
        h = Gather(shape, i2)
        w = Gather(shape, i3)
        split = Concat{axis=0}(n, c, two, two, h, w)
        parts = Reshape(x, split)
        mixed = Transpose{perm=[0,1,4,2,5,3]}(parts)
        high = Mul(h, two)
        wide = Mul(w, two)
        target = Concat{axis=0}(n, c, high, wide)
        y = Reshape(mixed, target)`,
      outputs: ['y'],
    },
    { y: 'float32[N,16,2*h,2*w]' },
    { N: 1, h: 5, w: 6 },
  ],
  [
    'F.interpolate(x, scale_factor=2)',
    {
      inputs: { x: 'float32[N,64,h,w]' },
      constants: { i2: 'int64[]=2', i3: 'int64[]=3', factor: 'float32[]=2', a0: ZERO, zero: ZERO, two: 'int64[1]=2' },
      nodes: `
        shape = Shape(x)
        h = Gather(shape, i2)
        hf = Cast{to=1}(h)
        hm = Mul(hf, factor)
        hc = Cast{to=1}(hm)
        hr = Floor(hc)
        w = Gather(shape, i3)
        wf = Cast{to=1}(w)
        wm = Mul(wf, factor)
        wr = Floor(wm)
        h1 = Unsqueeze(hr, a0)
        w1 = Unsqueeze(wr, a0)
        both = Concat{axis=0}(h1, w1)
        whole = Cast{to=7}(both)
        head = Slice(shape, zero, two, zero)
        sizes = Concat{axis=0}(head, whole)
        y = Resize{mode="nearest"}(x, , , sizes)`,
      outputs: ['y'],
    },
    { y: 'float32[N,64,2*h,2*w]' },
    { N: 1, h: 5, w: 6 },
  ],
  [
    'interpolation to the size of another feature map',
    {
      inputs: { x: 'float32[N,64,h,w]', like: 'float32[N,32,H,W]' },
      constants: { two: 'int64[1]=2', four: 'int64[1]=4', zero: ZERO },
      nodes: `
        likeShape = Shape(like)
        size = Slice(likeShape, two, four, zero)
        shape = Shape(x)
        head = Slice(shape, zero, two, zero)
        sizes = Concat{axis=0}(head, size)
        up = Resize{mode="linear"}(x, , , sizes)
        y = Concat{axis=1}(up, like)`,
      outputs: ['y'],
    },
    { y: 'float32[N,96,H,W]' },
    { N: 1, h: 5, w: 6, H: 9, W: 11 },
  ],
  [
    'rotating halves',
    {
      inputs: { q: 'float32[N,8,S,64]' },
      constants: { i3: 'int64[]=3', two: 'int64[]=2', a0: ZERO, zero: ZERO, a3: 'int64[1]=3', end: 'int64[1]=inf' },
      nodes: `
        shape = Shape(q)
        d = Gather(shape, i3)
        half = Div(d, two)
        half1 = Unsqueeze(half, a0)
        low = Slice(q, zero, half1, a3)
        high = Slice(q, half1, end, a3)
        negative = Neg(high)
        y = Concat{axis=-1}(negative, low)`,
      outputs: ['y'],
    },
    { low: 'float32[N,8,S,32]', high: 'float32[N,8,S,32]', y: 'float32[N,8,S,64]' },
    { N: 1, S: 3 },
  ],
  [
    'a key cache that grows',
    {
      inputs: { past: 'float32[N,8,P,64]', k: 'float32[N,8,S,64]', q: 'float32[N,8,S,64]' },
      nodes: `
        present = Concat{axis=2}(past, k)
        turned = Transpose{perm=[0,1,3,2]}(present)
        scores = MatMul(q, turned)
        weights = Softmax{axis=-1}(scores)
        y = MatMul(weights, present)`,
      outputs: ['y', 'present'],
    },
    { present: 'float32[N,8,P + S,64]', scores: 'float32[N,8,S,P + S]', y: 'float32[N,8,S,64]' },
    { N: 1, S: 3, P: 4 },
  ],
  [
    'group normalisation by instances',
    {
      inputs: { x: 'float32[N,64,h,w]' },
      constants: { groups: 'int64[3]=0,32,-1', scale: 'float32[32]', bias: 'float32[32]' },
      nodes: `
        shape = Shape(x)
        grouped = Reshape(x, groups)
        normal = InstanceNormalization(grouped, scale, bias)
        y = Reshape(normal, shape)`,
      outputs: ['y'],
    },
    { grouped: 'float32[N,32,2*h*w]', y: 'float32[N,64,h,w]' },
    { N: 1, h: 4, w: 5 },
  ],
  [
    'a grid of places',
    {
      inputs: { x: 'float32[N,255,h,w]' },
      constants: {
        i2: 'int64[]=2',
        i3: 'int64[]=3',
        zero: 'int64[]=0',
        one: 'int64[]=1',
        a0: ZERO,
        a1: ONE,
        am: 'int64[1]=-1',
        head: 'int64[2]=1,1',
        two: 'int64[1]=2',
        anchors: 'int64[5]=0,3,85,0,0',
      },
      nodes: `
        shape = Shape(x)
        h = Gather(shape, i2)
        w = Gather(shape, i3)
        ys = Range(zero, h, one)
        xs = Range(zero, w, one)
        h1 = Unsqueeze(h, a0)
        w1 = Unsqueeze(w, a0)
        size = Concat{axis=0}(h1, w1)
        column = Unsqueeze(ys, a1)
        row = Unsqueeze(xs, a0)
        gy = Expand(column, size)
        gx = Expand(row, size)
        gy1 = Unsqueeze(gy, am)
        gx1 = Unsqueeze(gx, am)
        pair = Concat{axis=-1}(gx1, gy1)
        place = Concat{axis=0}(head, size, two)
        grid = Reshape(pair, place)`,
      outputs: ['grid'],
    },
    { grid: 'int64[1,1,h,w,2]' },
    { N: 1, h: 4, w: 5 },
  ],
  [
    'x.unbind(2) and torch.stack',
    {
      inputs: { qkv: 'float32[N,S,3,768]' },
      constants: { i0: 'int64[]=0', i2: 'int64[]=2' },
      nodes: `
        parts = SplitToSequence{axis=2,keepdims=0}(qkv)
        q = SequenceAt(parts, i0)
        v = SequenceAt(parts, i2)
        pair = SequenceConstruct(q, v)
        stacked = ConcatFromSequence{axis=1,new_axis=1}(pair)
        joined = ConcatFromSequence{axis=-1}(pair)
        count = SequenceLength(parts)`,
      outputs: ['stacked', 'joined', 'count'],
    },
    { q: 'float32[N,S,768]', stacked: 'float32[N,2,S,768]', joined: 'float32[N,S,1536]', 'count=': 'int64[]=3' },
    { N: 1, S: 4 },
  ],
  [
    'torch.chunk(x, 2) by slices',
    {
      inputs: { x: 'float32[N,C,8]' },
      constants: { i1: ONE, one: ONE, two: 'int64[1]=2', zero: ZERO },
      nodes: `
        shape = Shape(x)
        c = Gather(shape, i1)
        more = Add(c, one)
        half = Div(more, two)
        first = Mul(half, one)
        last = Mul(half, two)
        a = Slice(x, zero, first, one)
        b = Slice(x, first, last, one)`,
      outputs: ['a', 'b'],
    },
    { a: 'float32[N,min(C,floor((C + 1)/2)),8]', b: 'float32[N,max(0,C - floor((C + 1)/2)),8]' },
    { N: 1, C: 7 },
  ],
  [
    'first states of a recurrent network',
    {
      inputs: { x: 'float32[S,N,16]' },
      constants: { i1: ONE, layers: ONE, width: 'int64[1]=32', w: 'float32[1,128,16]', r: 'float32[1,128,32]' },
      nodes: `
        shape = Shape(x)
        n = Gather(shape, i1)
        size = Concat{axis=0}(layers, n, width)
        h0 = ConstantOfShape{value=#float32[1]=0}(size)
        y, h, c = LSTM{hidden_size=32}(x, w, r, , , h0, h0)
        flat = Squeeze(y, i1)`,
      outputs: ['flat', 'h', 'c'],
    },
    { flat: 'float32[S,N,32]', h: 'float32[1,N,32]' },
    { N: 2, S: 6 },
  ],
]
