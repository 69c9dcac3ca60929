import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  calibratedProfile
} from "./chunk-2POHITDX.js";
import {
  measureOptions
} from "./chunk-O5FPATG5.js";
import "./chunk-4LTJ57CL.js";
import "./chunk-DOSJVJEN.js";
import "./chunk-2EF4N6W4.js";
import "./chunk-WR5PVO23.js";
import "./chunk-53AA7XOH.js";
import "./chunk-FSYAZXIR.js";
import "./chunk-OUZM53LA.js";
import "./chunk-XUA7YSCK.js";
import {
  measureModel
} from "./chunk-SFQNAPW3.js";
import {
  profileFile
} from "./chunk-T5CLGSGZ.js";
import "./chunk-ITA6TZIE.js";
import "./chunk-NJ2NKAJX.js";
import "./chunk-YHXRFRKK.js";
import "./chunk-XPKI4COW.js";
import "./chunk-5WES5B4S.js";
import "./chunk-5B4KVQJF.js";
import "./chunk-YDIQTVKO.js";
import "./chunk-YNDFLL5Z.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-B5CUOIL7.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-OZKBWTND.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-3MNS4ZMT.js";
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
