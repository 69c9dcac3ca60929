import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  calibratedProfile
} from "./chunk-5V7FC7GY.js";
import {
  measureOptions
} from "./chunk-N3HHWYX2.js";
import "./chunk-T55HMZCT.js";
import "./chunk-TU33YN64.js";
import "./chunk-WR5PVO23.js";
import "./chunk-JCUFDLFF.js";
import "./chunk-D5IZ6XCP.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-OUZM53LA.js";
import "./chunk-3MDXYWN6.js";
import {
  measureModel
} from "./chunk-KHWWTC7Y.js";
import {
  profileFile
} from "./chunk-QLKEPKGP.js";
import "./chunk-ACXO763F.js";
import "./chunk-BRYJ2U2Q.js";
import "./chunk-SZEYDCYL.js";
import "./chunk-K2CNBLXQ.js";
import "./chunk-75FNHQGX.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-YDIQTVKO.js";
import "./chunk-XTC2YV62.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-5CUT6NTO.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-DNSL4USW.js";
import "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/cli/profile-by-running.ts
async function profileByRunning(path, options, args, output) {
  const settings = { ...await measureOptions(args, path, output), bindings: options.bindings };
  const { analysis, bytesRead } = args.has("calibrate") ? await calibratedProfile(path, options, settings) : profileFile(path, options);
  const { model, profile } = analysis;
  if (!args.has("measure")) return { profile, bytesRead };
  return { profile: { ...profile, measured: await measureModel({ ...settings, head: { model, profile }, layers: true }) }, bytesRead };
}
export {
  profileByRunning
};
