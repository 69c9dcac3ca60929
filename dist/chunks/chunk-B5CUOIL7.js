import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/util/group-by.ts
function groupBy(items, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === void 0) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

// src/graph/operator-name.ts
function operatorName({ domain, op }) {
  return domain === "ai.onnx" || domain === "" ? op : `${domain}::${op}`;
}

export {
  groupBy,
  operatorName
};
