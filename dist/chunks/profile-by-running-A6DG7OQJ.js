import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  calibratedProfile
} from "./chunk-TNAHZLG5.js";
import {
  measureOptions
} from "./chunk-J72Y7BEY.js";
import "./chunk-V3BSHGKY.js";
import "./chunk-TU33YN64.js";
import "./chunk-WR5PVO23.js";
import "./chunk-QTMQXYUL.js";
import "./chunk-D5IZ6XCP.js";
import "./chunk-OUZM53LA.js";
import "./chunk-MXDJ2HO7.js";
import "./chunk-JCGMPJ7X.js";
import {
  measureModel
} from "./chunk-FSDNCBOT.js";
import {
  profileFile
} from "./chunk-TRTWLVBR.js";
import "./chunk-CHMPCH5E.js";
import "./chunk-COEDIX2H.js";
import "./chunk-XZ5UMHD3.js";
import "./chunk-75FNHQGX.js";
import "./chunk-YDIQTVKO.js";
import "./chunk-RJGW5HC5.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-ACXO763F.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
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
