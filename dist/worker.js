import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import "./chunks/chunk-HANBNIMK.js";

// src/measure/worker.ts
import { performance as performance2 } from "node:perf_hooks";

// src/measure/worker/feeds.ts
var whole = Math.trunc;
var big = (value) => BigInt(Math.trunc(value));
var TYPES = {
  float32: [Float32Array, Number],
  float64: [Float64Array, Number],
  float16: [Uint16Array, float16Bits],
  int8: [Int8Array, whole],
  int16: [Int16Array, whole],
  int32: [Int32Array, whole],
  int64: [BigInt64Array, big],
  uint8: [Uint8Array, whole],
  uint16: [Uint16Array, whole],
  uint32: [Uint32Array, whole],
  uint64: [BigUint64Array, big],
  bool: [Uint8Array, (value) => value === 0 ? 0 : 1]
};
function makeFeeds(runtime2, inputs, seed) {
  return Object.fromEntries(inputs.map((input, i) => [input.name, makeTensor(runtime2, input, random(seed + i))]));
}
function makeTensor(runtime2, { name, dtype, shape, fill }, next) {
  const elements = shape.reduce((product, size) => product * size, 1);
  if (dtype === "string") return new runtime2.Tensor("string", stringElements(fill, elements), shape);
  const [Elements, encode] = TYPES[dtype];
  if (fill.kind === "bytes") return new runtime2.Tensor(dtype, new Elements(fill.bytes.slice().buffer), shape);
  const data = new Elements(elements);
  const valueAt = element(name, fill, shape, next);
  for (let i = 0; i < elements; i++) data[i] = encode(valueAt(i));
  return new runtime2.Tensor(dtype, data, shape);
}
function stringElements(fill, elements) {
  const strings = fill.kind === "strings" ? fill.strings : fill.kind === "values" ? fill.values.map(String) : ["text"];
  return Array.from({ length: elements }, (_, i) => strings[i % strings.length] ?? "");
}
function element(name, fill, shape, next) {
  const last = shape.at(-1) ?? 1;
  switch (fill.kind) {
    case "uniform":
      return () => fill.low + next() * (fill.high - fill.low);
    case "integers":
      return () => fill.low + Math.floor(next() * (fill.high - fill.low));
    case "values":
      return (index) => fill.values[index % fill.values.length] ?? 0;
    case "positions":
      return (index) => index % last % (fill.below ?? last);
    default:
      throw new Error(`input '${name}' is numeric and cannot be filled with ${fill.kind}`);
  }
}
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = state + 1831565813 >>> 0;
    let mixed = Math.imul(state ^ state >>> 15, state | 1);
    mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
    return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
  };
}
function float16Bits(value) {
  const sign = value < 0 || Object.is(value, -0) ? 32768 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 32256;
  if (size >= 65520) return sign | 31744;
  const exponent = Math.max(-14, Math.floor(Math.log2(size)));
  const steps = roundTiesToEven(size / 2 ** (exponent - 10));
  return sign | (steps < 1024 ? steps : (exponent + 15 << 10) + (steps - 1024));
}
function roundTiesToEven(value) {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || rest === 0.5 && floor % 2 === 1 ? floor + 1 : floor;
}

// src/measure/worker/memory.ts
import { readFileSync, writeFileSync } from "node:fs";
function readMemory() {
  try {
    const status = readFileSync("/proc/self/status", "utf8");
    const bytes = (field) => Number(new RegExp(`^${field}:\\s*(\\d+) kB`, "m").exec(status)?.[1]) * 1024;
    const reading = { resident: bytes("VmRSS"), peak: bytes("VmHWM") };
    return Number.isFinite(reading.resident) && Number.isFinite(reading.peak) ? reading : void 0;
  } catch {
    return void 0;
  }
}
function resetPeak() {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
  }
}

// src/measure/worker/runtime.ts
import { createRequire } from "node:module";
import { join } from "node:path";
function loadRuntime(folder) {
  Reflect.deleteProperty(globalThis, "Float16Array");
  const require2 = createRequire(join(folder, "package.json"));
  const runtime2 = require2(folder);
  const { version } = require2("./package.json");
  runtime2.env.logLevel = "fatal";
  return { ...runtime2, version };
}
function sessionOptions({ settings }) {
  const { provider, deviceId, threads, optimization } = settings;
  return {
    executionProviders: [provider === "cpu" || provider === "webgpu" ? provider : { name: provider, deviceId }],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: optimization,
    enableCpuMemArena: true,
    enableMemPattern: true,
    logSeverityLevel: 4,
    extra: { session: { intra_op: { allow_spinning: threads > 1 ? "0" : "1" } } }
  };
}

// src/measure/worker/sampling.ts
import { performance } from "node:perf_hooks";
async function runOnce({ session, feeds }) {
  dispose(await session.run(feeds));
}
async function warmUp(subject2, runs, ms, longestMs) {
  const times = [];
  const start = performance.now();
  const spent = () => performance.now() - start;
  while ((times.length < runs || spent() < ms) && (times.length === 0 || spent() < longestMs)) {
    const before = performance.now();
    await runOnce(subject2);
    times.push(performance.now() - before);
  }
  const later = times.slice(Math.floor(times.length / 2)).sort((a, b) => a - b);
  return { runs: times.length, typicalMs: later[Math.floor(later.length / 2)] ?? 0 };
}
async function takeBlock(side, { session, feeds }, samples, runsPerSample) {
  const wallMs = [];
  const cpuMs = [];
  let preemptions = 0;
  for (let sample = 0; sample < samples; sample++) {
    const before = process.resourceUsage();
    const start = performance.now();
    let outputs = await session.run(feeds);
    for (let run = 1; run < runsPerSample; run++) outputs = await session.run(feeds);
    const end = performance.now();
    const after = process.resourceUsage();
    wallMs.push((end - start) / runsPerSample);
    cpuMs.push((after.userCPUTime + after.systemCPUTime - before.userCPUTime - before.systemCPUTime) / 1e3 / runsPerSample);
    preemptions += after.involuntaryContextSwitches - before.involuntaryContextSwitches;
    dispose(outputs);
  }
  return { side, wallMs, cpuMs, preemptions };
}
function dispose(outputs) {
  for (const value of Object.values(outputs)) if ("dispose" in value) value.dispose();
}

// src/measure/worker.ts
var started;
var subjects = /* @__PURE__ */ new Map();
var HANDLERS = {
  async start({ runtime: runtime2 }) {
    started = loadRuntime(runtime2);
    return { version: started.version };
  },
  async load(source) {
    resetPeak();
    const start = performance2.now();
    const session = await runtime().InferenceSession.create(source.path, sessionOptions(source));
    const loadMs = performance2.now() - start;
    subjects.set(source.side, { session, feeds: {} });
    return { loadMs, memory: readMemory() };
  },
  async feed({ side, inputs, seed }) {
    subject(side).feeds = makeFeeds(runtime(), inputs, seed);
    return {};
  },
  async "first-run"({ side }) {
    const start = performance2.now();
    await runOnce(subject(side));
    return { runMs: performance2.now() - start };
  },
  async "warm-up"({ side, runs, ms, longestMs }) {
    return warmUp(subject(side), runs, ms, longestMs);
  },
  async sample({ blocks }) {
    resetPeak();
    const taken = [];
    for (const { side, samples, runsPerSample } of blocks) taken.push(await takeBlock(side, subject(side), samples, runsPerSample));
    return { blocks: taken, memory: readMemory() };
  },
  async close({ side }) {
    await subject(side).session.release();
    subjects.delete(side);
    return {};
  },
  async profile({ inputs, seed, runs, profilePrefix, optimizedModel, ...source }) {
    const profiling = { enableProfiling: true, profileFilePrefix: profilePrefix };
    const optimized = optimizedModel === void 0 ? {} : { optimizedModelFilePath: optimizedModel };
    const session = await runtime().InferenceSession.create(source.path, { ...sessionOptions(source), ...profiling, ...optimized });
    const feeds = makeFeeds(runtime(), inputs, seed);
    const outputs = await session.run(feeds);
    const shapes = Object.entries(outputs).flatMap(([name, value]) => "dims" in value ? [{ name, dtype: value.type, shape: [...value.dims] }] : []);
    dispose(outputs);
    for (let run = 1; run < runs; run++) dispose(await session.run(feeds));
    session.endProfiling();
    await session.release();
    return { outputs: shapes };
  }
};
function runtime() {
  if (started === void 0) throw new Error("the runtime has not been loaded");
  return started;
}
function subject(side) {
  const found = subjects.get(side);
  if (found === void 0) throw new Error(`no model is open as ${side}`);
  return found;
}
async function reply({ stage, body }) {
  try {
    return { ok: true, answer: await HANDLERS[stage](body) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
process.on("disconnect", () => process.exit(0));
process.on("message", async (request) => {
  process.send?.(await reply(request));
});
