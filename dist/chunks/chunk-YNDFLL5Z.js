import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  bitsOf
} from "./chunk-KVADBKJQ.js";

// src/facts/polynomial.ts
var MAX_TERMS = 48;
var MAX_DEGREE = 12;
var MAX_KEY = 2e3;
var MAX_COEFFICIENT = 2n ** 256n;
var NO_FACTORS = [];
function isExpression(dim) {
  return typeof dim === "object" && dim !== null;
}
function dimKey(dim) {
  return dim === null ? "?" : typeof dim === "number" ? String(dim) : dim.key;
}
function symbol(name) {
  return ofAtom({ kind: "symbol", key: symbolKey(name), name });
}
function symbolKey(name) {
  return /^[A-Za-z_][\w.:]*$/.test(name) ? name : `"${name.replace(/["\\]/g, "\\$&")}"`;
}
function ofAtom(atom) {
  return ofCanonical([{ coefficient: 1n, factors: [{ atom, power: 1 }], key: atom.key }]);
}
function ofInteger(value) {
  return value === 0n ? 0 : ofCanonical([constantTerm(value)]);
}
function constantTerm(coefficient) {
  return { coefficient, factors: NO_FACTORS, key: "" };
}
function divisionAtom(kind, of, by) {
  if (kind === "mod") return { kind, key: `mod(${dimKey(of)}, ${dimKey(by)})`, of, by };
  const fraction = by === 1 ? dimKey(of) : `${grouped(of)}/${grouped(by)}`;
  return { kind, key: kind === "floorDiv" ? `floor(${fraction})` : `(${fraction})`, of, by };
}
function grouped(dim) {
  const text = dimKey(dim);
  const isBare = typeof dim === "number" ? dim >= 0 : isExpression(dim) && singleFactor(dim) !== void 0;
  return isBare ? text : `(${text})`;
}
function singleFactor(dim) {
  if (!isExpression(dim) || dim.terms.length !== 1) return void 0;
  const [term] = dim.terms;
  return term?.coefficient === 1n && term.factors.length === 1 ? term.factors[0] : void 0;
}
function singleAtom(dim) {
  const factor = singleFactor(dim);
  return factor?.power === 1 ? factor.atom : void 0;
}
function termsOf(dim) {
  if (typeof dim !== "number") return dim.terms;
  return dim === 0 ? [] : [constantTerm(BigInt(dim))];
}
function constantOf(dim) {
  if (typeof dim === "number") return Number.isSafeInteger(dim) ? BigInt(dim) : void 0;
  return dim !== null && dim.terms.length === 1 && dim.terms[0]?.factors.length === 0 ? dim.terms[0].coefficient : void 0;
}
function fromTerms(terms) {
  const merged = /* @__PURE__ */ new Map();
  for (const term of terms) {
    const like = merged.get(term.key);
    merged.set(term.key, like === void 0 ? term : withCoefficient(term, like.coefficient + term.coefficient));
  }
  return ofCanonical([...merged.values()].filter(({ coefficient }) => coefficient !== 0n).sort(compareTerms));
}
function withCoefficient({ factors, key }, coefficient) {
  return { coefficient, factors, key };
}
function ofCanonical(terms) {
  const [first] = terms;
  if (first === void 0) return 0;
  if (terms.length === 1 && first.key === "") {
    const value = Number(first.coefficient);
    if (Number.isSafeInteger(value)) return value;
  }
  if (terms.length > MAX_TERMS || degreeOf(first) > MAX_DEGREE || terms.some(isHuge)) return null;
  const key = textOfTerms(terms);
  return key.length > MAX_KEY ? null : { kind: "expression", key, terms };
}
function isHuge({ coefficient }) {
  return coefficient > MAX_COEFFICIENT || coefficient < -MAX_COEFFICIENT;
}
function addTerms(a, b, times) {
  const sum2 = [];
  let i = 0;
  for (const term of b) {
    let order = -1;
    for (; i < a.length; i++) {
      const left = a[i];
      order = compareTerms(left, term);
      if (order >= 0) break;
      sum2.push(left);
    }
    const isLike = i < a.length && order === 0;
    const total = times * term.coefficient + (isLike ? a[i++].coefficient : 0n);
    if (total !== 0n) sum2.push(withCoefficient(term, total));
  }
  for (; i < a.length; i++) sum2.push(a[i]);
  return ofCanonical(sum2);
}
function degreeOf({ factors }) {
  let degree = 0;
  for (const { power: power2 } of factors) degree += power2;
  return degree;
}
function compareAtoms(a, b) {
  if (a === b) return 0;
  const byKind = Number(a.kind !== "symbol") - Number(b.kind !== "symbol");
  return byKind !== 0 ? byKind : a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
function compareTerms(a, b) {
  if (a.key === b.key) return 0;
  const byDegree = degreeOf(b) - degreeOf(a);
  if (byDegree !== 0) return byDegree;
  for (let i = 0; i < a.factors.length && i < b.factors.length; i++) {
    const [left, right] = [a.factors[i], b.factors[i]];
    const byAtom = compareAtoms(left.atom, right.atom);
    if (byAtom !== 0) return byAtom;
    if (left.power !== right.power) return right.power - left.power;
  }
  return b.factors.length - a.factors.length;
}
function textOfTerms(terms) {
  let text = "";
  for (const { coefficient, key } of terms) {
    const size = coefficient < 0n ? -coefficient : coefficient;
    const sign = coefficient < 0n ? text === "" ? "-" : " - " : text === "" ? "" : " + ";
    text += sign + (key === "" ? String(size) : size === 1n ? key : `${size}*${key}`);
  }
  return text;
}
function multiplyBy({ terms }, factor) {
  return ofCanonical(terms.map((term) => withCoefficient(term, term.coefficient * factor)));
}
function multiplyTerms(a, b) {
  if (a.length * b.length > MAX_TERMS * MAX_TERMS) return null;
  const products = a.flatMap((left) => b.map((right) => multiplyMonomials(left, right)));
  return a.length === 1 || b.length === 1 ? ofCanonical(products) : fromTerms(products);
}
function multiplyMonomials(a, b) {
  const coefficient = a.coefficient * b.coefficient;
  return a.key === "" ? withCoefficient(b, coefficient) : b.key === "" ? withCoefficient(a, coefficient) : termOf(coefficient, multiplyFactors(a.factors, b.factors));
}
function termOf(coefficient, factors) {
  let key = "";
  for (const { atom, power: power2 } of factors) key += (key === "" ? "" : "*") + (power2 === 1 ? atom.key : `${atom.key}^${power2}`);
  return { coefficient, factors, key };
}
function multiplyFactors(a, b) {
  const product2 = [];
  let i = 0;
  for (const right of b) {
    let order = -1;
    for (; i < a.length; i++) {
      const left = a[i];
      order = compareAtoms(left.atom, right.atom);
      if (order >= 0) break;
      product2.push(left);
    }
    product2.push(i < a.length && order === 0 ? { atom: right.atom, power: right.power + a[i++].power } : right);
  }
  for (; i < a.length; i++) product2.push(a[i]);
  return product2;
}
function divideExactly(a, b) {
  const [lead] = b;
  if (lead === void 0) return void 0;
  const result = [];
  let rest = a;
  while (rest.length > 0) {
    const [first] = rest;
    const quotient2 = first === void 0 || result.length >= MAX_TERMS ? void 0 : divideTerm(first, lead.coefficient, lead.factors);
    if (first === void 0 || quotient2 === void 0 || first.coefficient % lead.coefficient !== 0n) return void 0;
    result.push(quotient2);
    const subtrahend = multiplyTerms([quotient2], b);
    const remainder = subtrahend === null ? null : addTerms(rest, termsOf(subtrahend), -1n);
    if (remainder === null) return void 0;
    rest = termsOf(remainder);
  }
  return fromTerms(result);
}
function divideTerm(term, coefficient, factors) {
  if (factors.length === 0) return withCoefficient(term, term.coefficient / coefficient);
  const powers = new Map(term.factors.map((factor) => [factor.atom.key, factor]));
  for (const { atom, power: power2 } of factors) {
    const left = (powers.get(atom.key)?.power ?? 0) - power2;
    if (left < 0) return void 0;
    if (left === 0) powers.delete(atom.key);
    else powers.set(atom.key, { atom, power: left });
  }
  return termOf(term.coefficient / coefficient, [...powers.values()]);
}

// src/facts/arithmetic.ts
function add(...dims) {
  return sum(dims);
}
function sum(dims) {
  let number = 0;
  let first;
  const others = [];
  for (let i = 0; i < dims.length; i++) {
    const dim = dims[i];
    if (typeof dim === "number" && Number.isSafeInteger(number + dim)) number += dim;
    else if (!isExpression(dim) || isFraction(dim)) return addExactly(dims);
    else if (first === void 0) first = dim;
    else others.push(dim);
  }
  if (first === void 0) return number;
  if (others.length > 1) return fromTerms([first, ...others].flatMap(({ terms }) => terms).concat(termsOf(number)));
  const both = others[0] === void 0 ? first : addTerms(first.terms, others[0].terms, 1n);
  return number === 0 || both === null ? both : addTerms(termsOf(both), termsOf(number), 1n);
}
function negate(dim) {
  return multiply(-1, dim);
}
function subtract(a, b) {
  if (typeof a === "number" && typeof b === "number") return add(a, -b);
  return isExpression(a) && isExpression(b) && !isFraction(a) && !isFraction(b) ? addTerms(a.terms, b.terms, -1n) : add(a, negate(b));
}
function multiply(...dims) {
  return product(dims);
}
function product(dims) {
  let number = 1;
  let expression;
  for (let i = 0; i < dims.length; i++) {
    const dim = dims[i];
    if (typeof dim === "number" && Number.isSafeInteger(number * dim)) number *= dim;
    else if (!isExpression(dim) || isFraction(dim)) return multiplyExactly(dims);
    else {
      const all = expression === void 0 ? dim : multiplyTerms(expression.terms, dim.terms);
      if (!isExpression(all)) return multiplyExactly(dims);
      expression = all;
    }
  }
  if (expression === void 0 || number === 0) return number + 0;
  return number === 1 ? expression : multiplyBy(expression, BigInt(number));
}
function quotient(a, b) {
  const [left, right] = [fractionOf(a), fractionOf(b)];
  if (left === null || right === null) return null;
  return reduce(multiply(left.of, right.by), multiply(left.by, right.of));
}
function fractionOf(dim) {
  const value = exactly(dim);
  const atom = singleAtom(value);
  if (atom?.kind === "quotient") return atom;
  return value === null ? null : { of: value, by: 1 };
}
var MAX_DENOMINATOR = 256;
function exactly(dim) {
  if (typeof dim !== "number" || Number.isSafeInteger(dim)) return dim;
  if (!Number.isFinite(dim)) return null;
  if (Number.isInteger(dim)) return ofInteger(BigInt(dim));
  const numerator = dim * MAX_DENOMINATOR;
  return Number.isSafeInteger(numerator) ? reduce(numerator, MAX_DENOMINATOR) : null;
}
function isFraction(dim) {
  return isExpression(dim) && dim.terms[0]?.factors[0]?.atom.kind === "quotient";
}
function addExactly(dims) {
  const exact = dims.map(exactly);
  if (exact.some(isFraction)) return exact.reduce(addFractions, 0);
  const terms = [];
  for (const dim of exact) {
    if (dim === null) return null;
    terms.push(...termsOf(dim));
  }
  return fromTerms(terms);
}
function addFractions(a, b) {
  const [left, right] = [fractionOf(a), fractionOf(b)];
  if (left === null || right === null) return null;
  return reduce(add(multiply(left.of, right.by), multiply(right.of, left.by)), multiply(left.by, right.by));
}
function multiplyExactly(dims) {
  if (dims.includes(0)) return 0;
  const exact = dims.map(exactly);
  if (exact.some(isFraction)) return exact.reduce(multiplyFractions, 1);
  return exact.reduce((result, dim) => result === null || dim === null ? null : multiplyTerms(termsOf(result), termsOf(dim)), 1);
}
function multiplyFractions(a, b) {
  const [left, right] = [fractionOf(a), fractionOf(b)];
  return left === null || right === null ? null : reduce(multiply(left.of, right.of), multiply(left.by, right.by));
}
function reduce(of, by) {
  if (of === null || by === null || by === 0) return null;
  if (by === 1 || of === 0) return of;
  const [above, below] = [termsOf(of), termsOf(by)];
  const whole = divideExactly(above, below);
  if (whole !== void 0) return whole;
  const terms = [...above, ...below];
  const sign = (below[0]?.coefficient ?? 1n) < 0n ? -1n : 1n;
  const divisor = sign * terms.reduce((gcd, { coefficient }) => greatestCommonDivisor(gcd, coefficient), 0n);
  const common = terms.map(({ factors }) => factors).reduce(commonFactors);
  const shrink = (side) => fromTerms(side.map((term) => divideTerm(term, divisor, common) ?? term));
  return ofAtom(divisionAtom("quotient", shrink(above), shrink(below)));
}
function commonFactors(a, b) {
  const powers = new Map(b.map(({ atom, power: power2 }) => [atom.key, power2]));
  return a.map(({ atom, power: power2 }) => ({ atom, power: Math.min(power2, powers.get(atom.key) ?? 0) })).filter(({ power: power2 }) => power2 > 0);
}
var floorDivide = (a, b) => a / b - (a % b !== 0n && a < 0n !== b < 0n ? 1n : 0n);
var greatestCommonDivisor = (a, b) => b === 0n ? a < 0n ? -a : a : greatestCommonDivisor(b, a % b);
function commonDivisor(terms, by) {
  return terms.filter(({ factors }) => factors.length > 0).reduce((gcd, { coefficient }) => greatestCommonDivisor(gcd, coefficient), by);
}
function isWhole(dim) {
  if (!isExpression(dim)) return Number.isInteger(dim);
  return dim.terms.every(({ factors }) => factors.every(({ atom }) => isWholeAtom(atom)));
}
function isWholeAtom(atom) {
  switch (atom.kind) {
    case "symbol":
    case "floorDiv":
      return true;
    case "quotient":
      return false;
    case "mod":
      return isWhole(atom.of) && isWhole(atom.by);
    default:
      return atom.of.every(isWhole);
  }
}
function positiveConstant(dim) {
  const value = constantOf(dim);
  return value !== void 0 && value > 0n ? value : void 0;
}

// src/facts/bounds.ts
function max(...dims) {
  return extreme("max", dims);
}
function min(...dims) {
  return extreme("min", dims);
}
function atLeast(dim, bound) {
  return typeof dim === "number" ? dim >= bound : proves(dim, BigInt(bound), MAX_RELAXATIONS);
}
var MAX_RELAXATIONS = 2;
var MAX_RELAXED_TERMS = 6;
var MAX_RELAXED_OPERANDS = 4;
function proves(dim, bound, steps) {
  const low = lowerBound(dim);
  if (low !== void 0 && low >= bound) return true;
  return steps > 0 && relaxations(dim).some((relaxed) => proves(relaxed, bound, steps - 1));
}
function relaxations(dim) {
  if (!isExpression(dim) || dim.terms.length > MAX_RELAXED_TERMS) return [];
  return dim.terms.flatMap(({ coefficient, factors }) => {
    const atom = factors.length === 1 && factors[0]?.power === 1 ? factors[0].atom : void 0;
    const lower = atom === void 0 ? [] : lowerOf(atom, coefficient);
    return lower.map((replacement) => add(dim, multiply(ofInteger(coefficient), subtract(replacement, atom === void 0 ? 0 : ofAtom(atom)))));
  });
}
function lowerOf(atom, coefficient) {
  if (atom.kind === (coefficient > 0n ? "max" : "min")) return atom.of.length > MAX_RELAXED_OPERANDS ? [] : atom.of;
  if (atom.kind !== "floorDiv" || positiveConstant(atom.by) === void 0) return [];
  if (coefficient < 0n) return [quotient(atom.of, atom.by)];
  return isWhole(atom.of) ? [quotient(add(subtract(atom.of, atom.by), 1), atom.by)] : [];
}
function isLess(a, b) {
  if (typeof a === "number" && typeof b === "number") return a < b;
  if (isNeverBelow(a, b)) return false;
  const difference = subtract(b, a);
  return isPositive(difference) ? true : void 0;
}
function isEqual(a, b) {
  if (a === null || b === null) return void 0;
  if (typeof a === "number" && typeof b === "number") return a === b;
  if (isExpression(a) && isExpression(b) && a.key === b.key) return true;
  const difference = subtract(b, a);
  if (difference === 0) return true;
  return isPositive(difference) || isPositive(subtract(a, b)) ? false : void 0;
}
function isPositive(dim) {
  const atom = singleAtom(dim);
  return atom?.kind === "quotient" ? atLeast(atom.by, 0) && atLeast(atom.of, 1) : atLeast(dim, 1);
}
function isNeverBelow(a, b) {
  return atLeast(subtract(a, b), 0);
}
function extreme(kind, dims) {
  if (dims.length === 0 || dims.includes(null)) return null;
  const numbers = dims.filter((dim) => typeof dim === "number");
  const constant = numbers.length === 0 ? void 0 : numbers.reduce((a, b) => Math[kind](a, b)) + 0;
  if (numbers.length === dims.length) return constant ?? null;
  const all = [...constant === void 0 ? [] : [constant], ...dims.filter((dim) => typeof dim !== "number")];
  const flat = all.flatMap((dim) => flatten(kind, dim));
  if (flat.includes(null)) return null;
  const kept = [];
  for (const dim of flat) {
    const beats = (a, b) => kind === "max" ? isNeverBelow(a, b) : isNeverBelow(b, a);
    if (kept.some((other) => beats(other, dim))) continue;
    for (let i = kept.length - 1; i >= 0; i--) if (beats(dim, kept[i] ?? null)) kept.splice(i, 1);
    if (kept.push(dim) > MAX_OPERANDS) return null;
  }
  if (kept.length === 1) return kept[0] ?? null;
  kept.sort((a, b) => dimKey(a) < dimKey(b) ? -1 : 1);
  return ofAtom({ kind, key: `${kind}(${kept.map(dimKey).join(", ")})`, of: kept });
}
var MAX_OPERANDS = 48;
function flatten(kind, dim) {
  if (dim === Number.POSITIVE_INFINITY && kind === "min") return [];
  if (dim === Number.NEGATIVE_INFINITY && kind === "max") return [];
  const atom = singleAtom(dim);
  return atom?.kind === kind ? atom.of : [exactly(dim)];
}
function lowerBound(dim) {
  if (dim === null) return void 0;
  if (typeof dim === "number") return Number.isSafeInteger(dim) ? BigInt(dim) : void 0;
  let sum2 = 0n;
  for (const { coefficient, factors } of dim.terms) {
    const bound = factors.length === 0 ? coefficient : termBound(coefficient, factors);
    if (bound === void 0) return void 0;
    sum2 += bound;
  }
  return sum2;
}
function termBound(coefficient, factors) {
  const [only] = factors;
  const single = factors.length === 1 && only?.power === 1 ? only.atom : void 0;
  if (coefficient < 0n) {
    const upper = single === void 0 ? void 0 : upperBound(single);
    return upper === void 0 ? void 0 : coefficient * upper;
  }
  let bound = coefficient;
  for (const { atom, power: power2 } of factors) {
    const low = atomBound(atom);
    if (low === void 0 || low < 0n && single === void 0) return void 0;
    bound *= low ** BigInt(power2);
  }
  return bound;
}
function atomBound(atom) {
  if (atom.kind === "symbol") return 0n;
  if (atom.kind === "max" || atom.kind === "min") {
    const bounds = atom.of.map(lowerBound);
    if (atom.kind === "min") return bounds.reduce((low, bound) => low === void 0 || bound === void 0 ? void 0 : bound < low ? bound : low);
    return bounds.reduce((high, bound) => high === void 0 || bound !== void 0 && bound > high ? bound : high, void 0);
  }
  if (!atLeast(atom.by, 0)) return void 0;
  if (atom.kind === "mod") return 0n;
  const of = lowerBound(atom.of);
  if (of === void 0) return void 0;
  const divisor = constantOf(atom.by);
  if (divisor !== void 0) return floorDivide(of, divisor);
  return of >= 0n ? 0n : isWhole(atom.by) ? of : void 0;
}
function upperBound(atom) {
  if (atom.kind === "min") {
    const constants = atom.of.flatMap((dim) => constantOf(dim) ?? []);
    return constants.length === 0 ? void 0 : constants.reduce((low, value) => value < low ? value : low);
  }
  const divisor = atom.kind === "mod" ? constantOf(atom.by) : void 0;
  return divisor !== void 0 && divisor > 0n ? divisor - 1n : void 0;
}

// src/facts/division.ts
function floorDiv(a, b) {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return b === 0 ? null : Math.floor(a / b) + 0;
  return floor(quotient(a, b));
}
function ceilDiv(a, b) {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return b === 0 ? null : Math.ceil(a / b) + 0;
  return ceil(quotient(a, b));
}
function truncDiv(a, b) {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return b === 0 ? null : Math.trunc(a / b) + 0;
  const sign = signOf(a) * signOf(b);
  return sign === 0 ? null : sign > 0 ? floorDiv(a, b) : ceilDiv(a, b);
}
function signOf(dim) {
  return atLeast(dim, 0) ? 1 : atLeast(negate(dim), 0) ? -1 : 0;
}
function modulo(a, b) {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return b === 0 ? null : moduloOfIntegers(a, b);
  const [left, right] = [fractionOf(a), fractionOf(b)];
  if (left === null || right === null || b === 0) return null;
  const scale = multiply(left.by, right.by);
  return quotient(moduloOfWhole(multiply(left.of, right.by), multiply(right.of, left.by)), scale);
}
function moduloOfWhole(of, by) {
  const whole = quotient(of, by);
  if (of === null || whole === null) return null;
  if (isWhole(whole)) return 0;
  const divisor = positiveConstant(by);
  if (divisor !== void 0 && isWhole(of)) return moduloOfConstant(termsOf(of), divisor);
  return positiveConstant(negate(by)) === void 0 ? ofAtom(divisionAtom("mod", of, by)) : negate(moduloOfWhole(negate(of), negate(by)));
}
function moduloOfIntegers(a, b) {
  const rest = a % b;
  return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
}
function floor(dim) {
  if (typeof dim === "number") return Math.floor(dim) + 0;
  if (dim === null || isWhole(dim)) return dim;
  const fraction = fractionOf(dim);
  if (fraction === null) return null;
  const divisor = positiveConstant(fraction.by);
  if (divisor !== void 0 && divisor !== 1n && isWhole(fraction.of)) return floorByConstant(fraction.of, divisor);
  const atom = singleAtom(dim);
  if (atom?.kind === "max") return max(...atom.of.map(floor));
  if (atom?.kind === "min") return min(...atom.of.map(floor));
  return ofAtom(divisionAtom("floorDiv", fraction.of, fraction.by));
}
function ceil(dim) {
  if (typeof dim === "number") return Math.ceil(dim) + 0;
  const fraction = fractionOf(dim);
  if (fraction !== null && isWhole(fraction.of) && isWhole(fraction.by) && atLeast(fraction.by, 0)) return floor(quotient(add(fraction.of, fraction.by, -1), fraction.by));
  return negate(floor(negate(dim)));
}
function floorByConstant(of, by) {
  if (of === null) return null;
  const terms = termsOf(of);
  const outside = mapCoefficients(terms, (coefficient) => floorDivide(coefficient, by));
  const inside = terms.map((term) => withCoefficient(term, term.coefficient - floorDivide(term.coefficient, by) * by));
  const divisor = commonDivisor(inside, by);
  const reduced = mapCoefficients(inside, (coefficient) => floorDivide(coefficient, divisor));
  return add(outside, divisor === by ? 0 : nestedFloor(reduced, by / divisor));
}
function nestedFloor(of, by) {
  if (!isExpression(of)) return floorDiv(of, ofInteger(by));
  const floors = of.terms.filter(({ coefficient, factors }) => coefficient === 1n && factors.length === 1 && factors[0]?.power === 1 && factors[0].atom.kind === "floorDiv");
  const atom = floors.length === 1 ? floors[0]?.factors[0]?.atom : void 0;
  const inner = atom?.kind === "floorDiv" ? positiveConstant(atom.by) : void 0;
  const isAlone = of.terms.filter(({ factors }) => factors.some((factor) => factor.atom.key === atom?.key)).length === 1;
  if (atom?.kind !== "floorDiv" || inner === void 0 || !isAlone || !isWhole(atom.of)) return ofAtom(divisionAtom("floorDiv", of, ofInteger(by)));
  const others = subtract(of, ofAtom(atom));
  return floorByConstant(add(atom.of, multiply(ofInteger(inner), others)), inner * by);
}
function moduloOfConstant(terms, by) {
  const rest = terms.map((term) => withCoefficient(term, term.coefficient - floorDivide(term.coefficient, by) * by));
  const divisor = commonDivisor(rest, by);
  const reduced = mapCoefficients(rest, (coefficient) => floorDivide(coefficient, divisor));
  const constant = rest.find(({ factors }) => factors.length === 0)?.coefficient ?? 0n;
  const outer = ofInteger(constant - floorDivide(constant, divisor) * divisor);
  const modulus = ofInteger(by / divisor);
  const inner = isExpression(reduced) && modulus !== 1 ? ofAtom(divisionAtom("mod", reduced, modulus)) : modulo(reduced, modulus);
  return add(multiply(ofInteger(divisor), inner), outer);
}
function mapCoefficients(terms, map) {
  return fromTerms(terms.map((term) => withCoefficient(term, map(term.coefficient))));
}

// src/facts/dim.ts
function sameDim(a, b) {
  if (a === null || b === null) return false;
  return typeof a === "number" ? a === b : typeof b !== "number" && a.key === b.key;
}
function sameShape(a, b) {
  return a.length === b.length && a.every((dim, i) => sameDim(dim, b[i] ?? null));
}
function elementsOf(shape) {
  return product(shape);
}
function symbolsOf(...dims) {
  const names = /* @__PURE__ */ new Set();
  const visit = (dim) => {
    if (!isExpression(dim)) return;
    for (const { factors } of dim.terms) {
      for (const { atom } of factors) {
        if (atom.kind === "symbol") names.add(atom.name);
        else operandsOf(atom).forEach(visit);
      }
    }
  };
  dims.forEach(visit);
  return [...names];
}
function operandsOf(atom) {
  return atom.kind === "max" || atom.kind === "min" ? atom.of : [atom.of, atom.by];
}
function substitute(dim, bindings) {
  if (!isExpression(dim) || bindings.size === 0) return dim;
  const atom = singleAtom(dim);
  if (atom?.kind === "symbol") {
    const bound = bindings.get(atom.name);
    return bound === void 0 ? dim : bound;
  }
  return replaceAtoms(dim, (each) => substituteAtom(each, bindings));
}
function replaceAtoms(dim, replacement) {
  if (!isExpression(dim)) return dim;
  const terms = dim.terms.map(({ coefficient, factors }) => {
    const powers = factors.flatMap(({ atom, power: power2 }) => Array.from({ length: power2 }).fill(replacement(atom)));
    return multiply(ofInteger(coefficient), ...powers);
  });
  return add(...terms);
}
var OPERATIONS = { floorDiv, mod: modulo, quotient, max, min };
function substituteAtom(atom, bindings) {
  if (atom.kind === "symbol") return bindings.get(atom.name) === void 0 ? ofAtom(atom) : bindings.get(atom.name) ?? null;
  const [a = null, b = null, ...more] = operandsOf(atom).map((operand) => substitute(operand, bindings));
  return OPERATIONS[atom.kind](a, b, ...more);
}

// src/facts/dim-text.ts
var MAX_LENGTH = 4e3;
var MAX_DEPTH = 400;
function dimText(dim) {
  return dim === null || typeof dim === "number" && !Number.isSafeInteger(dim) ? null : typeof dim === "number" ? dim : dim.key;
}
function parseDim(text) {
  const name = text.trim();
  if (name.length > MAX_LENGTH || PLAIN_NAME.test(name)) return symbol(name);
  const tokens = tokensOf(name);
  const dim = tokens === void 0 ? null : new Parser(tokens).whole();
  return dim === null || typeof dim === "number" && dim < 0 ? symbol(name) : dim;
}
var PLAIN_NAME = /^[A-Za-z_]\w*$/;
var TOKEN = /\s*(?:(?<number>\d+(?:\.\d*)?)|(?<name>[A-Za-z_][\w.:]*(?:-[A-Za-z_][\w.:]*)*)|"(?<quoted>(?:[^"\\]|\\.)*)"|(?<sign>\/\/|\*\*|[-+*/%^(),]))\s*/suy;
function tokensOf(text) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const groups = TOKEN.exec(text)?.groups;
    if (groups === void 0) return void 0;
    for (const kind of ["number", "name", "quoted", "sign"]) {
      const matched = groups[kind];
      if (matched !== void 0) tokens.push({ kind, text: kind === "quoted" ? matched.replace(/\\(.)/gs, "$1") : matched });
    }
  }
  return tokens;
}
var FUNCTIONS = new Map([
  ...functions(1, ([a = null]) => floor(a), "floor", "floortoint"),
  ...functions(1, ([a = null]) => ceil(a), "ceil", "ceiling", "ceiltoint"),
  ...functions(1, ([a = null]) => a, "tofloat", "identity"),
  ...functions(2, ([a = null, b = null]) => floorDiv(a, b), "floordiv"),
  ...functions(2, ([a = null, b = null]) => ceilDiv(a, b), "ceildiv"),
  ...functions(2, ([a = null, b = null]) => quotient(a, b), "cleandiv", "inttruediv", "floattruediv"),
  ...functions(2, ([a = null, b = null]) => modulo(a, b), "mod", "pythonmod"),
  ...functions(2, ([a = null, b = null]) => power(a, b), "pow", "powbynatural"),
  ...functions(void 0, (operands) => max(...operands), "max"),
  ...functions(void 0, (operands) => min(...operands), "min")
]);
function functions(arity, apply, ...names) {
  const checked = (operands) => operands.length === (arity ?? operands.length) ? apply(operands) : null;
  return names.map((name) => [name, checked]);
}
function power(base, exponent) {
  const times = constantOf(exponent);
  return times === void 0 || times < 0n || times > MAX_DEGREE ? null : multiply(...Array.from({ length: Number(times) }).fill(base));
}
var SUMS = { "+": add, "-": subtract };
var PRODUCTS = { "*": multiply, "/": quotient, "//": floorDiv, "%": modulo };
var Parser = class {
  #tokens;
  #next = 0;
  #depth = 0;
  constructor(tokens) {
    this.#tokens = tokens;
  }
  whole() {
    const dim = this.#sum();
    return this.#next === this.#tokens.length ? dim : null;
  }
  #sum() {
    return this.#chain(SUMS, () => this.#product());
  }
  #product() {
    return this.#chain(PRODUCTS, () => this.#signed());
  }
  #chain(operations, operand) {
    let result = operand();
    for (; ; ) {
      const token = this.#tokens[this.#next];
      const operation = token?.kind === "sign" ? operations[token.text] : void 0;
      if (operation === void 0 || result === null) return result;
      this.#next++;
      result = operation(result, operand());
    }
  }
  #signed() {
    let isNegative = false;
    while (this.#take("-") || this.#take("+")) isNegative = isNegative !== (this.#tokens[this.#next - 1]?.text === "-");
    const base = this.#operand();
    const dim = this.#take("^") || this.#take("**") ? power(base, this.#signed()) : base;
    return isNegative ? negate(dim) : dim;
  }
  #operand() {
    if (this.#depth >= MAX_DEPTH) return null;
    this.#depth++;
    const dim = this.#atom();
    this.#depth--;
    return dim;
  }
  #atom() {
    const token = this.#tokens[this.#next++];
    if (token?.kind === "number") return numberOf(token.text);
    if (token?.kind === "quoted") return symbol(token.text);
    if (token?.kind === "name") return this.#take("(") ? this.#call(token.text) : symbol(token.text);
    if (token?.text !== "(" || token.kind !== "sign") return null;
    const dim = this.#sum();
    return this.#take(")") ? dim : null;
  }
  #call(name) {
    const apply = FUNCTIONS.get(name.toLowerCase());
    const operands = [];
    do
      operands.push(this.#sum());
    while (this.#take(","));
    return this.#take(")") && apply !== void 0 && !operands.includes(null) ? apply(operands) : null;
  }
  #take(sign) {
    const token = this.#tokens[this.#next];
    const isNext = token?.kind === "sign" && token.text === sign;
    if (isNext) this.#next++;
    return isNext;
  }
};
function numberOf(text) {
  const [whole = "", decimals = ""] = text.split(".");
  const digits = ofInteger(BigInt(whole + decimals));
  return decimals === "" ? digits : quotient(digits, ofInteger(10n ** BigInt(decimals.length)));
}

// src/facts/fact.ts
var MAX_VALUE_ELEMENTS = 4096;
function tensor(dtype, shape, value) {
  const isValueKept = value !== void 0 && shape !== void 0 && elementsOf(shape) === value.length && value.length <= MAX_VALUE_ELEMENTS;
  return isValueKept ? { kind: "tensor", dtype, shape, value } : { kind: "tensor", dtype, shape };
}
function whyNamed(why, name) {
  return why.replace(/^it(?= )/, () => name);
}
function unknownTensor(dtype, why, shape) {
  return { kind: "tensor", dtype, shape, why };
}
function isShaped(fact) {
  if (fact === void 0) return false;
  if (fact.kind !== "tensor") return true;
  return fact.shape?.every((dim) => dim !== null) ?? false;
}
var counts = /* @__PURE__ */ new WeakMap();
function elementCount(fact) {
  if (fact?.kind !== "tensor" || fact.shape === void 0) return null;
  const { shape } = fact;
  const known = counts.get(shape);
  if (known !== void 0) return known;
  const count = elementsOf(shape);
  if (isExpression(count)) counts.set(shape, count);
  return count;
}
function elementBits(fact) {
  return fact?.kind === "tensor" && fact.dtype !== void 0 ? bitsOf(fact.dtype) : void 0;
}
function commonFact(a, b, why) {
  if (a === void 0 || b === void 0 || a.kind !== b.kind) return void 0;
  if (a.kind === "tensor" && b.kind === "tensor") return commonTensor(a, b, why);
  if (a.kind === "sequence" && b.kind === "sequence") {
    const element = a.length === 0 ? b.element : b.length === 0 ? a.element : commonFact(a.element, b.element, why);
    return { kind: "sequence", element, length: sameDim(a.length, b.length) ? a.length : null };
  }
  if (a.kind === "optional" && b.kind === "optional") {
    const isPresent = a.isPresent === b.isPresent ? a.isPresent : void 0;
    return { kind: "optional", element: a.isPresent === false ? b.element : b.isPresent === false ? a.element : commonFact(a.element, b.element, why), isPresent };
  }
  return a;
}
function commonTensor(a, b, why) {
  const dtype = a.dtype === b.dtype ? a.dtype : void 0;
  const [left, right] = [a.shape, b.shape];
  if (left === void 0 || right === void 0) return unknownTensor(dtype, a.why ?? b.why ?? why);
  if (left.length !== right.length) return unknownTensor(dtype, why);
  const shape = left.map((dim, i) => sameDim(dim, right[i] ?? null) ? dim : null);
  if (shape.includes(null)) return unknownTensor(dtype, a.why ?? b.why ?? why, shape);
  const isSameValue = a.value !== void 0 && b.value !== void 0 && a.value.every((element, i) => sameScalar(element, b.value?.[i] ?? null));
  const isSameFill = a.fill !== void 0 && b.fill !== void 0 && sameScalar(a.fill, b.fill);
  const fact = tensor(dtype, shape, isSameValue ? a.value : void 0);
  return isSameFill ? { ...fact, fill: a.fill } : fact;
}
function sameScalar(a, b) {
  if (a === null || b === null) return false;
  return isExpression(a) && isExpression(b) ? sameDim(a, b) : Object.is(a, b);
}
function factKey(fact) {
  if (fact === void 0) return "-";
  if (fact.kind === "sequence") return `seq(${factKey(fact.element)};${dimKey(fact.length)};${fact.elements?.map(factKey).join() ?? ""})`;
  if (fact.kind === "optional") return `opt(${factKey(fact.element)};${fact.isPresent})`;
  if (fact.kind === "map") return `map(${fact.key};${factKey(fact.value)})`;
  const value = fact.weight === void 0 ? fact.value?.map(scalarKey).join() ?? "" : "";
  return `${fact.dtype}[${fact.shape?.map(dimKey).join() ?? "*"}]=${value}*${fact.fill === void 0 ? "" : scalarKey(fact.fill)}<${fact.quantizedFrom ?? ""}#${fact.weight?.id ?? ""}`;
}
function scalarKey(scalar) {
  return typeof scalar === "boolean" ? String(scalar) : dimKey(scalar);
}

export {
  isExpression,
  dimKey,
  symbol,
  ofAtom,
  divisionAtom,
  constantOf,
  add,
  sum,
  negate,
  subtract,
  multiply,
  quotient,
  isWhole,
  max,
  min,
  atLeast,
  isLess,
  isEqual,
  floorDiv,
  ceilDiv,
  truncDiv,
  modulo,
  floor,
  ceil,
  sameDim,
  sameShape,
  elementsOf,
  symbolsOf,
  operandsOf,
  substitute,
  replaceAtoms,
  dimText,
  parseDim,
  MAX_VALUE_ELEMENTS,
  tensor,
  whyNamed,
  unknownTensor,
  isShaped,
  elementCount,
  elementBits,
  commonFact,
  sameScalar,
  factKey
};
