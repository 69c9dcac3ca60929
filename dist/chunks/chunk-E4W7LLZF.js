import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  figuresOf,
  groupNodes,
  json,
  moduleTree,
  require_picocolors,
  sortGroups
} from "./chunk-YL6XJJGG.js";
import {
  OUTCOMES,
  causeSuffix,
  figureText,
  outcomeOf
} from "./chunk-EWUV6O3V.js";
import {
  operatorName
} from "./chunk-B5CUOIL7.js";
import {
  isKnown
} from "./chunk-DGCHDJ6K.js";
import {
  visible
} from "./chunk-X6SA5JQK.js";
import {
  counted,
  quantityText,
  shareText,
  signedQuantityText,
  signedShareText
} from "./chunk-BYOSG2LM.js";
import {
  own
} from "./chunk-JCGMPJ7X.js";
import {
  METRIC_INFO,
  TOTAL_INFO
} from "./chunk-OZKBWTND.js";
import {
  NODE_FIGURES,
  TOTALS,
  isFailed
} from "./chunk-MSTFDFOY.js";
import {
  didYouMean
} from "./chunk-3MNS4ZMT.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";
import {
  __commonJS,
  __require,
  __toESM
} from "./chunk-HANBNIMK.js";

// node_modules/cli-table3/src/debug.js
var require_debug = __commonJS({
  "node_modules/cli-table3/src/debug.js"(exports, module) {
    var messages = [];
    var level = 0;
    var debug = (msg, min) => {
      if (level >= min) {
        messages.push(msg);
      }
    };
    debug.WARN = 1;
    debug.INFO = 2;
    debug.DEBUG = 3;
    debug.reset = () => {
      messages = [];
    };
    debug.setDebugLevel = (v) => {
      level = v;
    };
    debug.warn = (msg) => debug(msg, debug.WARN);
    debug.info = (msg) => debug(msg, debug.INFO);
    debug.debug = (msg) => debug(msg, debug.DEBUG);
    debug.debugMessages = () => messages;
    module.exports = debug;
  }
});

// node_modules/cli-table3/node_modules/ansi-regex/index.js
var require_ansi_regex = __commonJS({
  "node_modules/cli-table3/node_modules/ansi-regex/index.js"(exports, module) {
    "use strict";
    module.exports = ({ onlyFirst = false } = {}) => {
      const pattern2 = [
        "[\\u001B\\u009B][[\\]()#;?]*(?:(?:(?:(?:;[-a-zA-Z\\d\\/#&.:=?%@~_]+)*|[a-zA-Z\\d]+(?:;[-a-zA-Z\\d\\/#&.:=?%@~_]*)*)?\\u0007)",
        "(?:(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-ntqry=><~]))"
      ].join("|");
      return new RegExp(pattern2, onlyFirst ? void 0 : "g");
    };
  }
});

// node_modules/cli-table3/node_modules/strip-ansi/index.js
var require_strip_ansi = __commonJS({
  "node_modules/cli-table3/node_modules/strip-ansi/index.js"(exports, module) {
    "use strict";
    var ansiRegex2 = require_ansi_regex();
    module.exports = (string) => typeof string === "string" ? string.replace(ansiRegex2(), "") : string;
  }
});

// node_modules/is-fullwidth-code-point/index.js
var require_is_fullwidth_code_point = __commonJS({
  "node_modules/is-fullwidth-code-point/index.js"(exports, module) {
    "use strict";
    var isFullwidthCodePoint = (codePoint) => {
      if (Number.isNaN(codePoint)) {
        return false;
      }
      if (codePoint >= 4352 && (codePoint <= 4447 || // Hangul Jamo
      codePoint === 9001 || // LEFT-POINTING ANGLE BRACKET
      codePoint === 9002 || // RIGHT-POINTING ANGLE BRACKET
      // CJK Radicals Supplement .. Enclosed CJK Letters and Months
      11904 <= codePoint && codePoint <= 12871 && codePoint !== 12351 || // Enclosed CJK Letters and Months .. CJK Unified Ideographs Extension A
      12880 <= codePoint && codePoint <= 19903 || // CJK Unified Ideographs .. Yi Radicals
      19968 <= codePoint && codePoint <= 42182 || // Hangul Jamo Extended-A
      43360 <= codePoint && codePoint <= 43388 || // Hangul Syllables
      44032 <= codePoint && codePoint <= 55203 || // CJK Compatibility Ideographs
      63744 <= codePoint && codePoint <= 64255 || // Vertical Forms
      65040 <= codePoint && codePoint <= 65049 || // CJK Compatibility Forms .. Small Form Variants
      65072 <= codePoint && codePoint <= 65131 || // Halfwidth and Fullwidth Forms
      65281 <= codePoint && codePoint <= 65376 || 65504 <= codePoint && codePoint <= 65510 || // Kana Supplement
      110592 <= codePoint && codePoint <= 110593 || // Enclosed Ideographic Supplement
      127488 <= codePoint && codePoint <= 127569 || // CJK Unified Ideographs Extension B .. Tertiary Ideographic Plane
      131072 <= codePoint && codePoint <= 262141)) {
        return true;
      }
      return false;
    };
    module.exports = isFullwidthCodePoint;
    module.exports.default = isFullwidthCodePoint;
  }
});

// node_modules/emoji-regex/index.js
var require_emoji_regex = __commonJS({
  "node_modules/emoji-regex/index.js"(exports, module) {
    "use strict";
    module.exports = function() {
      return /\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62(?:\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67|\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74|\uDB40\uDC77\uDB40\uDC6C\uDB40\uDC73)\uDB40\uDC7F|\uD83D\uDC68(?:\uD83C\uDFFC\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68\uD83C\uDFFB|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFF\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB-\uDFFE])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFE\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB-\uDFFD])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFD\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB\uDFFC])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\u200D(?:\u2764\uFE0F\u200D(?:\uD83D\uDC8B\u200D)?\uD83D\uDC68|(?:\uD83D[\uDC68\uDC69])\u200D(?:\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67]))|\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67])|(?:\uD83D[\uDC68\uDC69])\u200D(?:\uD83D[\uDC66\uDC67])|[\u2695\u2696\u2708]\uFE0F|\uD83D[\uDC66\uDC67]|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|(?:\uD83C\uDFFB\u200D[\u2695\u2696\u2708]|\uD83C\uDFFF\u200D[\u2695\u2696\u2708]|\uD83C\uDFFE\u200D[\u2695\u2696\u2708]|\uD83C\uDFFD\u200D[\u2695\u2696\u2708]|\uD83C\uDFFC\u200D[\u2695\u2696\u2708])\uFE0F|\uD83C\uDFFB\u200D(?:\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C[\uDFFB-\uDFFF])|(?:\uD83E\uDDD1\uD83C\uDFFB\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFC\u200D\uD83E\uDD1D\u200D\uD83D\uDC69)\uD83C\uDFFB|\uD83E\uDDD1(?:\uD83C\uDFFF\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1(?:\uD83C[\uDFFB-\uDFFF])|\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1)|(?:\uD83E\uDDD1\uD83C\uDFFE\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFF\u200D\uD83E\uDD1D\u200D(?:\uD83D[\uDC68\uDC69]))(?:\uD83C[\uDFFB-\uDFFE])|(?:\uD83E\uDDD1\uD83C\uDFFC\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFD\u200D\uD83E\uDD1D\u200D\uD83D\uDC69)(?:\uD83C[\uDFFB\uDFFC])|\uD83D\uDC69(?:\uD83C\uDFFE\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB-\uDFFD\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFC\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB\uDFFD-\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFB\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFC-\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFD\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB\uDFFC\uDFFE\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\u200D(?:\u2764\uFE0F\u200D(?:\uD83D\uDC8B\u200D(?:\uD83D[\uDC68\uDC69])|\uD83D[\uDC68\uDC69])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFF\u200D(?:\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD]))|\uD83D\uDC69\u200D\uD83D\uDC69\u200D(?:\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67]))|(?:\uD83E\uDDD1\uD83C\uDFFD\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFE\u200D\uD83E\uDD1D\u200D\uD83D\uDC69)(?:\uD83C[\uDFFB-\uDFFD])|\uD83D\uDC69\u200D\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC69\u200D\uD83D\uDC69\u200D(?:\uD83D[\uDC66\uDC67])|(?:\uD83D\uDC41\uFE0F\u200D\uD83D\uDDE8|\uD83D\uDC69(?:\uD83C\uDFFF\u200D[\u2695\u2696\u2708]|\uD83C\uDFFE\u200D[\u2695\u2696\u2708]|\uD83C\uDFFC\u200D[\u2695\u2696\u2708]|\uD83C\uDFFB\u200D[\u2695\u2696\u2708]|\uD83C\uDFFD\u200D[\u2695\u2696\u2708]|\u200D[\u2695\u2696\u2708])|(?:(?:\u26F9|\uD83C[\uDFCB\uDFCC]|\uD83D\uDD75)\uFE0F|\uD83D\uDC6F|\uD83E[\uDD3C\uDDDE\uDDDF])\u200D[\u2640\u2642]|(?:\u26F9|\uD83C[\uDFCB\uDFCC]|\uD83D\uDD75)(?:\uD83C[\uDFFB-\uDFFF])\u200D[\u2640\u2642]|(?:\uD83C[\uDFC3\uDFC4\uDFCA]|\uD83D[\uDC6E\uDC71\uDC73\uDC77\uDC81\uDC82\uDC86\uDC87\uDE45-\uDE47\uDE4B\uDE4D\uDE4E\uDEA3\uDEB4-\uDEB6]|\uD83E[\uDD26\uDD37-\uDD39\uDD3D\uDD3E\uDDB8\uDDB9\uDDCD-\uDDCF\uDDD6-\uDDDD])(?:(?:\uD83C[\uDFFB-\uDFFF])\u200D[\u2640\u2642]|\u200D[\u2640\u2642])|\uD83C\uDFF4\u200D\u2620)\uFE0F|\uD83D\uDC69\u200D\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67])|\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08|\uD83D\uDC15\u200D\uD83E\uDDBA|\uD83D\uDC69\u200D\uD83D\uDC66|\uD83D\uDC69\u200D\uD83D\uDC67|\uD83C\uDDFD\uD83C\uDDF0|\uD83C\uDDF4\uD83C\uDDF2|\uD83C\uDDF6\uD83C\uDDE6|[#\*0-9]\uFE0F\u20E3|\uD83C\uDDE7(?:\uD83C[\uDDE6\uDDE7\uDDE9-\uDDEF\uDDF1-\uDDF4\uDDF6-\uDDF9\uDDFB\uDDFC\uDDFE\uDDFF])|\uD83C\uDDF9(?:\uD83C[\uDDE6\uDDE8\uDDE9\uDDEB-\uDDED\uDDEF-\uDDF4\uDDF7\uDDF9\uDDFB\uDDFC\uDDFF])|\uD83C\uDDEA(?:\uD83C[\uDDE6\uDDE8\uDDEA\uDDEC\uDDED\uDDF7-\uDDFA])|\uD83E\uDDD1(?:\uD83C[\uDFFB-\uDFFF])|\uD83C\uDDF7(?:\uD83C[\uDDEA\uDDF4\uDDF8\uDDFA\uDDFC])|\uD83D\uDC69(?:\uD83C[\uDFFB-\uDFFF])|\uD83C\uDDF2(?:\uD83C[\uDDE6\uDDE8-\uDDED\uDDF0-\uDDFF])|\uD83C\uDDE6(?:\uD83C[\uDDE8-\uDDEC\uDDEE\uDDF1\uDDF2\uDDF4\uDDF6-\uDDFA\uDDFC\uDDFD\uDDFF])|\uD83C\uDDF0(?:\uD83C[\uDDEA\uDDEC-\uDDEE\uDDF2\uDDF3\uDDF5\uDDF7\uDDFC\uDDFE\uDDFF])|\uD83C\uDDED(?:\uD83C[\uDDF0\uDDF2\uDDF3\uDDF7\uDDF9\uDDFA])|\uD83C\uDDE9(?:\uD83C[\uDDEA\uDDEC\uDDEF\uDDF0\uDDF2\uDDF4\uDDFF])|\uD83C\uDDFE(?:\uD83C[\uDDEA\uDDF9])|\uD83C\uDDEC(?:\uD83C[\uDDE6\uDDE7\uDDE9-\uDDEE\uDDF1-\uDDF3\uDDF5-\uDDFA\uDDFC\uDDFE])|\uD83C\uDDF8(?:\uD83C[\uDDE6-\uDDEA\uDDEC-\uDDF4\uDDF7-\uDDF9\uDDFB\uDDFD-\uDDFF])|\uD83C\uDDEB(?:\uD83C[\uDDEE-\uDDF0\uDDF2\uDDF4\uDDF7])|\uD83C\uDDF5(?:\uD83C[\uDDE6\uDDEA-\uDDED\uDDF0-\uDDF3\uDDF7-\uDDF9\uDDFC\uDDFE])|\uD83C\uDDFB(?:\uD83C[\uDDE6\uDDE8\uDDEA\uDDEC\uDDEE\uDDF3\uDDFA])|\uD83C\uDDF3(?:\uD83C[\uDDE6\uDDE8\uDDEA-\uDDEC\uDDEE\uDDF1\uDDF4\uDDF5\uDDF7\uDDFA\uDDFF])|\uD83C\uDDE8(?:\uD83C[\uDDE6\uDDE8\uDDE9\uDDEB-\uDDEE\uDDF0-\uDDF5\uDDF7\uDDFA-\uDDFF])|\uD83C\uDDF1(?:\uD83C[\uDDE6-\uDDE8\uDDEE\uDDF0\uDDF7-\uDDFB\uDDFE])|\uD83C\uDDFF(?:\uD83C[\uDDE6\uDDF2\uDDFC])|\uD83C\uDDFC(?:\uD83C[\uDDEB\uDDF8])|\uD83C\uDDFA(?:\uD83C[\uDDE6\uDDEC\uDDF2\uDDF3\uDDF8\uDDFE\uDDFF])|\uD83C\uDDEE(?:\uD83C[\uDDE8-\uDDEA\uDDF1-\uDDF4\uDDF6-\uDDF9])|\uD83C\uDDEF(?:\uD83C[\uDDEA\uDDF2\uDDF4\uDDF5])|(?:\uD83C[\uDFC3\uDFC4\uDFCA]|\uD83D[\uDC6E\uDC71\uDC73\uDC77\uDC81\uDC82\uDC86\uDC87\uDE45-\uDE47\uDE4B\uDE4D\uDE4E\uDEA3\uDEB4-\uDEB6]|\uD83E[\uDD26\uDD37-\uDD39\uDD3D\uDD3E\uDDB8\uDDB9\uDDCD-\uDDCF\uDDD6-\uDDDD])(?:\uD83C[\uDFFB-\uDFFF])|(?:\u26F9|\uD83C[\uDFCB\uDFCC]|\uD83D\uDD75)(?:\uD83C[\uDFFB-\uDFFF])|(?:[\u261D\u270A-\u270D]|\uD83C[\uDF85\uDFC2\uDFC7]|\uD83D[\uDC42\uDC43\uDC46-\uDC50\uDC66\uDC67\uDC6B-\uDC6D\uDC70\uDC72\uDC74-\uDC76\uDC78\uDC7C\uDC83\uDC85\uDCAA\uDD74\uDD7A\uDD90\uDD95\uDD96\uDE4C\uDE4F\uDEC0\uDECC]|\uD83E[\uDD0F\uDD18-\uDD1C\uDD1E\uDD1F\uDD30-\uDD36\uDDB5\uDDB6\uDDBB\uDDD2-\uDDD5])(?:\uD83C[\uDFFB-\uDFFF])|(?:[\u231A\u231B\u23E9-\u23EC\u23F0\u23F3\u25FD\u25FE\u2614\u2615\u2648-\u2653\u267F\u2693\u26A1\u26AA\u26AB\u26BD\u26BE\u26C4\u26C5\u26CE\u26D4\u26EA\u26F2\u26F3\u26F5\u26FA\u26FD\u2705\u270A\u270B\u2728\u274C\u274E\u2753-\u2755\u2757\u2795-\u2797\u27B0\u27BF\u2B1B\u2B1C\u2B50\u2B55]|\uD83C[\uDC04\uDCCF\uDD8E\uDD91-\uDD9A\uDDE6-\uDDFF\uDE01\uDE1A\uDE2F\uDE32-\uDE36\uDE38-\uDE3A\uDE50\uDE51\uDF00-\uDF20\uDF2D-\uDF35\uDF37-\uDF7C\uDF7E-\uDF93\uDFA0-\uDFCA\uDFCF-\uDFD3\uDFE0-\uDFF0\uDFF4\uDFF8-\uDFFF]|\uD83D[\uDC00-\uDC3E\uDC40\uDC42-\uDCFC\uDCFF-\uDD3D\uDD4B-\uDD4E\uDD50-\uDD67\uDD7A\uDD95\uDD96\uDDA4\uDDFB-\uDE4F\uDE80-\uDEC5\uDECC\uDED0-\uDED2\uDED5\uDEEB\uDEEC\uDEF4-\uDEFA\uDFE0-\uDFEB]|\uD83E[\uDD0D-\uDD3A\uDD3C-\uDD45\uDD47-\uDD71\uDD73-\uDD76\uDD7A-\uDDA2\uDDA5-\uDDAA\uDDAE-\uDDCA\uDDCD-\uDDFF\uDE70-\uDE73\uDE78-\uDE7A\uDE80-\uDE82\uDE90-\uDE95])|(?:[#\*0-9\xA9\xAE\u203C\u2049\u2122\u2139\u2194-\u2199\u21A9\u21AA\u231A\u231B\u2328\u23CF\u23E9-\u23F3\u23F8-\u23FA\u24C2\u25AA\u25AB\u25B6\u25C0\u25FB-\u25FE\u2600-\u2604\u260E\u2611\u2614\u2615\u2618\u261D\u2620\u2622\u2623\u2626\u262A\u262E\u262F\u2638-\u263A\u2640\u2642\u2648-\u2653\u265F\u2660\u2663\u2665\u2666\u2668\u267B\u267E\u267F\u2692-\u2697\u2699\u269B\u269C\u26A0\u26A1\u26AA\u26AB\u26B0\u26B1\u26BD\u26BE\u26C4\u26C5\u26C8\u26CE\u26CF\u26D1\u26D3\u26D4\u26E9\u26EA\u26F0-\u26F5\u26F7-\u26FA\u26FD\u2702\u2705\u2708-\u270D\u270F\u2712\u2714\u2716\u271D\u2721\u2728\u2733\u2734\u2744\u2747\u274C\u274E\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27A1\u27B0\u27BF\u2934\u2935\u2B05-\u2B07\u2B1B\u2B1C\u2B50\u2B55\u3030\u303D\u3297\u3299]|\uD83C[\uDC04\uDCCF\uDD70\uDD71\uDD7E\uDD7F\uDD8E\uDD91-\uDD9A\uDDE6-\uDDFF\uDE01\uDE02\uDE1A\uDE2F\uDE32-\uDE3A\uDE50\uDE51\uDF00-\uDF21\uDF24-\uDF93\uDF96\uDF97\uDF99-\uDF9B\uDF9E-\uDFF0\uDFF3-\uDFF5\uDFF7-\uDFFF]|\uD83D[\uDC00-\uDCFD\uDCFF-\uDD3D\uDD49-\uDD4E\uDD50-\uDD67\uDD6F\uDD70\uDD73-\uDD7A\uDD87\uDD8A-\uDD8D\uDD90\uDD95\uDD96\uDDA4\uDDA5\uDDA8\uDDB1\uDDB2\uDDBC\uDDC2-\uDDC4\uDDD1-\uDDD3\uDDDC-\uDDDE\uDDE1\uDDE3\uDDE8\uDDEF\uDDF3\uDDFA-\uDE4F\uDE80-\uDEC5\uDECB-\uDED2\uDED5\uDEE0-\uDEE5\uDEE9\uDEEB\uDEEC\uDEF0\uDEF3-\uDEFA\uDFE0-\uDFEB]|\uD83E[\uDD0D-\uDD3A\uDD3C-\uDD45\uDD47-\uDD71\uDD73-\uDD76\uDD7A-\uDDA2\uDDA5-\uDDAA\uDDAE-\uDDCA\uDDCD-\uDDFF\uDE70-\uDE73\uDE78-\uDE7A\uDE80-\uDE82\uDE90-\uDE95])\uFE0F|(?:[\u261D\u26F9\u270A-\u270D]|\uD83C[\uDF85\uDFC2-\uDFC4\uDFC7\uDFCA-\uDFCC]|\uD83D[\uDC42\uDC43\uDC46-\uDC50\uDC66-\uDC78\uDC7C\uDC81-\uDC83\uDC85-\uDC87\uDC8F\uDC91\uDCAA\uDD74\uDD75\uDD7A\uDD90\uDD95\uDD96\uDE45-\uDE47\uDE4B-\uDE4F\uDEA3\uDEB4-\uDEB6\uDEC0\uDECC]|\uD83E[\uDD0F\uDD18-\uDD1F\uDD26\uDD30-\uDD39\uDD3C-\uDD3E\uDDB5\uDDB6\uDDB8\uDDB9\uDDBB\uDDCD-\uDDCF\uDDD1-\uDDDD])/g;
    };
  }
});

// node_modules/cli-table3/node_modules/string-width/index.js
var require_string_width = __commonJS({
  "node_modules/cli-table3/node_modules/string-width/index.js"(exports, module) {
    "use strict";
    var stripAnsi2 = require_strip_ansi();
    var isFullwidthCodePoint = require_is_fullwidth_code_point();
    var emojiRegex = require_emoji_regex();
    var stringWidth2 = (string) => {
      if (typeof string !== "string" || string.length === 0) {
        return 0;
      }
      string = stripAnsi2(string);
      if (string.length === 0) {
        return 0;
      }
      string = string.replace(emojiRegex(), "  ");
      let width = 0;
      for (let i = 0; i < string.length; i++) {
        const code = string.codePointAt(i);
        if (code <= 31 || code >= 127 && code <= 159) {
          continue;
        }
        if (code >= 768 && code <= 879) {
          continue;
        }
        if (code > 65535) {
          i++;
        }
        width += isFullwidthCodePoint(code) ? 2 : 1;
      }
      return width;
    };
    module.exports = stringWidth2;
    module.exports.default = stringWidth2;
  }
});

// node_modules/cli-table3/src/utils.js
var require_utils = __commonJS({
  "node_modules/cli-table3/src/utils.js"(exports, module) {
    var stringWidth2 = require_string_width();
    function codeRegex(capture) {
      return capture ? /\u001b\[((?:\d*;){0,5}\d*)m/g : /\u001b\[(?:\d*;){0,5}\d*m/g;
    }
    function strlen(str) {
      let code = codeRegex();
      let stripped = ("" + str).replace(code, "");
      let split = stripped.split("\n");
      return split.reduce(function(memo, s) {
        return stringWidth2(s) > memo ? stringWidth2(s) : memo;
      }, 0);
    }
    function repeat(str, times) {
      return Array(times + 1).join(str);
    }
    function pad(str, len, pad2, dir) {
      let length = strlen(str);
      if (len + 1 >= length) {
        let padlen = len - length;
        switch (dir) {
          case "right": {
            str = repeat(pad2, padlen) + str;
            break;
          }
          case "center": {
            let right = Math.ceil(padlen / 2);
            let left = padlen - right;
            str = repeat(pad2, left) + str + repeat(pad2, right);
            break;
          }
          default: {
            str = str + repeat(pad2, padlen);
            break;
          }
        }
      }
      return str;
    }
    var codeCache = {};
    function addToCodeCache(name2, on, off) {
      on = "\x1B[" + on + "m";
      off = "\x1B[" + off + "m";
      codeCache[on] = { set: name2, to: true };
      codeCache[off] = { set: name2, to: false };
      codeCache[name2] = { on, off };
    }
    addToCodeCache("bold", 1, 22);
    addToCodeCache("italics", 3, 23);
    addToCodeCache("underline", 4, 24);
    addToCodeCache("inverse", 7, 27);
    addToCodeCache("strikethrough", 9, 29);
    function updateState(state, controlChars) {
      let controlCode = controlChars[1] ? parseInt(controlChars[1].split(";")[0]) : 0;
      if (controlCode >= 30 && controlCode <= 39 || controlCode >= 90 && controlCode <= 97) {
        state.lastForegroundAdded = controlChars[0];
        return;
      }
      if (controlCode >= 40 && controlCode <= 49 || controlCode >= 100 && controlCode <= 107) {
        state.lastBackgroundAdded = controlChars[0];
        return;
      }
      if (controlCode === 0) {
        for (let i in state) {
          if (Object.prototype.hasOwnProperty.call(state, i)) {
            delete state[i];
          }
        }
        return;
      }
      let info = codeCache[controlChars[0]];
      if (info) {
        state[info.set] = info.to;
      }
    }
    function readState(line) {
      let code = codeRegex(true);
      let controlChars = code.exec(line);
      let state = {};
      while (controlChars !== null) {
        updateState(state, controlChars);
        controlChars = code.exec(line);
      }
      return state;
    }
    function unwindState(state, ret) {
      let lastBackgroundAdded = state.lastBackgroundAdded;
      let lastForegroundAdded = state.lastForegroundAdded;
      delete state.lastBackgroundAdded;
      delete state.lastForegroundAdded;
      Object.keys(state).forEach(function(key) {
        if (state[key]) {
          ret += codeCache[key].off;
        }
      });
      if (lastBackgroundAdded && lastBackgroundAdded != "\x1B[49m") {
        ret += "\x1B[49m";
      }
      if (lastForegroundAdded && lastForegroundAdded != "\x1B[39m") {
        ret += "\x1B[39m";
      }
      return ret;
    }
    function rewindState(state, ret) {
      let lastBackgroundAdded = state.lastBackgroundAdded;
      let lastForegroundAdded = state.lastForegroundAdded;
      delete state.lastBackgroundAdded;
      delete state.lastForegroundAdded;
      Object.keys(state).forEach(function(key) {
        if (state[key]) {
          ret = codeCache[key].on + ret;
        }
      });
      if (lastBackgroundAdded && lastBackgroundAdded != "\x1B[49m") {
        ret = lastBackgroundAdded + ret;
      }
      if (lastForegroundAdded && lastForegroundAdded != "\x1B[39m") {
        ret = lastForegroundAdded + ret;
      }
      return ret;
    }
    function truncateWidth(str, desiredLength) {
      if (str.length === strlen(str)) {
        return str.substr(0, desiredLength);
      }
      while (strlen(str) > desiredLength) {
        str = str.slice(0, -1);
      }
      return str;
    }
    function truncateWidthWithAnsi(str, desiredLength) {
      let code = codeRegex(true);
      let split = str.split(codeRegex());
      let splitIndex = 0;
      let retLen = 0;
      let ret = "";
      let myArray;
      let state = {};
      while (retLen < desiredLength) {
        myArray = code.exec(str);
        let toAdd = split[splitIndex];
        splitIndex++;
        if (retLen + strlen(toAdd) > desiredLength) {
          toAdd = truncateWidth(toAdd, desiredLength - retLen);
        }
        ret += toAdd;
        retLen += strlen(toAdd);
        if (retLen < desiredLength) {
          if (!myArray) {
            break;
          }
          ret += myArray[0];
          updateState(state, myArray);
        }
      }
      return unwindState(state, ret);
    }
    function truncate(str, desiredLength, truncateChar) {
      truncateChar = truncateChar || "…";
      let lengthOfStr = strlen(str);
      if (lengthOfStr <= desiredLength) {
        return str;
      }
      desiredLength -= strlen(truncateChar);
      let ret = truncateWidthWithAnsi(str, desiredLength);
      ret += truncateChar;
      const hrefTag = "\x1B]8;;\x07";
      if (str.includes(hrefTag) && !ret.includes(hrefTag)) {
        ret += hrefTag;
      }
      return ret;
    }
    function defaultOptions() {
      return {
        chars: {
          top: "─",
          "top-mid": "┬",
          "top-left": "┌",
          "top-right": "┐",
          bottom: "─",
          "bottom-mid": "┴",
          "bottom-left": "└",
          "bottom-right": "┘",
          left: "│",
          "left-mid": "├",
          mid: "─",
          "mid-mid": "┼",
          right: "│",
          "right-mid": "┤",
          middle: "│"
        },
        truncate: "…",
        colWidths: [],
        rowHeights: [],
        colAligns: [],
        rowAligns: [],
        style: {
          "padding-left": 1,
          "padding-right": 1,
          head: ["red"],
          border: ["grey"],
          compact: false
        },
        head: []
      };
    }
    function mergeOptions(options, defaults) {
      options = options || {};
      defaults = defaults || defaultOptions();
      let ret = Object.assign({}, defaults, options);
      ret.chars = Object.assign({}, defaults.chars, options.chars);
      ret.style = Object.assign({}, defaults.style, options.style);
      return ret;
    }
    function wordWrap(maxLength, input) {
      let lines = [];
      let split = input.split(/(\s+)/g);
      let line = [];
      let lineLength = 0;
      let whitespace;
      for (let i = 0; i < split.length; i += 2) {
        let word = split[i];
        let newLength = lineLength + strlen(word);
        if (lineLength > 0 && whitespace) {
          newLength += whitespace.length;
        }
        if (newLength > maxLength) {
          if (lineLength !== 0) {
            lines.push(line.join(""));
          }
          line = [word];
          lineLength = strlen(word);
        } else {
          line.push(whitespace || "", word);
          lineLength = newLength;
        }
        whitespace = split[i + 1];
      }
      if (lineLength) {
        lines.push(line.join(""));
      }
      return lines;
    }
    function textWrap(maxLength, input) {
      let lines = [];
      let line = "";
      function pushLine(str, ws) {
        if (line.length && ws) line += ws;
        line += str;
        while (line.length > maxLength) {
          lines.push(line.slice(0, maxLength));
          line = line.slice(maxLength);
        }
      }
      let split = input.split(/(\s+)/g);
      for (let i = 0; i < split.length; i += 2) {
        pushLine(split[i], i && split[i - 1]);
      }
      if (line.length) lines.push(line);
      return lines;
    }
    function multiLineWordWrap(maxLength, input, wrapOnWordBoundary = true) {
      let output = [];
      input = input.split("\n");
      const handler = wrapOnWordBoundary ? wordWrap : textWrap;
      for (let i = 0; i < input.length; i++) {
        output.push.apply(output, handler(maxLength, input[i]));
      }
      return output;
    }
    function colorizeLines(input) {
      let state = {};
      let output = [];
      for (let i = 0; i < input.length; i++) {
        let line = rewindState(state, input[i]);
        state = readState(line);
        let temp = Object.assign({}, state);
        output.push(unwindState(temp, line));
      }
      return output;
    }
    function hyperlink(url, text) {
      const OSC = "\x1B]";
      const BEL = "\x07";
      const SEP = ";";
      return [OSC, "8", SEP, SEP, url || text, BEL, text, OSC, "8", SEP, SEP, BEL].join("");
    }
    module.exports = {
      strlen,
      repeat,
      pad,
      truncate,
      mergeOptions,
      wordWrap: multiLineWordWrap,
      colorizeLines,
      hyperlink
    };
  }
});

// node_modules/@colors/colors/lib/styles.js
var require_styles = __commonJS({
  "node_modules/@colors/colors/lib/styles.js"(exports, module) {
    var styles = {};
    module["exports"] = styles;
    var codes = {
      reset: [0, 0],
      bold: [1, 22],
      dim: [2, 22],
      italic: [3, 23],
      underline: [4, 24],
      inverse: [7, 27],
      hidden: [8, 28],
      strikethrough: [9, 29],
      black: [30, 39],
      red: [31, 39],
      green: [32, 39],
      yellow: [33, 39],
      blue: [34, 39],
      magenta: [35, 39],
      cyan: [36, 39],
      white: [37, 39],
      gray: [90, 39],
      grey: [90, 39],
      brightRed: [91, 39],
      brightGreen: [92, 39],
      brightYellow: [93, 39],
      brightBlue: [94, 39],
      brightMagenta: [95, 39],
      brightCyan: [96, 39],
      brightWhite: [97, 39],
      bgBlack: [40, 49],
      bgRed: [41, 49],
      bgGreen: [42, 49],
      bgYellow: [43, 49],
      bgBlue: [44, 49],
      bgMagenta: [45, 49],
      bgCyan: [46, 49],
      bgWhite: [47, 49],
      bgGray: [100, 49],
      bgGrey: [100, 49],
      bgBrightRed: [101, 49],
      bgBrightGreen: [102, 49],
      bgBrightYellow: [103, 49],
      bgBrightBlue: [104, 49],
      bgBrightMagenta: [105, 49],
      bgBrightCyan: [106, 49],
      bgBrightWhite: [107, 49],
      // legacy styles for colors pre v1.0.0
      blackBG: [40, 49],
      redBG: [41, 49],
      greenBG: [42, 49],
      yellowBG: [43, 49],
      blueBG: [44, 49],
      magentaBG: [45, 49],
      cyanBG: [46, 49],
      whiteBG: [47, 49]
    };
    Object.keys(codes).forEach(function(key) {
      var val = codes[key];
      var style = styles[key] = [];
      style.open = "\x1B[" + val[0] + "m";
      style.close = "\x1B[" + val[1] + "m";
    });
  }
});

// node_modules/@colors/colors/lib/system/has-flag.js
var require_has_flag = __commonJS({
  "node_modules/@colors/colors/lib/system/has-flag.js"(exports, module) {
    "use strict";
    module.exports = function(flag, argv) {
      argv = argv || process.argv;
      var terminatorPos = argv.indexOf("--");
      var prefix = /^-{1,2}/.test(flag) ? "" : "--";
      var pos = argv.indexOf(prefix + flag);
      return pos !== -1 && (terminatorPos === -1 ? true : pos < terminatorPos);
    };
  }
});

// node_modules/@colors/colors/lib/system/supports-colors.js
var require_supports_colors = __commonJS({
  "node_modules/@colors/colors/lib/system/supports-colors.js"(exports, module) {
    "use strict";
    var os = __require("os");
    var hasFlag = require_has_flag();
    var env = process.env;
    var forceColor = void 0;
    if (hasFlag("no-color") || hasFlag("no-colors") || hasFlag("color=false")) {
      forceColor = false;
    } else if (hasFlag("color") || hasFlag("colors") || hasFlag("color=true") || hasFlag("color=always")) {
      forceColor = true;
    }
    if ("FORCE_COLOR" in env) {
      forceColor = env.FORCE_COLOR.length === 0 || parseInt(env.FORCE_COLOR, 10) !== 0;
    }
    function translateLevel(level) {
      if (level === 0) {
        return false;
      }
      return {
        level,
        hasBasic: true,
        has256: level >= 2,
        has16m: level >= 3
      };
    }
    function supportsColor(stream) {
      if (forceColor === false) {
        return 0;
      }
      if (hasFlag("color=16m") || hasFlag("color=full") || hasFlag("color=truecolor")) {
        return 3;
      }
      if (hasFlag("color=256")) {
        return 2;
      }
      if (stream && !stream.isTTY && forceColor !== true) {
        return 0;
      }
      var min = forceColor ? 1 : 0;
      if (process.platform === "win32") {
        var osRelease = os.release().split(".");
        if (Number(process.versions.node.split(".")[0]) >= 8 && Number(osRelease[0]) >= 10 && Number(osRelease[2]) >= 10586) {
          return Number(osRelease[2]) >= 14931 ? 3 : 2;
        }
        return 1;
      }
      if ("CI" in env) {
        if (["TRAVIS", "CIRCLECI", "APPVEYOR", "GITLAB_CI"].some(function(sign) {
          return sign in env;
        }) || env.CI_NAME === "codeship") {
          return 1;
        }
        return min;
      }
      if ("TEAMCITY_VERSION" in env) {
        return /^(9\.(0*[1-9]\d*)\.|\d{2,}\.)/.test(env.TEAMCITY_VERSION) ? 1 : 0;
      }
      if ("TERM_PROGRAM" in env) {
        var version = parseInt((env.TERM_PROGRAM_VERSION || "").split(".")[0], 10);
        switch (env.TERM_PROGRAM) {
          case "iTerm.app":
            return version >= 3 ? 3 : 2;
          case "Hyper":
            return 3;
          case "Apple_Terminal":
            return 2;
        }
      }
      if (/-256(color)?$/i.test(env.TERM)) {
        return 2;
      }
      if (/^screen|^xterm|^vt100|^rxvt|color|ansi|cygwin|linux/i.test(env.TERM)) {
        return 1;
      }
      if ("COLORTERM" in env) {
        return 1;
      }
      if (env.TERM === "dumb") {
        return min;
      }
      return min;
    }
    function getSupportLevel(stream) {
      var level = supportsColor(stream);
      return translateLevel(level);
    }
    module.exports = {
      supportsColor: getSupportLevel,
      stdout: getSupportLevel(process.stdout),
      stderr: getSupportLevel(process.stderr)
    };
  }
});

// node_modules/@colors/colors/lib/custom/trap.js
var require_trap = __commonJS({
  "node_modules/@colors/colors/lib/custom/trap.js"(exports, module) {
    module["exports"] = function runTheTrap(text, options) {
      var result = "";
      text = text || "Run the trap, drop the bass";
      text = text.split("");
      var trap = {
        a: ["@", "Ą", "Ⱥ", "Ʌ", "Δ", "Λ", "Д"],
        b: ["ß", "Ɓ", "Ƀ", "ɮ", "β", "฿"],
        c: ["©", "Ȼ", "Ͼ"],
        d: ["Ð", "Ɗ", "Ԁ", "ԁ", "Ԃ", "ԃ"],
        e: [
          "Ë",
          "ĕ",
          "Ǝ",
          "ɘ",
          "Σ",
          "ξ",
          "Ҽ",
          "੬"
        ],
        f: ["Ӻ"],
        g: ["ɢ"],
        h: ["Ħ", "ƕ", "Ң", "Һ", "Ӈ", "Ԋ"],
        i: ["༏"],
        j: ["Ĵ"],
        k: ["ĸ", "Ҡ", "Ӄ", "Ԟ"],
        l: ["Ĺ"],
        m: ["ʍ", "Ӎ", "ӎ", "Ԡ", "ԡ", "൩"],
        n: ["Ñ", "ŋ", "Ɲ", "Ͷ", "Π", "Ҋ"],
        o: [
          "Ø",
          "õ",
          "ø",
          "Ǿ",
          "ʘ",
          "Ѻ",
          "ם",
          "۝",
          "๏"
        ],
        p: ["Ƿ", "Ҏ"],
        q: ["্"],
        r: ["®", "Ʀ", "Ȑ", "Ɍ", "ʀ", "Я"],
        s: ["§", "Ϟ", "ϟ", "Ϩ"],
        t: ["Ł", "Ŧ", "ͳ"],
        u: ["Ʊ", "Ս"],
        v: ["ט"],
        w: ["Ш", "Ѡ", "Ѽ", "൰"],
        x: ["Ҳ", "Ӿ", "Ӽ", "ӽ"],
        y: ["¥", "Ұ", "Ӌ"],
        z: ["Ƶ", "ɀ"]
      };
      text.forEach(function(c) {
        c = c.toLowerCase();
        var chars = trap[c] || [" "];
        var rand = Math.floor(Math.random() * chars.length);
        if (typeof trap[c] !== "undefined") {
          result += trap[c][rand];
        } else {
          result += c;
        }
      });
      return result;
    };
  }
});

// node_modules/@colors/colors/lib/custom/zalgo.js
var require_zalgo = __commonJS({
  "node_modules/@colors/colors/lib/custom/zalgo.js"(exports, module) {
    module["exports"] = function zalgo(text, options) {
      text = text || "   he is here   ";
      var soul = {
        "up": [
          "̍",
          "̎",
          "̄",
          "̅",
          "̿",
          "̑",
          "̆",
          "̐",
          "͒",
          "͗",
          "͑",
          "̇",
          "̈",
          "̊",
          "͂",
          "̓",
          "̈",
          "͊",
          "͋",
          "͌",
          "̃",
          "̂",
          "̌",
          "͐",
          "̀",
          "́",
          "̋",
          "̏",
          "̒",
          "̓",
          "̔",
          "̽",
          "̉",
          "ͣ",
          "ͤ",
          "ͥ",
          "ͦ",
          "ͧ",
          "ͨ",
          "ͩ",
          "ͪ",
          "ͫ",
          "ͬ",
          "ͭ",
          "ͮ",
          "ͯ",
          "̾",
          "͛",
          "͆",
          "̚"
        ],
        "down": [
          "̖",
          "̗",
          "̘",
          "̙",
          "̜",
          "̝",
          "̞",
          "̟",
          "̠",
          "̤",
          "̥",
          "̦",
          "̩",
          "̪",
          "̫",
          "̬",
          "̭",
          "̮",
          "̯",
          "̰",
          "̱",
          "̲",
          "̳",
          "̹",
          "̺",
          "̻",
          "̼",
          "ͅ",
          "͇",
          "͈",
          "͉",
          "͍",
          "͎",
          "͓",
          "͔",
          "͕",
          "͖",
          "͙",
          "͚",
          "̣"
        ],
        "mid": [
          "̕",
          "̛",
          "̀",
          "́",
          "͘",
          "̡",
          "̢",
          "̧",
          "̨",
          "̴",
          "̵",
          "̶",
          "͜",
          "͝",
          "͞",
          "͟",
          "͠",
          "͢",
          "̸",
          "̷",
          "͡",
          " ҉"
        ]
      };
      var all = [].concat(soul.up, soul.down, soul.mid);
      function randomNumber(range) {
        var r = Math.floor(Math.random() * range);
        return r;
      }
      function isChar(character) {
        var bool = false;
        all.filter(function(i) {
          bool = i === character;
        });
        return bool;
      }
      function heComes(text2, options2) {
        var result = "";
        var counts;
        var l;
        options2 = options2 || {};
        options2["up"] = typeof options2["up"] !== "undefined" ? options2["up"] : true;
        options2["mid"] = typeof options2["mid"] !== "undefined" ? options2["mid"] : true;
        options2["down"] = typeof options2["down"] !== "undefined" ? options2["down"] : true;
        options2["size"] = typeof options2["size"] !== "undefined" ? options2["size"] : "maxi";
        text2 = text2.split("");
        for (l in text2) {
          if (isChar(l)) {
            continue;
          }
          result = result + text2[l];
          counts = { "up": 0, "down": 0, "mid": 0 };
          switch (options2.size) {
            case "mini":
              counts.up = randomNumber(8);
              counts.mid = randomNumber(2);
              counts.down = randomNumber(8);
              break;
            case "maxi":
              counts.up = randomNumber(16) + 3;
              counts.mid = randomNumber(4) + 1;
              counts.down = randomNumber(64) + 3;
              break;
            default:
              counts.up = randomNumber(8) + 1;
              counts.mid = randomNumber(6) / 2;
              counts.down = randomNumber(8) + 1;
              break;
          }
          var arr = ["up", "mid", "down"];
          for (var d in arr) {
            var index2 = arr[d];
            for (var i = 0; i <= counts[index2]; i++) {
              if (options2[index2]) {
                result = result + soul[index2][randomNumber(soul[index2].length)];
              }
            }
          }
        }
        return result;
      }
      return heComes(text, options);
    };
  }
});

// node_modules/@colors/colors/lib/maps/america.js
var require_america = __commonJS({
  "node_modules/@colors/colors/lib/maps/america.js"(exports, module) {
    module["exports"] = function(colors) {
      return function(letter, i, exploded) {
        if (letter === " ") return letter;
        switch (i % 3) {
          case 0:
            return colors.red(letter);
          case 1:
            return colors.white(letter);
          case 2:
            return colors.blue(letter);
        }
      };
    };
  }
});

// node_modules/@colors/colors/lib/maps/zebra.js
var require_zebra = __commonJS({
  "node_modules/@colors/colors/lib/maps/zebra.js"(exports, module) {
    module["exports"] = function(colors) {
      return function(letter, i, exploded) {
        return i % 2 === 0 ? letter : colors.inverse(letter);
      };
    };
  }
});

// node_modules/@colors/colors/lib/maps/rainbow.js
var require_rainbow = __commonJS({
  "node_modules/@colors/colors/lib/maps/rainbow.js"(exports, module) {
    module["exports"] = function(colors) {
      var rainbowColors = ["red", "yellow", "green", "blue", "magenta"];
      return function(letter, i, exploded) {
        if (letter === " ") {
          return letter;
        } else {
          return colors[rainbowColors[i++ % rainbowColors.length]](letter);
        }
      };
    };
  }
});

// node_modules/@colors/colors/lib/maps/random.js
var require_random = __commonJS({
  "node_modules/@colors/colors/lib/maps/random.js"(exports, module) {
    module["exports"] = function(colors) {
      var available = [
        "underline",
        "inverse",
        "grey",
        "yellow",
        "red",
        "green",
        "blue",
        "white",
        "cyan",
        "magenta",
        "brightYellow",
        "brightRed",
        "brightGreen",
        "brightBlue",
        "brightWhite",
        "brightCyan",
        "brightMagenta"
      ];
      return function(letter, i, exploded) {
        return letter === " " ? letter : colors[available[Math.round(Math.random() * (available.length - 2))]](letter);
      };
    };
  }
});

// node_modules/@colors/colors/lib/colors.js
var require_colors = __commonJS({
  "node_modules/@colors/colors/lib/colors.js"(exports, module) {
    var colors = {};
    module["exports"] = colors;
    colors.themes = {};
    var util = __require("util");
    var ansiStyles = colors.styles = require_styles();
    var defineProps = Object.defineProperties;
    var newLineRegex = new RegExp(/[\r\n]+/g);
    colors.supportsColor = require_supports_colors().supportsColor;
    if (typeof colors.enabled === "undefined") {
      colors.enabled = colors.supportsColor() !== false;
    }
    colors.enable = function() {
      colors.enabled = true;
    };
    colors.disable = function() {
      colors.enabled = false;
    };
    colors.stripColors = colors.strip = function(str) {
      return ("" + str).replace(/\x1B\[\d+m/g, "");
    };
    var stylize = colors.stylize = function stylize2(str, style) {
      if (!colors.enabled) {
        return str + "";
      }
      var styleMap = ansiStyles[style];
      if (!styleMap && style in colors) {
        return colors[style](str);
      }
      return styleMap.open + str + styleMap.close;
    };
    var matchOperatorsRe = /[|\\{}()[\]^$+*?.]/g;
    var escapeStringRegexp = function(str) {
      if (typeof str !== "string") {
        throw new TypeError("Expected a string");
      }
      return str.replace(matchOperatorsRe, "\\$&");
    };
    function build(_styles) {
      var builder = function builder2() {
        return applyStyle.apply(builder2, arguments);
      };
      builder._styles = _styles;
      builder.__proto__ = proto;
      return builder;
    }
    var styles = (function() {
      var ret = {};
      ansiStyles.grey = ansiStyles.gray;
      Object.keys(ansiStyles).forEach(function(key) {
        ansiStyles[key].closeRe = new RegExp(escapeStringRegexp(ansiStyles[key].close), "g");
        ret[key] = {
          get: function() {
            return build(this._styles.concat(key));
          }
        };
      });
      return ret;
    })();
    var proto = defineProps(function colors2() {
    }, styles);
    function applyStyle() {
      var args = Array.prototype.slice.call(arguments);
      var str = args.map(function(arg) {
        if (arg != null && arg.constructor === String) {
          return arg;
        } else {
          return util.inspect(arg);
        }
      }).join(" ");
      if (!colors.enabled || !str) {
        return str;
      }
      var newLinesPresent = str.indexOf("\n") != -1;
      var nestedStyles = this._styles;
      var i = nestedStyles.length;
      while (i--) {
        var code = ansiStyles[nestedStyles[i]];
        str = code.open + str.replace(code.closeRe, code.open) + code.close;
        if (newLinesPresent) {
          str = str.replace(newLineRegex, function(match) {
            return code.close + match + code.open;
          });
        }
      }
      return str;
    }
    colors.setTheme = function(theme) {
      if (typeof theme === "string") {
        console.log("colors.setTheme now only accepts an object, not a string.  If you are trying to set a theme from a file, it is now your (the caller's) responsibility to require the file.  The old syntax looked like colors.setTheme(__dirname + '/../themes/generic-logging.js'); The new syntax looks like colors.setTheme(require(__dirname + '/../themes/generic-logging.js'));");
        return;
      }
      for (var style in theme) {
        (function(style2) {
          colors[style2] = function(str) {
            if (typeof theme[style2] === "object") {
              var out = str;
              for (var i in theme[style2]) {
                out = colors[theme[style2][i]](out);
              }
              return out;
            }
            return colors[theme[style2]](str);
          };
        })(style);
      }
    };
    function init() {
      var ret = {};
      Object.keys(styles).forEach(function(name2) {
        ret[name2] = {
          get: function() {
            return build([name2]);
          }
        };
      });
      return ret;
    }
    var sequencer = function sequencer2(map2, str) {
      var exploded = str.split("");
      exploded = exploded.map(map2);
      return exploded.join("");
    };
    colors.trap = require_trap();
    colors.zalgo = require_zalgo();
    colors.maps = {};
    colors.maps.america = require_america()(colors);
    colors.maps.zebra = require_zebra()(colors);
    colors.maps.rainbow = require_rainbow()(colors);
    colors.maps.random = require_random()(colors);
    for (map in colors.maps) {
      (function(map2) {
        colors[map2] = function(str) {
          return sequencer(colors.maps[map2], str);
        };
      })(map);
    }
    var map;
    defineProps(colors, init());
  }
});

// node_modules/@colors/colors/safe.js
var require_safe = __commonJS({
  "node_modules/@colors/colors/safe.js"(exports, module) {
    var colors = require_colors();
    module["exports"] = colors;
  }
});

// node_modules/cli-table3/src/cell.js
var require_cell = __commonJS({
  "node_modules/cli-table3/src/cell.js"(exports, module) {
    var { info, debug } = require_debug();
    var utils = require_utils();
    var Cell = class _Cell {
      /**
       * A representation of a cell within the table.
       * Implementations must have `init` and `draw` methods,
       * as well as `colSpan`, `rowSpan`, `desiredHeight` and `desiredWidth` properties.
       * @param options
       * @constructor
       */
      constructor(options) {
        this.setOptions(options);
        this.x = null;
        this.y = null;
      }
      setOptions(options) {
        if (["boolean", "number", "bigint", "string"].indexOf(typeof options) !== -1) {
          options = { content: "" + options };
        }
        options = options || {};
        this.options = options;
        let content = options.content;
        if (["boolean", "number", "bigint", "string"].indexOf(typeof content) !== -1) {
          this.content = String(content);
        } else if (!content) {
          this.content = this.options.href || "";
        } else {
          throw new Error("Content needs to be a primitive, got: " + typeof content);
        }
        this.colSpan = options.colSpan || 1;
        this.rowSpan = options.rowSpan || 1;
        if (this.options.href) {
          Object.defineProperty(this, "href", {
            get() {
              return this.options.href;
            }
          });
        }
      }
      mergeTableOptions(tableOptions, cells) {
        this.cells = cells;
        let optionsChars = this.options.chars || {};
        let tableChars = tableOptions.chars;
        let chars = this.chars = {};
        CHAR_NAMES.forEach(function(name2) {
          setOption(optionsChars, tableChars, name2, chars);
        });
        this.truncate = this.options.truncate || tableOptions.truncate;
        let style = this.options.style = this.options.style || {};
        let tableStyle = tableOptions.style;
        setOption(style, tableStyle, "padding-left", this);
        setOption(style, tableStyle, "padding-right", this);
        this.head = style.head || tableStyle.head;
        this.border = style.border || tableStyle.border;
        this.fixedWidth = tableOptions.colWidths[this.x];
        this.lines = this.computeLines(tableOptions);
        this.desiredWidth = utils.strlen(this.content) + this.paddingLeft + this.paddingRight;
        this.desiredHeight = this.lines.length;
      }
      computeLines(tableOptions) {
        const tableWordWrap = tableOptions.wordWrap || tableOptions.textWrap;
        const { wordWrap = tableWordWrap } = this.options;
        if (this.fixedWidth && wordWrap) {
          this.fixedWidth -= this.paddingLeft + this.paddingRight;
          if (this.colSpan) {
            let i = 1;
            while (i < this.colSpan) {
              this.fixedWidth += tableOptions.colWidths[this.x + i];
              i++;
            }
          }
          const { wrapOnWordBoundary: tableWrapOnWordBoundary = true } = tableOptions;
          const { wrapOnWordBoundary = tableWrapOnWordBoundary } = this.options;
          return this.wrapLines(utils.wordWrap(this.fixedWidth, this.content, wrapOnWordBoundary));
        }
        return this.wrapLines(this.content.split("\n"));
      }
      wrapLines(computedLines) {
        const lines = utils.colorizeLines(computedLines);
        if (this.href) {
          return lines.map((line) => utils.hyperlink(this.href, line));
        }
        return lines;
      }
      /**
       * Initializes the Cells data structure.
       *
       * @param tableOptions - A fully populated set of tableOptions.
       * In addition to the standard default values, tableOptions must have fully populated the
       * `colWidths` and `rowWidths` arrays. Those arrays must have lengths equal to the number
       * of columns or rows (respectively) in this table, and each array item must be a Number.
       *
       */
      init(tableOptions) {
        let x = this.x;
        let y = this.y;
        this.widths = tableOptions.colWidths.slice(x, x + this.colSpan);
        this.heights = tableOptions.rowHeights.slice(y, y + this.rowSpan);
        this.width = this.widths.reduce(sumPlusOne, -1);
        this.height = this.heights.reduce(sumPlusOne, -1);
        this.hAlign = this.options.hAlign || tableOptions.colAligns[x];
        this.vAlign = this.options.vAlign || tableOptions.rowAligns[y];
        this.drawRight = x + this.colSpan == tableOptions.colWidths.length;
      }
      /**
       * Draws the given line of the cell.
       * This default implementation defers to methods `drawTop`, `drawBottom`, `drawLine` and `drawEmpty`.
       * @param lineNum - can be `top`, `bottom` or a numerical line number.
       * @param spanningCell - will be a number if being called from a RowSpanCell, and will represent how
       * many rows below it's being called from. Otherwise it's undefined.
       * @returns {String} The representation of this line.
       */
      draw(lineNum, spanningCell) {
        if (lineNum == "top") return this.drawTop(this.drawRight);
        if (lineNum == "bottom") return this.drawBottom(this.drawRight);
        let content = utils.truncate(this.content, 10, this.truncate);
        if (!lineNum) {
          info(`${this.y}-${this.x}: ${this.rowSpan - lineNum}x${this.colSpan} Cell ${content}`);
        } else {
        }
        let padLen = Math.max(this.height - this.lines.length, 0);
        let padTop;
        switch (this.vAlign) {
          case "center":
            padTop = Math.ceil(padLen / 2);
            break;
          case "bottom":
            padTop = padLen;
            break;
          default:
            padTop = 0;
        }
        if (lineNum < padTop || lineNum >= padTop + this.lines.length) {
          return this.drawEmpty(this.drawRight, spanningCell);
        }
        let forceTruncation = this.lines.length > this.height && lineNum + 1 >= this.height;
        return this.drawLine(lineNum - padTop, this.drawRight, forceTruncation, spanningCell);
      }
      /**
       * Renders the top line of the cell.
       * @param drawRight - true if this method should render the right edge of the cell.
       * @returns {String}
       */
      drawTop(drawRight) {
        let content = [];
        if (this.cells) {
          this.widths.forEach(function(width, index2) {
            content.push(this._topLeftChar(index2));
            content.push(utils.repeat(this.chars[this.y == 0 ? "top" : "mid"], width));
          }, this);
        } else {
          content.push(this._topLeftChar(0));
          content.push(utils.repeat(this.chars[this.y == 0 ? "top" : "mid"], this.width));
        }
        if (drawRight) {
          content.push(this.chars[this.y == 0 ? "topRight" : "rightMid"]);
        }
        return this.wrapWithStyleColors("border", content.join(""));
      }
      _topLeftChar(offset) {
        let x = this.x + offset;
        let leftChar;
        if (this.y == 0) {
          leftChar = x == 0 ? "topLeft" : offset == 0 ? "topMid" : "top";
        } else {
          if (x == 0) {
            leftChar = "leftMid";
          } else {
            leftChar = offset == 0 ? "midMid" : "bottomMid";
            if (this.cells) {
              let spanAbove = this.cells[this.y - 1][x] instanceof _Cell.ColSpanCell;
              if (spanAbove) {
                leftChar = offset == 0 ? "topMid" : "mid";
              }
              if (offset == 0) {
                let i = 1;
                while (this.cells[this.y][x - i] instanceof _Cell.ColSpanCell) {
                  i++;
                }
                if (this.cells[this.y][x - i] instanceof _Cell.RowSpanCell) {
                  leftChar = "leftMid";
                }
              }
            }
          }
        }
        return this.chars[leftChar];
      }
      wrapWithStyleColors(styleProperty, content) {
        if (this[styleProperty] && this[styleProperty].length) {
          try {
            let colors = require_safe();
            for (let i = this[styleProperty].length - 1; i >= 0; i--) {
              colors = colors[this[styleProperty][i]];
            }
            return colors(content);
          } catch (e) {
            return content;
          }
        } else {
          return content;
        }
      }
      /**
       * Renders a line of text.
       * @param lineNum - Which line of text to render. This is not necessarily the line within the cell.
       * There may be top-padding above the first line of text.
       * @param drawRight - true if this method should render the right edge of the cell.
       * @param forceTruncationSymbol - `true` if the rendered text should end with the truncation symbol even
       * if the text fits. This is used when the cell is vertically truncated. If `false` the text should
       * only include the truncation symbol if the text will not fit horizontally within the cell width.
       * @param spanningCell - a number of if being called from a RowSpanCell. (how many rows below). otherwise undefined.
       * @returns {String}
       */
      drawLine(lineNum, drawRight, forceTruncationSymbol, spanningCell) {
        let left = this.chars[this.x == 0 ? "left" : "middle"];
        if (this.x && spanningCell && this.cells) {
          let cellLeft = this.cells[this.y + spanningCell][this.x - 1];
          while (cellLeft instanceof ColSpanCell) {
            cellLeft = this.cells[cellLeft.y][cellLeft.x - 1];
          }
          if (!(cellLeft instanceof RowSpanCell)) {
            left = this.chars["rightMid"];
          }
        }
        let leftPadding = utils.repeat(" ", this.paddingLeft);
        let right = drawRight ? this.chars["right"] : "";
        let rightPadding = utils.repeat(" ", this.paddingRight);
        let line = this.lines[lineNum];
        let len = this.width - (this.paddingLeft + this.paddingRight);
        if (forceTruncationSymbol) line += this.truncate || "…";
        let content = utils.truncate(line, len, this.truncate);
        content = utils.pad(content, len, " ", this.hAlign);
        content = leftPadding + content + rightPadding;
        return this.stylizeLine(left, content, right);
      }
      stylizeLine(left, content, right) {
        left = this.wrapWithStyleColors("border", left);
        right = this.wrapWithStyleColors("border", right);
        if (this.y === 0) {
          content = this.wrapWithStyleColors("head", content);
        }
        return left + content + right;
      }
      /**
       * Renders the bottom line of the cell.
       * @param drawRight - true if this method should render the right edge of the cell.
       * @returns {String}
       */
      drawBottom(drawRight) {
        let left = this.chars[this.x == 0 ? "bottomLeft" : "bottomMid"];
        let content = utils.repeat(this.chars.bottom, this.width);
        let right = drawRight ? this.chars["bottomRight"] : "";
        return this.wrapWithStyleColors("border", left + content + right);
      }
      /**
       * Renders a blank line of text within the cell. Used for top and/or bottom padding.
       * @param drawRight - true if this method should render the right edge of the cell.
       * @param spanningCell - a number of if being called from a RowSpanCell. (how many rows below). otherwise undefined.
       * @returns {String}
       */
      drawEmpty(drawRight, spanningCell) {
        let left = this.chars[this.x == 0 ? "left" : "middle"];
        if (this.x && spanningCell && this.cells) {
          let cellLeft = this.cells[this.y + spanningCell][this.x - 1];
          while (cellLeft instanceof ColSpanCell) {
            cellLeft = this.cells[cellLeft.y][cellLeft.x - 1];
          }
          if (!(cellLeft instanceof RowSpanCell)) {
            left = this.chars["rightMid"];
          }
        }
        let right = drawRight ? this.chars["right"] : "";
        let content = utils.repeat(" ", this.width);
        return this.stylizeLine(left, content, right);
      }
    };
    var ColSpanCell = class {
      /**
       * A Cell that doesn't do anything. It just draws empty lines.
       * Used as a placeholder in column spanning.
       * @constructor
       */
      constructor() {
      }
      draw(lineNum) {
        if (typeof lineNum === "number") {
          debug(`${this.y}-${this.x}: 1x1 ColSpanCell`);
        }
        return "";
      }
      init() {
      }
      mergeTableOptions() {
      }
    };
    var RowSpanCell = class {
      /**
       * A placeholder Cell for a Cell that spans multiple rows.
       * It delegates rendering to the original cell, but adds the appropriate offset.
       * @param originalCell
       * @constructor
       */
      constructor(originalCell) {
        this.originalCell = originalCell;
      }
      init(tableOptions) {
        let y = this.y;
        let originalY = this.originalCell.y;
        this.cellOffset = y - originalY;
        this.offset = findDimension(tableOptions.rowHeights, originalY, this.cellOffset);
      }
      draw(lineNum) {
        if (lineNum == "top") {
          return this.originalCell.draw(this.offset, this.cellOffset);
        }
        if (lineNum == "bottom") {
          return this.originalCell.draw("bottom");
        }
        debug(`${this.y}-${this.x}: 1x${this.colSpan} RowSpanCell for ${this.originalCell.content}`);
        return this.originalCell.draw(this.offset + 1 + lineNum);
      }
      mergeTableOptions() {
      }
    };
    function firstDefined(...args) {
      return args.filter((v) => v !== void 0 && v !== null).shift();
    }
    function setOption(objA, objB, nameB, targetObj) {
      let nameA = nameB.split("-");
      if (nameA.length > 1) {
        nameA[1] = nameA[1].charAt(0).toUpperCase() + nameA[1].substr(1);
        nameA = nameA.join("");
        targetObj[nameA] = firstDefined(objA[nameA], objA[nameB], objB[nameA], objB[nameB]);
      } else {
        targetObj[nameB] = firstDefined(objA[nameB], objB[nameB]);
      }
    }
    function findDimension(dimensionTable, startingIndex, span) {
      let ret = dimensionTable[startingIndex];
      for (let i = 1; i < span; i++) {
        ret += 1 + dimensionTable[startingIndex + i];
      }
      return ret;
    }
    function sumPlusOne(a, b) {
      return a + b + 1;
    }
    var CHAR_NAMES = [
      "top",
      "top-mid",
      "top-left",
      "top-right",
      "bottom",
      "bottom-mid",
      "bottom-left",
      "bottom-right",
      "left",
      "left-mid",
      "mid",
      "mid-mid",
      "right",
      "right-mid",
      "middle"
    ];
    module.exports = Cell;
    module.exports.ColSpanCell = ColSpanCell;
    module.exports.RowSpanCell = RowSpanCell;
  }
});

// node_modules/cli-table3/src/layout-manager.js
var require_layout_manager = __commonJS({
  "node_modules/cli-table3/src/layout-manager.js"(exports, module) {
    var { warn, debug } = require_debug();
    var Cell = require_cell();
    var { ColSpanCell, RowSpanCell } = Cell;
    (function() {
      function next(alloc, col) {
        if (alloc[col] > 0) {
          return next(alloc, col + 1);
        }
        return col;
      }
      function layoutTable(table) {
        let alloc = {};
        table.forEach(function(row, rowIndex) {
          let col = 0;
          row.forEach(function(cell2) {
            cell2.y = rowIndex;
            cell2.x = rowIndex ? next(alloc, col) : col;
            const rowSpan = cell2.rowSpan || 1;
            const colSpan = cell2.colSpan || 1;
            if (rowSpan > 1) {
              for (let cs = 0; cs < colSpan; cs++) {
                alloc[cell2.x + cs] = rowSpan;
              }
            }
            col = cell2.x + colSpan;
          });
          Object.keys(alloc).forEach((idx) => {
            alloc[idx]--;
            if (alloc[idx] < 1) delete alloc[idx];
          });
        });
      }
      function maxWidth(table) {
        let mw = 0;
        table.forEach(function(row) {
          row.forEach(function(cell2) {
            mw = Math.max(mw, cell2.x + (cell2.colSpan || 1));
          });
        });
        return mw;
      }
      function maxHeight(table) {
        return table.length;
      }
      function cellsConflict(cell1, cell2) {
        let yMin1 = cell1.y;
        let yMax1 = cell1.y - 1 + (cell1.rowSpan || 1);
        let yMin2 = cell2.y;
        let yMax2 = cell2.y - 1 + (cell2.rowSpan || 1);
        let yConflict = !(yMin1 > yMax2 || yMin2 > yMax1);
        let xMin1 = cell1.x;
        let xMax1 = cell1.x - 1 + (cell1.colSpan || 1);
        let xMin2 = cell2.x;
        let xMax2 = cell2.x - 1 + (cell2.colSpan || 1);
        let xConflict = !(xMin1 > xMax2 || xMin2 > xMax1);
        return yConflict && xConflict;
      }
      function conflictExists(rows, x, y) {
        let i_max = Math.min(rows.length - 1, y);
        let cell2 = { x, y };
        for (let i = 0; i <= i_max; i++) {
          let row = rows[i];
          for (let j = 0; j < row.length; j++) {
            if (cellsConflict(cell2, row[j])) {
              return true;
            }
          }
        }
        return false;
      }
      function allBlank(rows, y, xMin, xMax) {
        for (let x = xMin; x < xMax; x++) {
          if (conflictExists(rows, x, y)) {
            return false;
          }
        }
        return true;
      }
      function addRowSpanCells(table) {
        table.forEach(function(row, rowIndex) {
          row.forEach(function(cell2) {
            for (let i = 1; i < cell2.rowSpan; i++) {
              let rowSpanCell = new RowSpanCell(cell2);
              rowSpanCell.x = cell2.x;
              rowSpanCell.y = cell2.y + i;
              rowSpanCell.colSpan = cell2.colSpan;
              insertCell(rowSpanCell, table[rowIndex + i]);
            }
          });
        });
      }
      function addColSpanCells(cellRows) {
        for (let rowIndex = cellRows.length - 1; rowIndex >= 0; rowIndex--) {
          let cellColumns = cellRows[rowIndex];
          for (let columnIndex = 0; columnIndex < cellColumns.length; columnIndex++) {
            let cell2 = cellColumns[columnIndex];
            for (let k = 1; k < cell2.colSpan; k++) {
              let colSpanCell = new ColSpanCell();
              colSpanCell.x = cell2.x + k;
              colSpanCell.y = cell2.y;
              cellColumns.splice(columnIndex + 1, 0, colSpanCell);
            }
          }
        }
      }
      function insertCell(cell2, row) {
        let x = 0;
        while (x < row.length && row[x].x < cell2.x) {
          x++;
        }
        row.splice(x, 0, cell2);
      }
      function fillInTable(table) {
        let h_max = maxHeight(table);
        let w_max = maxWidth(table);
        debug(`Max rows: ${h_max}; Max cols: ${w_max}`);
        for (let y = 0; y < h_max; y++) {
          for (let x = 0; x < w_max; x++) {
            if (!conflictExists(table, x, y)) {
              let opts = { x, y, colSpan: 1, rowSpan: 1 };
              x++;
              while (x < w_max && !conflictExists(table, x, y)) {
                opts.colSpan++;
                x++;
              }
              let y2 = y + 1;
              while (y2 < h_max && allBlank(table, y2, opts.x, opts.x + opts.colSpan)) {
                opts.rowSpan++;
                y2++;
              }
              let cell2 = new Cell(opts);
              cell2.x = opts.x;
              cell2.y = opts.y;
              warn(`Missing cell at ${cell2.y}-${cell2.x}.`);
              insertCell(cell2, table[y]);
            }
          }
        }
      }
      function generateCells(rows) {
        return rows.map(function(row) {
          if (!Array.isArray(row)) {
            let key = Object.keys(row)[0];
            row = row[key];
            if (Array.isArray(row)) {
              row = row.slice();
              row.unshift(key);
            } else {
              row = [key, row];
            }
          }
          return row.map(function(cell2) {
            return new Cell(cell2);
          });
        });
      }
      function makeTableLayout(rows) {
        let cellRows = generateCells(rows);
        layoutTable(cellRows);
        fillInTable(cellRows);
        addRowSpanCells(cellRows);
        addColSpanCells(cellRows);
        return cellRows;
      }
      module.exports = {
        makeTableLayout,
        layoutTable,
        addRowSpanCells,
        maxWidth,
        fillInTable,
        computeWidths: makeComputeWidths("colSpan", "desiredWidth", "x", 1),
        computeHeights: makeComputeWidths("rowSpan", "desiredHeight", "y", 1)
      };
    })();
    function makeComputeWidths(colSpan, desiredWidth, x, forcedMin) {
      return function(vals, table) {
        let result = [];
        let spanners = [];
        let auto = {};
        table.forEach(function(row) {
          row.forEach(function(cell2) {
            if ((cell2[colSpan] || 1) > 1) {
              spanners.push(cell2);
            } else {
              result[cell2[x]] = Math.max(result[cell2[x]] || 0, cell2[desiredWidth] || 0, forcedMin);
            }
          });
        });
        vals.forEach(function(val, index2) {
          if (typeof val === "number") {
            result[index2] = val;
          }
        });
        for (let k = spanners.length - 1; k >= 0; k--) {
          let cell2 = spanners[k];
          let span = cell2[colSpan];
          let col = cell2[x];
          let existingWidth = result[col];
          let editableCols = typeof vals[col] === "number" ? 0 : 1;
          if (typeof existingWidth === "number") {
            for (let i = 1; i < span; i++) {
              existingWidth += 1 + result[col + i];
              if (typeof vals[col + i] !== "number") {
                editableCols++;
              }
            }
          } else {
            existingWidth = desiredWidth === "desiredWidth" ? cell2.desiredWidth - 1 : 1;
            if (!auto[col] || auto[col] < existingWidth) {
              auto[col] = existingWidth;
            }
          }
          if (cell2[desiredWidth] > existingWidth) {
            let i = 0;
            while (editableCols > 0 && cell2[desiredWidth] > existingWidth) {
              if (typeof vals[col + i] !== "number") {
                let dif = Math.round((cell2[desiredWidth] - existingWidth) / editableCols);
                existingWidth += dif;
                result[col + i] += dif;
                editableCols--;
              }
              i++;
            }
          }
        }
        Object.assign(vals, result, auto);
        for (let j = 0; j < vals.length; j++) {
          vals[j] = Math.max(forcedMin, vals[j] || 0);
        }
      };
    }
  }
});

// node_modules/cli-table3/src/table.js
var require_table = __commonJS({
  "node_modules/cli-table3/src/table.js"(exports, module) {
    var debug = require_debug();
    var utils = require_utils();
    var tableLayout = require_layout_manager();
    var Table = class extends Array {
      constructor(opts) {
        super();
        const options = utils.mergeOptions(opts);
        Object.defineProperty(this, "options", {
          value: options,
          enumerable: options.debug
        });
        if (options.debug) {
          switch (typeof options.debug) {
            case "boolean":
              debug.setDebugLevel(debug.WARN);
              break;
            case "number":
              debug.setDebugLevel(options.debug);
              break;
            case "string":
              debug.setDebugLevel(parseInt(options.debug, 10));
              break;
            default:
              debug.setDebugLevel(debug.WARN);
              debug.warn(`Debug option is expected to be boolean, number, or string. Received a ${typeof options.debug}`);
          }
          Object.defineProperty(this, "messages", {
            get() {
              return debug.debugMessages();
            }
          });
        }
      }
      toString() {
        let array = this;
        let headersPresent = this.options.head && this.options.head.length;
        if (headersPresent) {
          array = [this.options.head];
          if (this.length) {
            array.push.apply(array, this);
          }
        } else {
          this.options.style.head = [];
        }
        let cells = tableLayout.makeTableLayout(array);
        cells.forEach(function(row) {
          row.forEach(function(cell2) {
            cell2.mergeTableOptions(this.options, cells);
          }, this);
        }, this);
        tableLayout.computeWidths(this.options.colWidths, cells);
        tableLayout.computeHeights(this.options.rowHeights, cells);
        cells.forEach(function(row) {
          row.forEach(function(cell2) {
            cell2.init(this.options);
          }, this);
        }, this);
        let result = [];
        for (let rowIndex = 0; rowIndex < cells.length; rowIndex++) {
          let row = cells[rowIndex];
          let heightOfRow = this.options.rowHeights[rowIndex];
          if (rowIndex === 0 || !this.options.style.compact || rowIndex == 1 && headersPresent) {
            doDraw(row, "top", result);
          }
          for (let lineNum = 0; lineNum < heightOfRow; lineNum++) {
            doDraw(row, lineNum, result);
          }
          if (rowIndex + 1 == cells.length) {
            doDraw(row, "bottom", result);
          }
        }
        return result.join("\n");
      }
      get width() {
        let str = this.toString().split("\n");
        return str[0].length;
      }
    };
    Table.reset = () => debug.reset();
    function doDraw(row, lineNum, result) {
      let line = [];
      row.forEach(function(cell2) {
        line.push(cell2.draw(lineNum));
      });
      let str = line.join("");
      if (str.length) result.push(str);
    }
    module.exports = Table;
  }
});

// node_modules/cli-table3/index.js
var require_cli_table3 = __commonJS({
  "node_modules/cli-table3/index.js"(exports, module) {
    module.exports = require_table();
  }
});

// src/report/text.ts
function name(text) {
  return { name: text };
}
function words(strings, ...values) {
  return strings.flatMap((text, i) => {
    const value = values[i];
    return [text, ...value === void 0 ? [] : isText(value) ? value : [value]].filter((piece) => piece !== "");
  });
}
function isText(value) {
  return Array.isArray(value);
}
function naming(sentence, names) {
  const found = [...new Set(names)].filter((text) => text.length > 1).sort((a, b) => b.length - a.length);
  return found.reduce((text, part) => text.flatMap((piece) => typeof piece === "string" ? splitBy(piece, part) : [piece]), [sentence]);
}
function splitBy(sentence, part) {
  return sentence.split(part).flatMap((text, i) => [...i > 0 ? [name(part)] : [], ...text === "" ? [] : [text]]);
}
function plain(text) {
  return text.map((piece) => typeof piece === "string" ? piece : piece.name).join("");
}
function unbroken(text) {
  return text.map(
    (piece) => typeof piece === "string" ? piece.replaceAll(" → ", " → ").replace(/(?<=\d) (?=(?:[kMGTPE]?(?:\/s)?|[KMGTPE]?i?B|%|ms|µs|s)(?:[\s),;]|$))/g, " ") : piece
  );
}
function shortened(text, length) {
  const characters = [...text];
  if (characters.length <= length) return text;
  const tail = Math.floor((length - 1) / 2);
  return `${characters.slice(0, length - 1 - tail).join("")}…${characters.slice(characters.length - tail).join("")}`;
}
function withHint(message, hint) {
  return hint === void 0 ? message : `${message} – ${hint}`;
}
function capitalized(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// src/report/cells.ts
var EMPTY = { text: [] };
function cell(text, tone) {
  return { text: typeof text === "string" ? text === "" ? [] : [text] : text, ...tone === void 0 ? {} : { tone } };
}
function nameCell(text, tone) {
  return cell([name(text)], tone);
}
function figureCell(figure, { unit }) {
  if (figure === void 0) return EMPTY;
  const shown2 = cell(figureText(figure, unit), isKnown(figure) ? figure.value === 0 ? "dim" : void 0 : "warn");
  return isKnown(figure) ? { ...shown2, value: figure.value } : shown2;
}
function changeText(base, head, { unit }) {
  const [before, after] = [base === void 0 ? "–" : figureText(base, unit), head === void 0 ? "–" : figureText(head, unit)];
  return before === after ? after : `${before} → ${after}`;
}
function growthCell(base, head, { unit }) {
  if (base === void 0 || head === void 0 || !isKnown(base) || !isKnown(head)) return EMPTY;
  const difference = head.value - base.value;
  if (difference === 0) return cell("=", "dim");
  const tone = difference > 0 ? "bad" : "good";
  if (base.value === 0) return cell(signedQuantityText(difference, unit), tone);
  return { ...cell(signedShareText(difference / base.value), tone), value: difference / base.value };
}
function shareCell(figure, total2) {
  if (figure === void 0 || total2 === void 0 || !isKnown(figure) || !isKnown(total2) || total2.value === 0) return EMPTY;
  const share = figure.value / total2.value;
  return { ...cell(shareText(share), share === 0 ? "dim" : void 0), value: share };
}
function shapeText(tensor) {
  if (tensor === void 0) return ["?"];
  if (tensor.type !== void 0) return [name(tensor.type)];
  const { dtype, shape } = tensor;
  const type = dtype === void 0 ? ["? "] : dtype === "float32" ? [] : [`${dtype} `];
  if (shape === null || shape === void 0) return [...type, "?"];
  if (shape.length === 0) return [...type, "scalar"];
  return [...type, ...shape.flatMap((dim, i) => [...i > 0 ? ["×"] : [], dim === null ? "?" : typeof dim === "number" ? String(dim) : name(dim)])];
}
function countCell(count2) {
  return cell(quantityText(count2, "count"), count2 === 0 ? "dim" : void 0);
}
function titleOf(metric) {
  return capitalized(TOTAL_INFO[metric].label);
}

// src/report/profile-remarks.ts
function headLines({ model, inputs, outputs }) {
  const opsets = Object.entries(model.opsets).flatMap(([domain, version], i) => [i > 0 ? ", " : "", name(domain), ` ${version}`]);
  const tensors = (list) => list.flatMap((tensor, i) => [i > 0 ? ", " : "", name(tensor.name), " ", ...shapeText(tensor)]);
  return [
    { text: words`opset ${opsets}${model.producer === "" ? "" : ", "}${model.producer === "" ? "" : name(model.producer)}`, tone: "dim" },
    { text: words`inputs: ${inputs.length === 0 ? "none" : tensors(inputs)}` },
    { text: words`outputs: ${outputs.length === 0 ? "none" : tensors(outputs)}` }
  ];
}
function bindingLines({ bindings }) {
  return Object.entries(bindings).map(
    ([symbol, { value, from }]) => from === "default" ? { text: words`${name(symbol)} is taken as ${String(value)}: give ${name(`--dim ${symbol}=N`)} for another size`, tone: "dim" } : { text: words`${name(symbol)} = ${String(value)} (${from === "config" ? "configuration" : from})`, tone: "dim" }
  );
}
function coverageLines({ coverage }) {
  const { nodes, shaped, counted: count2, unknownOps } = coverage;
  const operators = Object.entries(unknownOps).flatMap(([operator, times], i) => [i > 0 ? ", " : "", name(operator), times > 1 ? ` ×${times}` : ""]);
  return [
    ...count2 < nodes ? [{ text: words`${String(count2)} of ${counted(nodes, "node")} counted${operators.length === 0 ? "" : "; unknown operators: "}${operators}`, tone: "warn" }] : [],
    ...shaped < nodes ? [{ text: words`the shapes of ${counted(nodes - shaped, "node")} are not known`, tone: "warn" }] : []
  ];
}
var MOST_REASONS = 5;
function unknownLines(figures) {
  const reasons = [...new Set(figures.flatMap((figure) => isKnown(figure) ? [] : [figure.unknown]))];
  return reasons.slice(0, MOST_REASONS).map((reason) => ({ text: [`? ${reason}`], tone: "warn" }));
}
var LEVEL_TONES = { error: "bad", warning: "warn", note: "dim" };
function diagnosticsSection({ diagnostics }) {
  if (diagnostics.length === 0) return [];
  const lines = diagnostics.map(({ level, message, at, hint }) => {
    const place = at?.node === void 0 || message.includes(at.node) ? "" : words`${name(at.node)}: `;
    return { text: words`${level}: ${place}${withHint(message, hint)}`, tone: LEVEL_TONES[level] };
  });
  return [{ title: ["What to know"], isFolded: true, lines }];
}

// src/report/comparison-view.ts
function comparisonView(comparison, { by = "layer", top } = {}) {
  const { base, head, causes } = comparison;
  const title = base === void 0 ? words`${name(head.model.path)} (new)` : words`${name(base.model.path)} → ${name(head.model.path)}`;
  const changes = changesTable(comparison, by, top);
  return {
    title,
    lines: [...bindingLines(head), ...coverageLines(head)],
    sections: [
      { title: ["Figures"], isFolded: false, table: figuresTable(comparison), lines: unknownLines(shownTotals(comparison).flatMap((delta) => [delta.base, delta.head])) },
      ...causes.length > 0 ? [{ title: ["Why"], isFolded: false, lines: causeLines(causes, top) }] : [],
      ...changes === void 0 ? [] : [{ title: [CHANGES[by]], isFolded: false, table: changes }]
    ]
  };
}
var CHANGES = { layer: "Layers that changed", op: "Operators that changed", module: "Modules that changed" };
function shownTotals({ base, head, deltas }) {
  const all = base === void 0 ? TOTALS.map((metric) => ({ metric, base: { value: 0 }, head: head.totals[metric] })) : deltas;
  return all.filter((delta) => !isZero(delta.base) || !isZero(delta.head));
}
function figuresTable(comparison, baseProblem) {
  const hasBase = comparison.base !== void 0;
  const [nothing, change] = baseProblem === void 0 ? [cell("–", "dim"), cell("new", "dim")] : [figureCell({ unknown: baseProblem }, { unit: "count" }), EMPTY];
  return {
    columns: [
      { title: "Figure", align: "left" },
      { title: "Base", align: "right" },
      { title: "Head", align: "right" },
      { title: "Change", align: "right" }
    ],
    rows: shownTotals(comparison).map(({ metric, base, head }) => {
      const info = TOTAL_INFO[metric];
      return [cell(titleOf(metric)), hasBase ? figureCell(base, info) : nothing, figureCell(head, info), hasBase ? growthCell(base, head, info) : change];
    }),
    noun: "figure"
  };
}
function isZero(figure) {
  return isKnown(figure) && figure.value === 0;
}
function causeLines(causes, top = 10) {
  const left = causes.length - top;
  return [...causes.slice(0, top).map((cause) => ({ text: causeText(cause) })), ...left > 0 ? [{ text: [`and ${counted(left, "more cause")}`], tone: "dim" }] : []];
}
function causeText({ what, effect, key }) {
  return naming(`${what}: ${effect}`, [key]);
}
function changesTable(comparison, by, top = Number.POSITIVE_INFINITY) {
  if (comparison.base === void 0) return void 0;
  const changes = [...by === "layer" ? layerChanges(comparison) : groupChanges(comparison.base, comparison.head, by)].sort(byImpact);
  if (changes.length === 0) return void 0;
  const shown2 = changes.slice(0, top);
  return {
    columns: [
      { title: { layer: "Layer", op: "Operator", module: "Module" }[by], align: "left" },
      { title: "What", align: "left", dropRank: 1 },
      { title: "MACs", align: "right" },
      { title: "%", align: "right" },
      { title: "Params", align: "right", dropRank: 2 },
      { title: "Activations", align: "right", dropRank: 3 }
    ],
    rows: shown2.map(changeRow),
    noun: { layer: "layer", op: "operator", module: "module" }[by],
    omitted: changes.length - shown2.length
  };
}
function layerChanges({ nodes: { added, removed, changed } }) {
  const single = ({ key, op, domain }, what) => ({
    label: [name(key)],
    what: words`${name(operatorName({ op, domain }))} ${what}`
  });
  return [
    ...changed.map(({ base, head, own: own2 }) => {
      const what = own2.length === 0 ? ["inherits new sizes"] : [own2.join(", ")];
      return { label: [name(head.key)], what, base: figuresOf([base]), head: figuresOf([head]) };
    }),
    ...added.map((node) => ({ ...single(node, "added"), base: void 0, head: figuresOf([node]) })),
    ...removed.map((node) => ({ ...single(node, "removed"), base: figuresOf([node]), head: void 0 }))
  ];
}
function groupChanges(base, head, by) {
  const byKey = (profile) => new Map(groupNodes(profile, by).map((group) => [group.key, group]));
  const [before, after] = [byKey(base), byKey(head)];
  return [.../* @__PURE__ */ new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [from, to] = [before.get(key), after.get(key)];
    if (JSON.stringify(from?.figures) === JSON.stringify(to?.figures) && from?.nodes.length === to?.nodes.length) return [];
    const nodes = changeText(from && { value: from.nodes.length }, to && { value: to.nodes.length }, { unit: "count" });
    return [{ label: [name(key)], what: [`${nodes} node${nodes === "1" ? "" : "s"}`], base: from?.figures, head: to?.figures }];
  });
}
function byImpact(a, b) {
  const impact = ({ base, head }, metric) => {
    const [from, to] = [base?.[metric] ?? { value: 0 }, head?.[metric] ?? { value: 0 }];
    return isKnown(from) && isKnown(to) ? Math.abs(to.value - from.value) : Number.MAX_SAFE_INTEGER;
  };
  return impact(b, "macs") - impact(a, "macs") || impact(b, "params") - impact(a, "params") || impact(b, "activationBytes") - impact(a, "activationBytes");
}
function changeRow({ label, what, base, head }) {
  const figure = (metric) => {
    const isNothing = [base, head].every((side) => side === void 0 || isZero(side[metric]));
    const shown2 = (head ?? base)?.[metric];
    if (isNothing || shown2 === void 0) return EMPTY;
    return { ...cell(changeText(base?.[metric], head?.[metric], TOTAL_INFO[metric])), ...isKnown(shown2) ? { value: shown2.value } : {} };
  };
  const growth = base === void 0 || head === void 0 || isZero(base.macs) && isZero(head.macs) ? EMPTY : growthCell(base.macs, head.macs, TOTAL_INFO.macs);
  return [cell(label), cell(what), figure("macs"), growth, figure("params"), figure("activationBytes")];
}

// src/report/csv.ts
function csv(rows) {
  return rows.map((row) => `${row.map(field).join(",")}\r
`).join("");
}
function field(value) {
  if (value === void 0) return "";
  if (typeof value === "number") return String(value);
  const text = visible(value);
  const safe = /^\s*[=+\-@|%]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
function figureFields(figure) {
  if (figure === void 0) return [void 0, void 0];
  return isKnown(figure) ? [figure.value, figure.status ?? "exact"] : [void 0, `unknown: ${figure.unknown}`];
}
function profilesCsv(profiles, by) {
  if (by === void 0) {
    const header2 = ["model", ...TOTALS.flatMap((name2) => [name2, `${name2}Status`]), "error"];
    const rows2 = profiles.map((profile) => [
      profile.model.path,
      ...TOTALS.flatMap((name2) => isFailed(profile) ? [void 0, void 0] : figureFields(profile.totals[name2])),
      isFailed(profile) ? profile.error.message : void 0
    ]);
    return csv([header2, ...rows2]);
  }
  const header = ["model", by, "operator", "nodes", ...NODE_FIGURES.flatMap((name2) => [name2, `${name2}Status`])];
  const rows = profiles.flatMap(
    (profile) => isFailed(profile) ? [] : groupNodes(profile, by).map(({ key, nodes, figures }) => [
      profile.model.path,
      key,
      nodes.length === 1 ? nodes[0]?.op : void 0,
      nodes.length,
      ...NODE_FIGURES.flatMap((name2) => figureFields(figures[name2]))
    ])
  );
  return csv([header, ...rows]);
}
function comparisonCsv({ base, head, deltas }) {
  const header = ["base", "head", "metric", "baseValue", "baseStatus", "headValue", "headStatus", "change", "ratio"];
  const rows = deltas.map(({ metric, base: from, head: to, change, ratio }) => [
    base?.model.path,
    head.model.path,
    metric,
    ...figureFields(from),
    ...figureFields(to),
    change,
    ratio
  ]);
  return csv([header, ...rows]);
}
function verdictCsv({ models }) {
  const header = ["id", "path", "metric", "layers", "limit", "limitValue", "level", "actual", "actualStatus", "outcome", "message"];
  const rows = models.flatMap(
    ({ id, path, checks, error }) => error !== void 0 ? [[id, path, void 0, void 0, void 0, void 0, void 0, void 0, void 0, "unknown", error.message]] : checks.map(({ budget: { metric, layers, limit, level }, actual, outcome, message }) => [
      id,
      path,
      metric,
      layers,
      limit.kind,
      limit.kind === "increase" ? limit.share : limit.value,
      level,
      ...figureFields(actual),
      outcome,
      message
    ])
  );
  return csv([header, ...rows]);
}

// src/report/html/page.ts
import { createHash } from "node:crypto";

// src/report/view.ts
var TONES = { pass: "good", skipped: "dim", warn: "warn", unknown: "warn", fail: "bad" };
var SYMBOLS = { pass: "✅", skipped: "➖", warn: "⚠️", unknown: "❓", fail: "❌" };

// src/report/html/escape.ts
var MAX_NAME = 2e3;
var MAX_LINE = 80;
function escapeHtml(text) {
  return visible(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
function html(text) {
  return text.map((piece) => typeof piece === "string" ? escapeHtml(piece) : codeHtml(shortened(piece.name, MAX_NAME))).join("");
}
function codeHtml(text) {
  return `<code${text.length > MAX_LINE ? ' class="long"' : ""}>${escapeHtml(text)}</code>`;
}

// src/report/html/script.ts
var SCRIPT = `
const valueOf = (row, i) => { const cell = row.cells[i]; return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value) }
const compare = (a, b) => typeof a === 'number' && typeof b === 'number' ? a - b : typeof a === 'number' ? 1 : typeof b === 'number' ? -1 : a.localeCompare(b)
for (const button of document.querySelectorAll('th button')) {
  button.addEventListener('click', () => {
    const header = button.parentElement
    const table = header.closest('table')
    const sign = header.getAttribute('aria-sort') === 'descending' ? 1 : -1
    for (const other of header.parentElement.cells) other.removeAttribute('aria-sort')
    header.setAttribute('aria-sort', sign < 0 ? 'descending' : 'ascending')
    const rows = [...table.tBodies[0].rows].sort((a, b) => sign * compare(valueOf(a, header.cellIndex), valueOf(b, header.cellIndex)))
    table.tBodies[0].append(...rows)
  })
}
for (const button of document.querySelectorAll('.switch button')) {
  button.addEventListener('click', () => {
    const group = button.closest('figure')
    for (const other of group.querySelectorAll('.switch button')) other.setAttribute('aria-pressed', String(other === button))
    for (const map of group.querySelectorAll('.treemap')) map.toggleAttribute('hidden', map.dataset.figure !== button.dataset.figure)
  })
}
`;

// src/report/html/style.ts
var STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --paper: #fff; --soft: #59636e; --line: #d1d9e0; --panel: #f6f8fa; --good: #1a7f37; --bad: #cf222e; --warn: #9a6700; --accent: #0969da }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --soft: #9198a1; --line: #30363d; --panel: #161b22; --good: #3fb950; --bad: #f85149; --warn: #d29922; --accent: #4493f8 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 1320px; padding: 24px; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
h1 { font-size: 26px; margin: 0 0 12px; padding-left: 14px; border-left: 6px solid var(--line) }
h1.good { border-color: var(--good) } h1.bad { border-color: var(--bad) } h1.warn { border-color: var(--warn) }
h2 { font-size: 19px; margin: 28px 0 8px } h3 { font-size: 16px; margin: 20px 0 6px }
p { margin: 4px 0 } ul { margin: 8px 0; padding-left: 22px } li { margin: 4px 0; overflow-wrap: anywhere }
code { font: 13px ui-monospace, monospace; background: var(--panel); border-radius: 4px; padding: 1px 4px; overflow-wrap: anywhere }
.scroll { overflow-x: auto; margin: 8px 0 }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { padding: 4px 10px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top }
td { max-width: 560px } td code { white-space: nowrap } td code.long { white-space: normal }
th { color: var(--soft); font-weight: 600; white-space: nowrap; position: sticky; top: 0; background: var(--paper) }
th button { all: unset; cursor: pointer } th button:focus-visible { outline: 2px solid var(--accent) }
th[aria-sort=descending] button::after { content: " ↓" } th[aria-sort=ascending] button::after { content: " ↑" }
.right { text-align: right }
.mark { display: inline-block; min-width: 1em; font-weight: 700; text-align: center }
tbody tr:hover { background: var(--panel) } tfoot td { font-weight: 600 }
.good { color: var(--good) } .bad { color: var(--bad) } .warn { color: var(--warn) } .dim { color: var(--soft) } .strong { font-weight: 600 }
h1.good, h1.bad, h1.warn { color: inherit }
details { border: 1px solid var(--line); border-radius: 8px; margin: 14px 0; padding: 0 14px }
details[open] { padding-bottom: 12px }
summary { cursor: pointer; padding: 10px 0; font-weight: 600 }
.indent-1 { padding-left: 26px } .indent-2 { padding-left: 42px } .indent-3 { padding-left: 58px } .indent-4 { padding-left: 74px } .indent-5 { padding-left: 90px } .indent-6 { padding-left: 106px }
.treemap { width: 100%; height: auto; display: block; margin: 8px 0; border-radius: 6px }
.treemap rect { stroke: var(--paper); stroke-width: 1 } .treemap text { font: 11px system-ui, sans-serif; fill: #fff; pointer-events: none }
.switch { display: inline-flex; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; margin: 6px 0 }
.switch button { all: unset; cursor: pointer; padding: 3px 12px; color: var(--soft) } .switch button[aria-pressed=true] { background: var(--panel); color: var(--ink); font-weight: 600 } .switch button:focus-visible { outline: 2px solid var(--accent) }
[hidden] { display: none }
footer { margin-top: 36px; color: var(--soft); font-size: 13px }
`;

// src/report/html/page.ts
var MARKS = { pass: "✔", skipped: "–", warn: "!", unknown: "?", fail: "✖" };
function markHtml(outcome) {
  return `<span class="mark ${TONES[outcome]}" title="${outcome}">${MARKS[outcome]}</span>`;
}
var DEEPEST = 6;
function renderPage(views, figures = []) {
  const title = views.map(({ title: text }) => plain(text)).join(", ");
  const policy = `default-src 'none'; style-src '${integrityOf(STYLE)}'; script-src '${integrityOf(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  const pictures = figures.filter((figure) => figure.html !== "").map((figure, i) => `<details${i === 0 ? " open" : ""}><summary>${html([{ name: figure.title }])}: where the cost is</summary>${figure.html}</details>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title.slice(0, 200))} – model-budget</title>
<style>${STYLE}</style>
</head>
<body>
${[...views.map(viewHtml), ...pictures].join("\n")}
<footer>Made by model-budget.</footer>
<script>${SCRIPT}</script>
</body>
</html>
`;
}
function integrityOf(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
function viewHtml({ title, outcome, lines, sections }) {
  const mark = outcome === void 0 ? "" : `${markHtml(outcome)} `;
  const heading = `<h1${outcome === void 0 ? "" : ` class="${TONES[outcome]}"`}>${mark}${html(title)}</h1>`;
  return [heading, ...lines.map((line) => `<p${classOf(line.tone)}>${html(line.text)}</p>`), ...sections.map((section) => sectionHtml(section, 2))].join("\n");
}
function sectionHtml(section, level) {
  const { title, isFolded, table, lines = [], sections = [] } = section;
  const content = [
    ...table === void 0 ? [] : [tableHtml(table)],
    ...lines.length === 0 ? [] : [`<ul>${lines.map(itemHtml).join("")}</ul>`],
    ...sections.map((inner) => sectionHtml(inner, level + 1))
  ].join("\n");
  if (isFolded) return `<details><summary>${html(title)}</summary>
${content}
</details>`;
  return title.length === 0 ? content : `<h${level}>${html(title)}</h${level}>
${content}`;
}
function itemHtml({ text, tone, outcome }) {
  return outcome === void 0 ? `<li${classOf(tone)}>${html(text)}</li>` : `<li>${markHtml(outcome)} ${html(text)}</li>`;
}
function tableHtml({ columns, rows, footer, noun, omitted = 0 }) {
  const rowHtml = (row) => `<tr>${columns.map(({ align }, i) => cellHtml(row[i], align === "right")).join("")}</tr>`;
  const head = columns.map(
    ({ title, align }) => `<th${classOf(align === "right" ? "right" : void 0)} scope="col">${title === "" ? "" : `<button type="button">${escapeHtml(title)}</button>`}</th>`
  );
  const foot = footer === void 0 ? "" : `<tfoot>${rowHtml(footer)}</tfoot>`;
  const rest = omitted === 0 ? "" : `<p class="dim">and ${counted(omitted, `more ${noun}`)}</p>`;
  return `<div class="scroll"><table><thead><tr>${head.join("")}</tr></thead><tbody>${rows.map(rowHtml).join("\n")}</tbody>${foot}</table></div>${rest}`;
}
function cellHtml(cell2, isRight) {
  if (cell2 === void 0) return "<td></td>";
  const { text, tone, outcome, indent = 0, value } = cell2;
  const classes = [...isRight ? ["right"] : [], ...tone === void 0 ? [] : [tone], ...indent === 0 ? [] : [`indent-${Math.min(DEEPEST, indent)}`]];
  const mark = outcome === void 0 ? "" : markHtml(outcome);
  const content = [mark, html(unbroken(text))].filter((part) => part !== "").join(" ");
  return `<td${classOf(classes.length === 0 ? void 0 : classes.join(" "))}${value === void 0 ? "" : ` data-value="${value}"`}>${content}</td>`;
}
function classOf(name2) {
  return name2 === void 0 ? "" : ` class="${name2}"`;
}

// node_modules/d3-hierarchy/dist/d3-hierarchy.mjs
function count(node) {
  var sum = 0, children = node.children, i = children && children.length;
  if (!i) sum = 1;
  else while (--i >= 0) sum += children[i].value;
  node.value = sum;
}
function node_count() {
  return this.eachAfter(count);
}
function node_each(callback, that) {
  let index2 = -1;
  for (const node of this) {
    callback.call(that, node, ++index2, this);
  }
  return this;
}
function node_eachBefore(callback, that) {
  var node = this, nodes = [node], children, i, index2 = -1;
  while (node = nodes.pop()) {
    callback.call(that, node, ++index2, this);
    if (children = node.children) {
      for (i = children.length - 1; i >= 0; --i) {
        nodes.push(children[i]);
      }
    }
  }
  return this;
}
function node_eachAfter(callback, that) {
  var node = this, nodes = [node], next = [], children, i, n, index2 = -1;
  while (node = nodes.pop()) {
    next.push(node);
    if (children = node.children) {
      for (i = 0, n = children.length; i < n; ++i) {
        nodes.push(children[i]);
      }
    }
  }
  while (node = next.pop()) {
    callback.call(that, node, ++index2, this);
  }
  return this;
}
function node_find(callback, that) {
  let index2 = -1;
  for (const node of this) {
    if (callback.call(that, node, ++index2, this)) {
      return node;
    }
  }
}
function node_sum(value) {
  return this.eachAfter(function(node) {
    var sum = +value(node.data) || 0, children = node.children, i = children && children.length;
    while (--i >= 0) sum += children[i].value;
    node.value = sum;
  });
}
function node_sort(compare) {
  return this.eachBefore(function(node) {
    if (node.children) {
      node.children.sort(compare);
    }
  });
}
function node_path(end) {
  var start = this, ancestor = leastCommonAncestor(start, end), nodes = [start];
  while (start !== ancestor) {
    start = start.parent;
    nodes.push(start);
  }
  var k = nodes.length;
  while (end !== ancestor) {
    nodes.splice(k, 0, end);
    end = end.parent;
  }
  return nodes;
}
function leastCommonAncestor(a, b) {
  if (a === b) return a;
  var aNodes = a.ancestors(), bNodes = b.ancestors(), c = null;
  a = aNodes.pop();
  b = bNodes.pop();
  while (a === b) {
    c = a;
    a = aNodes.pop();
    b = bNodes.pop();
  }
  return c;
}
function node_ancestors() {
  var node = this, nodes = [node];
  while (node = node.parent) {
    nodes.push(node);
  }
  return nodes;
}
function node_descendants() {
  return Array.from(this);
}
function node_leaves() {
  var leaves = [];
  this.eachBefore(function(node) {
    if (!node.children) {
      leaves.push(node);
    }
  });
  return leaves;
}
function node_links() {
  var root = this, links = [];
  root.each(function(node) {
    if (node !== root) {
      links.push({ source: node.parent, target: node });
    }
  });
  return links;
}
function* node_iterator() {
  var node = this, current, next = [node], children, i, n;
  do {
    current = next.reverse(), next = [];
    while (node = current.pop()) {
      yield node;
      if (children = node.children) {
        for (i = 0, n = children.length; i < n; ++i) {
          next.push(children[i]);
        }
      }
    }
  } while (next.length);
}
function hierarchy(data, children) {
  if (data instanceof Map) {
    data = [void 0, data];
    if (children === void 0) children = mapChildren;
  } else if (children === void 0) {
    children = objectChildren;
  }
  var root = new Node$1(data), node, nodes = [root], child, childs, i, n;
  while (node = nodes.pop()) {
    if ((childs = children(node.data)) && (n = (childs = Array.from(childs)).length)) {
      node.children = childs;
      for (i = n - 1; i >= 0; --i) {
        nodes.push(child = childs[i] = new Node$1(childs[i]));
        child.parent = node;
        child.depth = node.depth + 1;
      }
    }
  }
  return root.eachBefore(computeHeight);
}
function node_copy() {
  return hierarchy(this).eachBefore(copyData);
}
function objectChildren(d) {
  return d.children;
}
function mapChildren(d) {
  return Array.isArray(d) ? d[1] : null;
}
function copyData(node) {
  if (node.data.value !== void 0) node.value = node.data.value;
  node.data = node.data.data;
}
function computeHeight(node) {
  var height = 0;
  do
    node.height = height;
  while ((node = node.parent) && node.height < ++height);
}
function Node$1(data) {
  this.data = data;
  this.depth = this.height = 0;
  this.parent = null;
}
Node$1.prototype = hierarchy.prototype = {
  constructor: Node$1,
  count: node_count,
  each: node_each,
  eachAfter: node_eachAfter,
  eachBefore: node_eachBefore,
  find: node_find,
  sum: node_sum,
  sort: node_sort,
  path: node_path,
  ancestors: node_ancestors,
  descendants: node_descendants,
  leaves: node_leaves,
  links: node_links,
  copy: node_copy,
  [Symbol.iterator]: node_iterator
};
function required(f) {
  if (typeof f !== "function") throw new Error();
  return f;
}
function constantZero() {
  return 0;
}
function constant(x) {
  return function() {
    return x;
  };
}
function roundNode(node) {
  node.x0 = Math.round(node.x0);
  node.y0 = Math.round(node.y0);
  node.x1 = Math.round(node.x1);
  node.y1 = Math.round(node.y1);
}
function treemapDice(parent, x0, y0, x1, y1) {
  var nodes = parent.children, node, i = -1, n = nodes.length, k = parent.value && (x1 - x0) / parent.value;
  while (++i < n) {
    node = nodes[i], node.y0 = y0, node.y1 = y1;
    node.x0 = x0, node.x1 = x0 += node.value * k;
  }
}
function TreeNode(node, i) {
  this._ = node;
  this.parent = null;
  this.children = null;
  this.A = null;
  this.a = this;
  this.z = 0;
  this.m = 0;
  this.c = 0;
  this.s = 0;
  this.t = null;
  this.i = i;
}
TreeNode.prototype = Object.create(Node$1.prototype);
function treemapSlice(parent, x0, y0, x1, y1) {
  var nodes = parent.children, node, i = -1, n = nodes.length, k = parent.value && (y1 - y0) / parent.value;
  while (++i < n) {
    node = nodes[i], node.x0 = x0, node.x1 = x1;
    node.y0 = y0, node.y1 = y0 += node.value * k;
  }
}
var phi = (1 + Math.sqrt(5)) / 2;
function squarifyRatio(ratio, parent, x0, y0, x1, y1) {
  var rows = [], nodes = parent.children, row, nodeValue, i0 = 0, i1 = 0, n = nodes.length, dx, dy, value = parent.value, sumValue, minValue, maxValue, newRatio, minRatio, alpha, beta;
  while (i0 < n) {
    dx = x1 - x0, dy = y1 - y0;
    do
      sumValue = nodes[i1++].value;
    while (!sumValue && i1 < n);
    minValue = maxValue = sumValue;
    alpha = Math.max(dy / dx, dx / dy) / (value * ratio);
    beta = sumValue * sumValue * alpha;
    minRatio = Math.max(maxValue / beta, beta / minValue);
    for (; i1 < n; ++i1) {
      sumValue += nodeValue = nodes[i1].value;
      if (nodeValue < minValue) minValue = nodeValue;
      if (nodeValue > maxValue) maxValue = nodeValue;
      beta = sumValue * sumValue * alpha;
      newRatio = Math.max(maxValue / beta, beta / minValue);
      if (newRatio > minRatio) {
        sumValue -= nodeValue;
        break;
      }
      minRatio = newRatio;
    }
    rows.push(row = { value: sumValue, dice: dx < dy, children: nodes.slice(i0, i1) });
    if (row.dice) treemapDice(row, x0, y0, x1, value ? y0 += dy * sumValue / value : y1);
    else treemapSlice(row, x0, y0, value ? x0 += dx * sumValue / value : x1, y1);
    value -= sumValue, i0 = i1;
  }
  return rows;
}
var squarify = (function custom(ratio) {
  function squarify2(parent, x0, y0, x1, y1) {
    squarifyRatio(ratio, parent, x0, y0, x1, y1);
  }
  squarify2.ratio = function(x) {
    return custom((x = +x) > 1 ? x : 1);
  };
  return squarify2;
})(phi);
function index() {
  var tile = squarify, round = false, dx = 1, dy = 1, paddingStack = [0], paddingInner = constantZero, paddingTop = constantZero, paddingRight = constantZero, paddingBottom = constantZero, paddingLeft = constantZero;
  function treemap(root) {
    root.x0 = root.y0 = 0;
    root.x1 = dx;
    root.y1 = dy;
    root.eachBefore(positionNode);
    paddingStack = [0];
    if (round) root.eachBefore(roundNode);
    return root;
  }
  function positionNode(node) {
    var p = paddingStack[node.depth], x0 = node.x0 + p, y0 = node.y0 + p, x1 = node.x1 - p, y1 = node.y1 - p;
    if (x1 < x0) x0 = x1 = (x0 + x1) / 2;
    if (y1 < y0) y0 = y1 = (y0 + y1) / 2;
    node.x0 = x0;
    node.y0 = y0;
    node.x1 = x1;
    node.y1 = y1;
    if (node.children) {
      p = paddingStack[node.depth + 1] = paddingInner(node) / 2;
      x0 += paddingLeft(node) - p;
      y0 += paddingTop(node) - p;
      x1 -= paddingRight(node) - p;
      y1 -= paddingBottom(node) - p;
      if (x1 < x0) x0 = x1 = (x0 + x1) / 2;
      if (y1 < y0) y0 = y1 = (y0 + y1) / 2;
      tile(node, x0, y0, x1, y1);
    }
  }
  treemap.round = function(x) {
    return arguments.length ? (round = !!x, treemap) : round;
  };
  treemap.size = function(x) {
    return arguments.length ? (dx = +x[0], dy = +x[1], treemap) : [dx, dy];
  };
  treemap.tile = function(x) {
    return arguments.length ? (tile = required(x), treemap) : tile;
  };
  treemap.padding = function(x) {
    return arguments.length ? treemap.paddingInner(x).paddingOuter(x) : treemap.paddingInner();
  };
  treemap.paddingInner = function(x) {
    return arguments.length ? (paddingInner = typeof x === "function" ? x : constant(+x), treemap) : paddingInner;
  };
  treemap.paddingOuter = function(x) {
    return arguments.length ? treemap.paddingTop(x).paddingRight(x).paddingBottom(x).paddingLeft(x) : treemap.paddingTop();
  };
  treemap.paddingTop = function(x) {
    return arguments.length ? (paddingTop = typeof x === "function" ? x : constant(+x), treemap) : paddingTop;
  };
  treemap.paddingRight = function(x) {
    return arguments.length ? (paddingRight = typeof x === "function" ? x : constant(+x), treemap) : paddingRight;
  };
  treemap.paddingBottom = function(x) {
    return arguments.length ? (paddingBottom = typeof x === "function" ? x : constant(+x), treemap) : paddingBottom;
  };
  treemap.paddingLeft = function(x) {
    return arguments.length ? (paddingLeft = typeof x === "function" ? x : constant(+x), treemap) : paddingLeft;
  };
  return treemap;
}
var resquarify = (function custom2(ratio) {
  function resquarify2(parent, x0, y0, x1, y1) {
    if ((rows = parent._squarify) && rows.ratio === ratio) {
      var rows, row, nodes, i, j = -1, n, m = rows.length, value = parent.value;
      while (++j < m) {
        row = rows[j], nodes = row.children;
        for (i = row.value = 0, n = nodes.length; i < n; ++i) row.value += nodes[i].value;
        if (row.dice) treemapDice(row, x0, y0, x1, value ? y0 += (y1 - y0) * row.value / value : y1);
        else treemapSlice(row, x0, y0, value ? x0 += (x1 - x0) * row.value / value : x1, y1);
        value -= row.value;
      }
    } else {
      parent._squarify = rows = squarifyRatio(ratio, parent, x0, y0, x1, y1);
      rows.ratio = ratio;
    }
  }
  resquarify2.ratio = function(x) {
    return custom2((x = +x) > 1 ? x : 1);
  };
  return resquarify2;
})(phi);

// src/report/html/treemap.ts
var WIDTH = 1140;
var HEIGHT = 460;
var CHARACTER_WIDTH = 6.2;
var SMALLEST_SHARE = 2e-3;
var COLORS = ["#0b6e99", "#8a4b08", "#3d6b35", "#7a3e9d", "#a33a4b", "#2f5d8a", "#6b6b1f", "#8a3b6d", "#2c7a6b", "#5a4fa2"];
var DRAWN = ["macs", "params"];
function treemapFigure({ nodes }) {
  const maps = DRAWN.flatMap((figure) => {
    const root = areaOf(moduleTree(nodes), figure, "");
    return root.value > 0 ? [{ figure, root }] : [];
  });
  if (maps.length === 0) return "";
  const buttons = maps.map(({ figure }, i) => `<button type="button" data-figure="${figure}" aria-pressed="${i === 0}">${escapeHtml(TOTAL_INFO[figure].label)}</button>`);
  return `<figure><div class="switch">${buttons.join("")}</div>${maps.map(({ figure, root }, i) => picture(root, figure, i > 0)).join("")}</figure>`;
}
function areaOf({ label, own: own2, children }, figure, path) {
  const leaves = own2.map((node) => ({ path: node.key, value: costOf(node, figure) }));
  const modules = [...children.values()].map((child) => areaOf(child, figure, `${path}/${child.label}`));
  const parts = [...modules, ...leaves].filter(({ value }) => value > 0);
  return { path: path === "" ? label : path, value: parts.reduce((sum, part) => sum + part.value, 0), parts };
}
function withoutSpecks({ path, value, parts = [] }, smallest) {
  const [large, small] = [parts.filter((part) => part.value >= smallest), parts.filter((part) => part.value < smallest)];
  if (large.length === 0) return { path, value };
  const rest = { path: `${path}: ${counted(small.length, "small part")}`, value: small.reduce((sum, part) => sum + part.value, 0) };
  return { path, value, parts: [...large.map((part) => withoutSpecks(part, smallest)), ...small.length > 0 ? [rest] : []] };
}
function costOf(node, figure) {
  const known = node.figures[figure];
  return known !== void 0 && isKnown(known) ? known.value : 0;
}
function picture(root, figure, isHidden) {
  const tree = hierarchy(withoutSpecks(root, root.value * SMALLEST_SHARE), ({ parts }) => parts).sum(({ parts, value }) => parts === void 0 ? value : 0).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const laid = index().size([WIDTH, HEIGHT]).tile(squarify.ratio(1.4)).paddingInner(1).round(true)(tree);
  const outermost = laid.children ?? [];
  const rectangles = laid.leaves().map((leaf) => rectangle(leaf, figure, root.value, outermost.indexOf(leaf.ancestors().at(-2) ?? leaf)));
  const title = escapeHtml(`${TOTAL_INFO[figure].label} by module and layer`);
  return `<svg class="treemap" data-figure="${figure}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}"${isHidden ? " hidden" : ""}>${rectangles.join("")}</svg>`;
}
function rectangle({ x0, y0, x1, y1, data }, figure, total2, color) {
  const [width, height] = [x1 - x0, y1 - y0];
  if (width < 1 || height < 1) return "";
  const value = `${quantityText(data.value, TOTAL_INFO[figure].unit)} ${TOTAL_INFO[figure].label}, ${shareText(data.value / total2)}`;
  const room = Math.floor((width - 8) / CHARACTER_WIDTH);
  const label = (text, y) => `<text x="${x0 + 4}" y="${y0 + y}">${escapeHtml(shortened(text, room))}</text>`;
  const texts = room >= 4 && height >= 16 ? [label(data.path, 13), ...height >= 32 ? [label(shareText(data.value / total2), 27)] : []] : [];
  return `<g><title>${escapeHtml(`${shortened(data.path, 300)}: ${value}`)}</title><rect x="${x0}" y="${y0}" width="${width}" height="${height}" fill="${COLORS[Math.max(0, color) % COLORS.length]}"/>${texts.join("")}</g>`;
}

// src/report/markdown/fit.ts
var REMARK = 300;
var Room = class {
  #characters;
  #bytes;
  constructor({ characters, bytes }) {
    this.#characters = characters;
    this.#bytes = bytes;
  }
  /** Takes the room of a text if there is enough. */
  take(text) {
    const bytes = Buffer.byteLength(text);
    if (text.length > this.#characters || bytes > this.#bytes) return false;
    this.#characters -= text.length;
    this.#bytes -= bytes;
    return true;
  }
  free(text) {
    this.#characters += text.length;
    this.#bytes += Buffer.byteLength(text);
  }
};
function fitParts(parts, limits, where) {
  const room = new Room({ characters: limits.characters - REMARK, bytes: limits.bytes - REMARK });
  const state = { room, left: 0, where };
  const text = parts.map((part) => fitPart(part, state)).join("");
  return state.left === 0 ? text : `${text}
Shortened to fit: ${counted(state.left, "row")} left out, all of them ${where}.
`;
}
function fitPart(part, state) {
  switch (part.kind) {
    case "text":
      return state.room.take(part.text) ? part.text : "";
    case "rows":
      return fitRows(part, state);
    case "group":
      return fitGroup(part, state);
  }
}
function fitRows({ before, rows, after, noun, omitted }, state) {
  const remark = (left) => left === 0 ? "" : `
and ${counted(left, `more ${noun}`)}
`;
  const reserved = remark(rows.length + omitted);
  const frame = `${before}${after}${reserved}`;
  if (!state.room.take(frame)) {
    state.left += rows.length;
    return "";
  }
  let kept = 0;
  while (kept < rows.length && state.room.take(`${rows[kept]}
`)) kept++;
  state.left += rows.length - kept;
  if (kept === 0 && rows.length > 0) {
    state.room.free(frame);
    return "";
  }
  return `${before}${rows.slice(0, kept).map((row) => `${row}
`).join("")}${after}${remark(rows.length - kept + omitted)}`;
}
function fitGroup({ before, parts, after }, state) {
  const frame = before + after;
  if (!state.room.take(frame)) {
    state.left += parts.reduce((sum, part) => sum + rowsOf(part), 0);
    return "";
  }
  const inner = parts.map((part) => fitPart(part, state)).join("");
  if (inner === "" && parts.length > 0) {
    state.room.free(frame);
    return "";
  }
  return `${before}${inner}${after}`;
}
function rowsOf(part) {
  if (part.kind === "text") return 0;
  return part.kind === "rows" ? part.rows.length : part.parts.reduce((sum, inner) => sum + rowsOf(inner), 0);
}

// node_modules/markdown-table/index.js
function defaultStringLength(value) {
  return value.length;
}
function markdownTable(table, options) {
  const settings = options || {};
  const align = (settings.align || []).concat();
  const stringLength = settings.stringLength || defaultStringLength;
  const alignments = [];
  const cellMatrix = [];
  const sizeMatrix = [];
  const longestCellByColumn = [];
  let mostCellsPerRow = 0;
  let rowIndex = -1;
  while (++rowIndex < table.length) {
    const row2 = [];
    const sizes2 = [];
    let columnIndex2 = -1;
    if (table[rowIndex].length > mostCellsPerRow) {
      mostCellsPerRow = table[rowIndex].length;
    }
    while (++columnIndex2 < table[rowIndex].length) {
      const cell2 = serialize(table[rowIndex][columnIndex2]);
      if (settings.alignDelimiters !== false) {
        const size = stringLength(cell2);
        sizes2[columnIndex2] = size;
        if (longestCellByColumn[columnIndex2] === void 0 || size > longestCellByColumn[columnIndex2]) {
          longestCellByColumn[columnIndex2] = size;
        }
      }
      row2.push(cell2);
    }
    cellMatrix[rowIndex] = row2;
    sizeMatrix[rowIndex] = sizes2;
  }
  let columnIndex = -1;
  if (typeof align === "object" && "length" in align) {
    while (++columnIndex < mostCellsPerRow) {
      alignments[columnIndex] = toAlignment(align[columnIndex]);
    }
  } else {
    const code = toAlignment(align);
    while (++columnIndex < mostCellsPerRow) {
      alignments[columnIndex] = code;
    }
  }
  columnIndex = -1;
  const row = [];
  const sizes = [];
  while (++columnIndex < mostCellsPerRow) {
    const code = alignments[columnIndex];
    let before = "";
    let after = "";
    if (code === 99) {
      before = ":";
      after = ":";
    } else if (code === 108) {
      before = ":";
    } else if (code === 114) {
      after = ":";
    }
    let size = settings.alignDelimiters === false ? 1 : Math.max(
      1,
      longestCellByColumn[columnIndex] - before.length - after.length
    );
    const cell2 = before + "-".repeat(size) + after;
    if (settings.alignDelimiters !== false) {
      size = before.length + size + after.length;
      if (size > longestCellByColumn[columnIndex]) {
        longestCellByColumn[columnIndex] = size;
      }
      sizes[columnIndex] = size;
    }
    row[columnIndex] = cell2;
  }
  cellMatrix.splice(1, 0, row);
  sizeMatrix.splice(1, 0, sizes);
  rowIndex = -1;
  const lines = [];
  while (++rowIndex < cellMatrix.length) {
    const row2 = cellMatrix[rowIndex];
    const sizes2 = sizeMatrix[rowIndex];
    const cellsInRow = settings.fillRows === false ? Math.max(1, cellMatrix[rowIndex === 1 ? 0 : rowIndex].length) : mostCellsPerRow;
    columnIndex = -1;
    const line = [];
    while (++columnIndex < cellsInRow) {
      const cell2 = row2[columnIndex] || "";
      let before = "";
      let after = "";
      if (settings.alignDelimiters !== false) {
        const size = longestCellByColumn[columnIndex] - (sizes2[columnIndex] || 0);
        const code = alignments[columnIndex];
        if (code === 114) {
          before = " ".repeat(size);
        } else if (code === 99) {
          const half = size / 2;
          if (size % 2) {
            before = " ".repeat(half + 0.5);
            after = " ".repeat(half - 0.5);
          } else {
            before = " ".repeat(half);
            after = before;
          }
        } else {
          after = " ".repeat(size);
        }
      }
      if (settings.delimiterStart !== false && !columnIndex) {
        line.push("|");
      }
      if (settings.padding !== false && // Don’t add the opening space if we’re not aligning and the cell is
      // empty: there will be a closing space.
      !(settings.alignDelimiters === false && cell2 === "") && (settings.delimiterStart !== false || columnIndex)) {
        line.push(" ");
      }
      if (settings.alignDelimiters !== false) {
        line.push(before);
      }
      line.push(cell2);
      if (settings.alignDelimiters !== false) {
        line.push(after);
      }
      if (settings.padding !== false) {
        line.push(" ");
      }
      if (settings.delimiterEnd !== false || columnIndex !== cellsInRow - 1) {
        line.push("|");
      }
    }
    lines.push(
      settings.delimiterEnd === false ? line.join("").replace(/ +$/, "") : line.join("")
    );
  }
  return lines.join("\n");
}
function serialize(value) {
  return value === null || value === void 0 ? "" : String(value);
}
function toAlignment(value) {
  const code = typeof value === "string" ? value.codePointAt(0) : 0;
  return code === 67 || code === 99 ? 99 : code === 76 || code === 108 ? 108 : code === 82 || code === 114 ? 114 : 0;
}

// src/report/markdown/escape.ts
var MAX_CHARACTERS = 300;
var ZERO_WIDTH_SPACE = "​";
function shown(text, length = MAX_CHARACTERS) {
  const characters = [...text];
  const half = length / 2;
  return visible(characters.length <= length ? text : `${characters.slice(0, half).join("")}…${characters.slice(-half).join("")}`);
}
var PLAIN = /^[^\s`|\\](?:[^`|\\]*[^\s`|\\])?$/u;
function inlineCode(text) {
  const name2 = shown(text);
  if (name2 === "") return "<code>&nbsp;</code>";
  return PLAIN.test(name2) ? `\`${name2}\`` : `<code>${entities(name2)}</code>`;
}
var LINK_STARTS = /(?<=www)(?=\.)|(?<=:)(?=\/\/)|(?<=@)/gi;
function entities(text) {
  const parts = text.replace(/^ | $| (?= )/g, " ").split(LINK_STARTS);
  return parts.map((part) => part.replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)).join("<!-- -->");
}
var SPECIAL = /[&<>`|\\*_~[\]#$]|:(?=[\w+-]+:)/g;
var STARTS = [
  /(?<=@)/g,
  /(?<=#)(?=\w)/g,
  /(?<=\bGH-)(?=\d)/gi,
  /(?<=\w:)(?=\/\/)/g,
  /(?<=\b(?:mailto|xmpp))(?=:)/gi,
  /(?<=www)(?=\.)/gi,
  /^(?=\s*(?:[-+]|\d+[.)])(?:\s|$))/g
];
var COMMIT = /\b(?=\d*[a-f])[0-9a-f]{7,}\b/gi;
function escapeText(text, length = MAX_CHARACTERS) {
  const parted = STARTS.reduce((words2, start) => words2.replace(start, ZERO_WIDTH_SPACE), shown(text, length).trim()).replace(
    COMMIT,
    (id) => id.replace(/.{6}/g, `$&${ZERO_WIDTH_SPACE}`)
  );
  return parted.replace(SPECIAL, (character) => character === "$" ? "<span>$</span>" : `&#${character.charCodeAt(0)};`);
}

// src/report/markdown/text.ts
var MAX_PROSE = 2e3;
var MAX_NAME2 = 300;
function markdown(text) {
  return text.map((piece) => typeof piece === "string" ? prose(piece) : inlineCode(piece.name)).join("");
}
function prose(text) {
  if (text.trim() === "") return text === "" ? "" : " ";
  return `${/^\s/.test(text) ? " " : ""}${escapeText(text, MAX_PROSE)}${/\s$/.test(text) ? " " : ""}`;
}
function htmlInMarkdown(text) {
  return text.map((piece) => typeof piece === "string" ? prose(piece) : `<code>${entities2(shortened(visible(piece.name), MAX_NAME2))}</code>`).join("");
}
function entities2(text) {
  return text.replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

// src/report/markdown/table.ts
function tableLines({ columns, rows, footer }) {
  const cells = [columns.map(({ title }) => markdown([title])), ...rows.map((row) => row.map(cellText)), ...footer === void 0 ? [] : [footer.map(cellText)]];
  const lines = markdownTable(cells, { align: columns.map(({ align }) => align === "right" ? "r" : null), alignDelimiters: false, padding: true }).split("\n");
  return { head: lines.slice(0, 2), rows: lines.slice(2, 2 + rows.length), footer: lines.slice(2 + rows.length) };
}
function cellText({ text, outcome, indent = 0 }) {
  const mark = outcome === void 0 ? "" : SYMBOLS[outcome];
  return "&emsp;".repeat(indent) + [mark, markdown(unbroken(text))].filter((part) => part !== "").join(" ");
}

// src/report/markdown/render.ts
var UNLIMITED = { characters: Number.MAX_SAFE_INTEGER, bytes: Number.MAX_SAFE_INTEGER };
function renderMarkdown(view, { limits = UNLIMITED, where = "in the full report", level = 2 } = {}) {
  const mark = view.outcome === void 0 ? "" : `${SYMBOLS[view.outcome]} `;
  const title = `${"#".repeat(level)} ${mark}${markdown(view.title)}
`;
  const parts = [{ kind: "text", text: title }, ...paragraphs(view.lines), ...view.sections.flatMap((section) => sectionParts(section, level + 1))];
  return fitParts(parts, limits, where);
}
function paragraphs(lines) {
  return lines.map((line) => ({ kind: "text", text: `
${markdown(line.text)}
` }));
}
function sectionParts(section, level) {
  const { title, isFolded } = section;
  const content = contentParts(section, level);
  if (isFolded) return [{ kind: "group", before: `
<details><summary>${htmlInMarkdown(title)}</summary>
`, parts: content, after: "\n</details>\n" }];
  return title.length === 0 ? content : [{ kind: "group", before: `
${"#".repeat(Math.min(6, level))} ${markdown(title)}
`, parts: content, after: "" }];
}
function contentParts({ table, lines = [], sections = [] }, level) {
  const parts = [];
  if (table !== void 0) {
    const { head, rows, footer } = tableLines(table);
    const after = footer.map((line) => `${line}
`).join("");
    parts.push({ kind: "rows", before: `
${head.join("\n")}
`, rows, after, noun: table.noun, omitted: table.omitted ?? 0 });
  }
  if (lines.length > 0) parts.push({ kind: "rows", before: "\n", rows: lines.map(item), after: "", noun: "line", omitted: 0 });
  return [...parts, ...sections.flatMap((section) => sectionParts(section, level + 1))];
}
function item({ text, outcome }) {
  return `- ${outcome === void 0 ? "" : `${SYMBOLS[outcome]} `}${markdown(text)}`;
}

// src/report/model-state.ts
var ORDER = ["unreadable", "base not known", "changed", "new", "deleted", "unchanged"];
function stateOf({ comparison, baseProblem, deleted, error }) {
  if (error !== void 0) return "unreadable";
  if (deleted !== void 0) return "deleted";
  if (comparison?.base === void 0) return baseProblem === void 0 ? "new" : "base not known";
  const isChanged = comparison.deltas.some(({ base, head }) => JSON.stringify(base) !== JSON.stringify(head)) || comparison.causes.length > 0;
  return isChanged ? "changed" : "unchanged";
}
function rankOf(outcome) {
  return OUTCOMES.indexOf(outcome);
}
function isProblem(outcome) {
  return rankOf(outcome) >= rankOf("warn");
}
function hasNews(model) {
  return isProblem(outcomeOf(model)) || stateOf(model) !== "unchanged" || model.renamedFrom !== void 0;
}
function byNews(a, b) {
  const change = ({ comparison }) => Math.max(0, ...(comparison?.deltas ?? []).map(({ ratio = 1 }) => Math.abs(ratio - 1)));
  return rankOf(outcomeOf(b)) - rankOf(outcomeOf(a)) || ORDER.indexOf(stateOf(a)) - ORDER.indexOf(stateOf(b)) || change(b) - change(a);
}

// src/report/overview-view.ts
function overviewView(profiles) {
  const failed = profiles.filter(isFailed);
  const errors = {
    title: ["Models that cannot be read"],
    isFolded: false,
    lines: failed.map(({ error }) => ({
      text: [withHint(error.message, error.hint)],
      outcome: "unknown"
    }))
  };
  return {
    title: [counted(profiles.length, "model")],
    lines: [],
    sections: [{ title: [], isFolded: false, table: overviewTable(profiles), lines: unknownLines(shownFigures(profiles)) }, ...failed.length > 0 ? [errors] : []]
  };
}
var OVERVIEW = ["params", "macs", "flops", "weightBytes", "activationBytes", "peakActivationBytes", "nodes"];
function shownFigures(profiles) {
  return profiles.flatMap((profile) => isFailed(profile) ? [] : OVERVIEW.map((metric) => profile.totals[metric]));
}
function overviewTable(profiles) {
  return {
    columns: [{ title: "Model", align: "left" }, ...OVERVIEW.map((metric, i) => ({ title: titleOf(metric), align: "right", ...i > 1 ? { dropRank: i } : {} }))],
    rows: profiles.map((profile) => [
      nameCell(profile.model.path),
      ...OVERVIEW.map((metric) => isFailed(profile) ? metric === OVERVIEW[0] ? cell("unreadable", "bad") : EMPTY : figureCell(profile.totals[metric], TOTAL_INFO[metric]))
    ]),
    noun: "model"
  };
}

// src/report/layers-section.ts
var TITLES = { layer: "Layers", op: "Operators", module: "Modules" };
var NOUNS = { layer: "layer", op: "operator", module: "module" };
function layersSection(profile, { by = "layer", sort, top }) {
  const groups = groupNodes(profile, by);
  const sorted = sort === void 0 ? groups : sortGroups(groups, sortFigure(sort));
  const shown2 = top === void 0 ? sorted : sorted.slice(0, top);
  return {
    title: [TITLES[by]],
    isFolded: false,
    table: {
      columns: [...LEADING[by], ...FIGURE_COLUMNS.map(({ column }) => column)],
      rows: shown2.map((group) => [...leadingCells(group, by, profile, sort !== void 0), ...FIGURE_COLUMNS.map(({ of }) => of(group.figures, profile))]),
      footer: [cell("Total", "strong"), ...LEADING[by].slice(1).map(() => EMPTY), ...FIGURE_COLUMNS.map(({ total: total2 }) => total2(profile))],
      noun: NOUNS[by],
      omitted: sorted.length - shown2.length
    }
  };
}
function sortFigure(sort) {
  const figure = NODE_FIGURES.find((known) => known.toLowerCase() === sort.toLowerCase());
  if (figure !== void 0) return figure;
  throw new AppError("usage/unknown-figure", `there is no figure "${sort}" to sort by${didYouMean(sort, NODE_FIGURES)}`, { hint: `figures of layers: ${NODE_FIGURES.join(", ")}` });
}
var LEADING = {
  layer: [
    { title: "Layer", align: "left" },
    { title: "Operator", align: "left" },
    { title: "Output", align: "left", dropRank: 5 }
  ],
  op: [
    { title: "Operator", align: "left" },
    { title: "Nodes", align: "right" }
  ],
  module: [
    { title: "Module", align: "left" },
    { title: "Nodes", align: "right", dropRank: 8 }
  ]
};
function leadingCells({ label, depth, nodes }, by, profile, isSorted) {
  if (by === "module") return [{ ...cell([depth === 0 ? label : name(label)]), ...isSorted ? {} : { indent: depth } }, countCell(nodes.length)];
  if (by === "op") return [nameCell(label), countCell(nodes.length)];
  const [node] = nodes;
  const output = node === void 0 ? void 0 : own(profile.tensors, node.outputs[0] ?? "");
  return [nameCell(label), nameCell(node === void 0 ? "" : operatorName(node)), cell(shapeText(output))];
}
function figureColumn(metric, title, dropRank) {
  return {
    column: { title, align: "right", ...dropRank === void 0 ? {} : { dropRank } },
    of: (figures) => figureCell(figures[metric], TOTAL_INFO[metric]),
    total: ({ totals }) => figureCell(totals[metric], TOTAL_INFO[metric])
  };
}
var FIGURE_COLUMNS = [
  figureColumn("params", "Params"),
  figureColumn("macs", "MACs"),
  { column: { title: "%", align: "right", dropRank: 4 }, of: ({ macs }, { totals }) => shareCell(macs, totals.macs), total: ({ totals }) => shareCell(totals.macs, totals.macs) },
  figureColumn("flops", "FLOPs", 3),
  figureColumn("activationBytes", "Activations", 6),
  figureColumn("readBytes", "Read", 9),
  figureColumn("writeBytes", "Written", 10)
];

// src/report/measure-view.ts
var OUTCOMES2 = { pass: "pass", fail: "fail", inconclusive: "warn" };
function measureView(result, options = {}) {
  const { paired, limits = [] } = result;
  const outcomes = [...paired === void 0 ? [] : [paired.outcome], ...limits.map(({ outcome: outcome2 }) => outcome2)];
  const outcome = ["fail", "inconclusive", "pass"].find((candidate) => outcomes.includes(candidate));
  return {
    title: [name(result.model.path)],
    ...outcome !== void 0 && { outcome: OUTCOMES2[outcome] },
    lines: [{ text: machineText(result), tone: "dim" }, ...gpuLines(result), ...paired === void 0 ? [] : [pairedLine(paired)], ...limitLines(result)],
    sections: [
      latencySection(result),
      histogramSection(result.latency),
      ...result.throughput === void 0 ? [] : [throughputSection(result.throughput)],
      ...result.layers === void 0 ? [] : [layersSection2(result.layers, result.peak, options.top)],
      ...memorySection(result),
      ...notesSection(result.notes)
    ]
  };
}
function machineText({ runtime, device, inputs }) {
  const fed = inputs.flatMap((input, i) => [...i > 0 ? [", "] : ["; fed "], name(`${input.name} ${input.dtype} ${input.shape.join("×") || "scalar"}`)]);
  return [...words`${name(`${runtime.package} ${runtime.version}`)}, provider ${name(runtime.provider)}, ${counted(runtime.threads, "thread")}, on ${name(device.name)}`, ...fed];
}
function gpuLines({ device }) {
  if (device.kind !== "gpu") return [];
  const range = (of, unit) => {
    const values = device.readings.flatMap((reading) => of(reading) ?? []);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return values.length === 0 ? [] : [low === high ? `${low} ${unit}` : `${low} to ${high} ${unit}`];
  };
  const facts = [
    ...device.driver === void 0 ? [] : [`driver ${device.driver}`],
    ...device.memoryBytes === void 0 ? [] : [quantityText(device.memoryBytes, "bytes")],
    ...range(({ smClock }) => smClock, "MHz"),
    ...range(({ temperature }) => temperature, "°C"),
    ...range(({ power }) => power, "W")
  ];
  return [{ text: words`${facts.join(", ")}; host ${name(device.host.name)}`, tone: "dim" }];
}
function pairedLine({ ratio, low, high, rounds, confidence, increase, outcome, clock, reason }) {
  const allowed = `+${shareText(increase)}`;
  if (ratio === void 0 || low === void 0 || high === void 0) {
    return { text: [outcome === "pass" ? `same as base: ${reason ?? ""}` : `inconclusive: ${reason ?? "too few rounds"}`], outcome: OUTCOMES2[outcome] };
  }
  const found = `${signedShareText(ratio - 1)} against base, between ${signedShareText(low - 1)} and ${signedShareText(high - 1)} (${shareText(confidence)} sure, ${counted(rounds, "round")}, ${clock === "cpu" ? "CPU time" : "wall time"})`;
  const verdict = {
    pass: `within the allowed ${allowed}`,
    fail: `more than the allowed ${allowed}`,
    inconclusive: `inconclusive for the allowed ${allowed}${reason === void 0 ? "" : `, ${reason}`}`
  }[outcome];
  return { text: [`latency ${found}: ${verdict}`], outcome: OUTCOMES2[outcome] };
}
function limitLines({ limits = [] }) {
  return limits.map(({ figure, actual, max, outcome }) => {
    const verdict = { pass: "within", fail: "above", inconclusive: "too close to tell from" }[outcome];
    return { text: [`${figure} ${ms(actual)}: ${verdict} the limit of ${ms(max)}`], outcome: OUTCOMES2[outcome] };
  });
}
function latencySection({ latency, base, fps }) {
  const titles = ["", "Mean", "Std", "Min", "p50", "p90", "p95", "p99", "CV", "Samples", "Load", "First run"];
  const row = (side, { mean, std, min, p50, p90, p95, p99, cv, samples, loadMs, firstRunMs }) => [
    cell(side),
    ...[mean, std, min, p50, p90, p95, p99].map((value) => cell(ms(value))),
    cell(shareText(cv), cv > 0.1 ? "warn" : void 0),
    cell(String(samples)),
    ...[loadMs, firstRunMs].map((value) => value === void 0 ? EMPTY : cell(ms(value)))
  ];
  const interval = latency.intervals;
  return {
    title: ["Latency"],
    isFolded: false,
    table: {
      columns: titles.map((title, i) => ({ title, align: i === 0 ? "left" : "right", ...i > 7 ? { dropRank: i } : {} })),
      rows: [...base === void 0 ? [] : [row("base", base.latency)], row(base === void 0 ? "" : "head", latency)],
      noun: "side"
    },
    lines: [
      {
        text: [
          `${quantityText(fps, "rate")}; ${counted(latency.rounds, "fresh process", "fresh processes")}${interval === void 0 ? "" : `; median between ${ms(interval.p50.low)} and ${ms(interval.p50.high)} (${shareText(interval.confidence)} sure)`}`
        ]
      }
    ]
  };
}
var BAR = 40;
function histogramSection({ histogram, samples }) {
  const most = Math.max(...histogram.counts);
  return {
    title: ["Distribution"],
    isFolded: true,
    table: {
      columns: [
        { title: "From", align: "right" },
        { title: "To", align: "right" },
        { title: "Samples", align: "right" },
        { title: "", align: "left" }
      ],
      rows: histogram.counts.map((count2, bin) => [
        cell(ms(bound(histogram, bin))),
        cell(bin === histogram.counts.length - 1 && bin > 0 ? "slowest" : ms(bound(histogram, bin + 1))),
        cell(String(count2), count2 === 0 ? "dim" : void 0),
        cell("█".repeat(Math.round(count2 / most * BAR)) || (count2 > 0 ? "▏" : ""))
      ]),
      noun: "bin"
    },
    lines: [{ text: [`of ${counted(samples, "sample")}; the last row holds everything slower as well`], tone: "dim" }]
  };
}
function bound({ from, to, counts }, bin) {
  return from + (to - from) * bin / counts.length;
}
var ENDED_BY = {
  memory: "larger batches do not fit into memory",
  time: "the search ran out of time",
  model: "the model does not run at larger batches",
  "no-gain": "larger batches gain nothing",
  largest: "no larger batches were tried",
  asked: "the batch that was asked for",
  fixed: "the batch that the file fixes"
};
function throughputSection({ batch, batches, seconds, perSecond, peakBytes, curve, endedBy }) {
  const memory = peakBytes === void 0 ? "" : `, peak memory ${quantityText(peakBytes, "bytes")}`;
  const failures = curve.flatMap(({ batch: size, failed }) => failed === void 0 ? [] : [{ text: [`batch ${size}: ${failed.message}`], tone: "dim" }]);
  return {
    title: ["Throughput"],
    isFolded: false,
    lines: [
      {
        text: [`${quantityText(perSecond, "rate")} at batch ${batch}: ${batches} batches × ${batch} ÷ ${Number(seconds.toPrecision(4))} s${memory}; ${ENDED_BY[endedBy]}`],
        tone: "strong"
      },
      ...failures
    ],
    table: {
      columns: ["Batch", "Inputs per second", "Time per batch", "Peak memory"].map((title) => ({ title, align: "right" })),
      rows: curve.map((point) => curveRow(point, point.batch === batch)),
      noun: "batch"
    }
  };
}
var FAILED = { memory: "out of memory", time: "out of time", model: "fails" };
function curveRow({ batch, perSecond, ms: time, peakBytes, failed }, isBest) {
  return [
    cell(String(batch), isBest ? "good" : void 0),
    failed === void 0 ? cell(quantityText(perSecond ?? 0, "rate")) : cell(FAILED[failed.reason], "warn"),
    time === void 0 ? EMPTY : cell(ms(time)),
    peakBytes === void 0 ? EMPTY : cell(quantityText(peakBytes, "bytes"))
  ];
}
function layersSection2(layers, peak, top) {
  const shown2 = top === void 0 ? layers : [...layers].sort((a, b) => b.ms - a.ms).slice(0, top);
  const titles = ["Layers", "Kernel", "Time", "Share", "MACs", "GFLOP/s", "of peak", "GB/s", "of peak"];
  const rate = (value) => value === void 0 ? EMPTY : cell(String(Number(value.toPrecision(3))));
  const ofPeak = (value, best) => value === void 0 || best === void 0 ? EMPTY : cell(shareText(value / best));
  return {
    title: ["Time per layer"],
    isFolded: false,
    table: {
      columns: titles.map((title, i) => ({ title, align: i < 2 ? "left" : "right", ...i > 3 ? { dropRank: i } : {} })),
      rows: shown2.map((layer) => [
        layer.nodes.length === 0 ? cell("added by the runtime", "dim") : nameCell(layer.nodes.join(" + ")),
        nameCell(layer.op),
        cell(ms(layer.ms)),
        cell(shareText(layer.share), layer.share >= 0.1 ? "warn" : void 0),
        layer.macs === void 0 ? EMPTY : cell(quantityText(layer.macs, "count")),
        rate(layer.gflopsPerSecond),
        ofPeak(layer.gflopsPerSecond, peak?.gflopsPerSecond),
        rate(layer.gigabytesPerSecond),
        ofPeak(layer.gigabytesPerSecond, peak?.gigabytesPerSecond)
      ]),
      noun: "layer",
      ...shown2.length < layers.length && { omitted: layers.length - shown2.length }
    },
    lines: [
      ...peak === void 0 ? [] : [
        {
          text: [`peak of this machine: ${Number(peak.gflopsPerSecond.toPrecision(3))} GFLOP/s, ${Number(peak.gigabytesPerSecond.toPrecision(3))} GB/s`],
          tone: "dim"
        }
      ],
      { text: ["layers joined by + ran as one kernel; bytes are counted layer by layer, so a fused kernel may seem to move more than memory can"], tone: "dim" }
    ]
  };
}
function memorySection({ memory }) {
  const lines = [
    ["peak of the arena, the same in every run", memory?.peakArenaBytes],
    ["peak of the process while loading", memory?.loadPeakBytes],
    ["peak of the process while running", memory?.runPeakBytes]
  ];
  const known = lines.flatMap(([what, bytes]) => bytes === void 0 ? [] : [{ text: [`${quantityText(bytes, "bytes")}: ${what}`] }]);
  return known.length === 0 ? [] : [{ title: ["Memory"], isFolded: false, lines: known }];
}
function notesSection(notes) {
  return notes.length === 0 ? [] : [{ title: ["Notes"], isFolded: false, lines: notes.map((note) => ({ text: [note] })) }];
}
function ms(value) {
  return quantityText(value, "milliseconds");
}

// src/report/profile-view.ts
function profileView(profile, options = {}) {
  return {
    title: [name(profile.model.path)],
    lines: [...headLines(profile), ...bindingLines(profile), ...coverageLines(profile)],
    sections: [
      totalsSection(profile),
      layersSection(profile, options),
      ...measurementSection(profile.measured, options),
      ...conventionsSection(profile),
      ...diagnosticsSection(profile)
    ]
  };
}
function measurementSection(measured, { top }) {
  if (measured === void 0) return [];
  const { lines, sections } = measureView(measured, top === void 0 ? {} : { top });
  return [{ title: ["Measured"], isFolded: false, lines, sections }];
}
function totalsSection({ totals, macsByClass = {}, memory }) {
  const shown2 = TOTALS.filter((metric) => !isZero2(totals[metric]));
  const formulaOf = (figure) => figure.formula !== void 0 ? nameCell(figure.formula, "dim") : isKnown(figure) ? EMPTY : cell(figure.unknown, "warn");
  const hasRemark = shown2.some((metric) => totals[metric].formula !== void 0 || !isKnown(totals[metric]));
  const columns = [
    { title: "Figure", align: "left" },
    { title: "Total", align: "right" },
    { title: "Formula", align: "left" }
  ];
  const classes = Object.entries(macsByClass).filter(([, figure]) => !isZero2(figure));
  return {
    title: ["Totals"],
    isFolded: false,
    table: {
      columns: hasRemark ? columns : columns.slice(0, 2),
      rows: shown2.map((metric) => [cell(titleOf(metric)), figureCell(totals[metric], TOTAL_INFO[metric]), ...hasRemark ? [formulaOf(totals[metric])] : []]),
      noun: "figure"
    },
    lines: [
      ...classes.length > 1 ? [{ text: words`MACs by type: ${classes.flatMap(([label, figure], i) => [i > 0 ? ", " : "", name(label), " ", ...figureCell(figure, TOTAL_INFO.macs).text])}` }] : [],
      ...peakLines(memory)
    ]
  };
}
var NAMED = 3;
function peakLines(memory) {
  if (memory === void 0 || "unknown" in memory.peak) return [];
  const { node, live, more } = memory.peak;
  if (live.length === 0) return [];
  const tensors = live.slice(0, NAMED).flatMap(({ tensor, bytes }, i) => [i > 0 ? ", " : "", name(tensor), ` (${quantityText(bytes, "bytes")})`]);
  const others = live.length - Math.min(live.length, NAMED) + (more?.tensors ?? 0);
  const place = node === void 0 ? "" : words` at ${name(node)}`;
  const arena = isKnown(memory.arenaBytes) ? `; an arena for all of it takes ${quantityText(memory.arenaBytes.value, "bytes")}` : "";
  return [{ text: words`peak${place}: ${tensors}${others > 0 ? ` and ${others} more` : ""}${arena}`, tone: "dim" }];
}
function isZero2(figure) {
  return isKnown(figure) && figure.value === 0;
}
function conventionsSection({ conventions }) {
  const rows = Object.entries(conventions).flatMap(
    ([convention, figures]) => Object.entries(figures).map(([figure, value]) => [
      nameCell(convention),
      cell(figure),
      isKnown(value) ? cell(String(value.value)) : cell(value.atLeast === void 0 ? "?" : `? (at least ${value.atLeast})`, "warn"),
      isKnown(value) ? EMPTY : cell(value.unknown, "dim")
    ])
  );
  if (rows.length === 0) return [];
  const columns = [
    { title: "Convention", align: "left" },
    { title: "Figure", align: "left" },
    { title: "Value", align: "right" },
    { title: "Why not", align: "left", dropRank: 1 }
  ];
  return [{ title: ["As other tools count"], isFolded: false, table: { columns, rows, noun: "figure" } }];
}

// src/report/terminal/render.ts
var import_picocolors = __toESM(require_picocolors(), 1);

// node_modules/ansi-regex/index.js
var ST = String.raw`(?:\u001B\u005C|\u009C)`;
var stringControls = String.raw`\u0018\u001A\u001B\u0080-\u009F`;
var osc = String.raw`(?:\u001B\]|\u009D)[^\u0007${stringControls}]*(?:\u0007|${ST})`;
var controlString = String.raw`(?:\u001B[PX^_k]|[\u0090\u0098\u009E\u009F])[^${stringControls}]*${ST}`;
var linuxPalette = String.raw`\u001B\](?:P[\dA-Fa-f]{7}|R)(?:\u0007|${ST})?`;
var csi = String.raw`(?:\u001B\[|\u009B)[\u0030-\u003F]*[\u0020-\u002F]*[\u0040-\u007E]`;
var escape = String.raw`\u001B(?:[\u0020-\u002F]+[\u0030-\u007E]|[\dA-PR-TZcf-oq-uy=><~|}])`;
var pattern = `${linuxPalette}|${osc}|${controlString}|${csi}|${escape}`;
function ansiRegex({ onlyFirst = false } = {}) {
  return new RegExp(pattern, onlyFirst ? void 0 : "g");
}

// node_modules/strip-ansi/index.js
var regex = ansiRegex();
function stripAnsi(string) {
  if (typeof string !== "string") {
    throw new TypeError(`Expected a \`string\`, got \`${typeof string}\``);
  }
  if (!string.includes("\x1B") && !string.includes("")) {
    return string;
  }
  return string.replace(regex, "");
}

// node_modules/get-east-asian-width/lookup-data.js
var ambiguousMinimalCodePoint = 161;
var ambiguousMaximumCodePoint = 1114109;
var ambiguousRanges = [161, 161, 164, 164, 167, 168, 170, 170, 173, 174, 176, 180, 182, 186, 188, 191, 198, 198, 208, 208, 215, 216, 222, 225, 230, 230, 232, 234, 236, 237, 240, 240, 242, 243, 247, 250, 252, 252, 254, 254, 257, 257, 273, 273, 275, 275, 283, 283, 294, 295, 299, 299, 305, 307, 312, 312, 319, 322, 324, 324, 328, 331, 333, 333, 338, 339, 358, 359, 363, 363, 462, 462, 464, 464, 466, 466, 468, 468, 470, 470, 472, 472, 474, 474, 476, 476, 593, 593, 609, 609, 708, 708, 711, 711, 713, 715, 717, 717, 720, 720, 728, 731, 733, 733, 735, 735, 768, 879, 913, 929, 931, 937, 945, 961, 963, 969, 1025, 1025, 1040, 1103, 1105, 1105, 8208, 8208, 8211, 8214, 8216, 8217, 8220, 8221, 8224, 8226, 8228, 8231, 8240, 8240, 8242, 8243, 8245, 8245, 8251, 8251, 8254, 8254, 8308, 8308, 8319, 8319, 8321, 8324, 8364, 8364, 8451, 8451, 8453, 8453, 8457, 8457, 8467, 8467, 8470, 8470, 8481, 8482, 8486, 8486, 8491, 8491, 8531, 8532, 8539, 8542, 8544, 8555, 8560, 8569, 8585, 8585, 8592, 8601, 8632, 8633, 8658, 8658, 8660, 8660, 8679, 8679, 8704, 8704, 8706, 8707, 8711, 8712, 8715, 8715, 8719, 8719, 8721, 8721, 8725, 8725, 8730, 8730, 8733, 8736, 8739, 8739, 8741, 8741, 8743, 8748, 8750, 8750, 8756, 8759, 8764, 8765, 8776, 8776, 8780, 8780, 8786, 8786, 8800, 8801, 8804, 8807, 8810, 8811, 8814, 8815, 8834, 8835, 8838, 8839, 8853, 8853, 8857, 8857, 8869, 8869, 8895, 8895, 8978, 8978, 9312, 9449, 9451, 9547, 9552, 9587, 9600, 9615, 9618, 9621, 9632, 9633, 9635, 9641, 9650, 9651, 9654, 9655, 9660, 9661, 9664, 9665, 9670, 9672, 9675, 9675, 9678, 9681, 9698, 9701, 9711, 9711, 9733, 9734, 9737, 9737, 9742, 9743, 9756, 9756, 9758, 9758, 9792, 9792, 9794, 9794, 9824, 9825, 9827, 9829, 9831, 9834, 9836, 9837, 9839, 9839, 9886, 9887, 9919, 9919, 9926, 9933, 9935, 9939, 9941, 9953, 9955, 9955, 9960, 9961, 9963, 9969, 9972, 9972, 9974, 9977, 9979, 9980, 9982, 9983, 10045, 10045, 10102, 10111, 11094, 11097, 12872, 12879, 57344, 63743, 65024, 65039, 65533, 65533, 127232, 127242, 127248, 127277, 127280, 127337, 127344, 127373, 127375, 127376, 127387, 127404, 917760, 917999, 983040, 1048573, 1048576, 1114109];
var fullwidthMinimalCodePoint = 12288;
var fullwidthMaximumCodePoint = 65510;
var fullwidthRanges = [12288, 12288, 65281, 65376, 65504, 65510];
var wideMinimalCodePoint = 4352;
var wideMaximumCodePoint = 262141;
var wideRanges = [4352, 4447, 8986, 8987, 9001, 9002, 9193, 9196, 9200, 9200, 9203, 9203, 9725, 9726, 9748, 9749, 9776, 9783, 9800, 9811, 9855, 9855, 9866, 9871, 9875, 9875, 9889, 9889, 9898, 9899, 9917, 9918, 9924, 9925, 9934, 9934, 9940, 9940, 9962, 9962, 9970, 9971, 9973, 9973, 9978, 9978, 9981, 9981, 9989, 9989, 9994, 9995, 10024, 10024, 10060, 10060, 10062, 10062, 10067, 10069, 10071, 10071, 10133, 10135, 10160, 10160, 10175, 10175, 11035, 11036, 11088, 11088, 11093, 11093, 11904, 11929, 11931, 12019, 12032, 12245, 12272, 12287, 12289, 12350, 12353, 12438, 12441, 12543, 12549, 12591, 12593, 12686, 12688, 12773, 12783, 12830, 12832, 12871, 12880, 42124, 42128, 42182, 43360, 43388, 44032, 55203, 63744, 64255, 65040, 65049, 65072, 65106, 65108, 65126, 65128, 65131, 94176, 94180, 94192, 94198, 94208, 101594, 101631, 101664, 101760, 101874, 101888, 102801, 102816, 102866, 110576, 110579, 110581, 110587, 110589, 110590, 110592, 110888, 110898, 110898, 110928, 110930, 110933, 110933, 110948, 110952, 110960, 111355, 119552, 119638, 119648, 119670, 126980, 126980, 127183, 127183, 127374, 127374, 127377, 127386, 127406, 127406, 127488, 127490, 127504, 127547, 127552, 127560, 127568, 127569, 127584, 127589, 127744, 127776, 127789, 127797, 127799, 127868, 127870, 127891, 127904, 127946, 127951, 127955, 127968, 127984, 127988, 127988, 127992, 128062, 128064, 128064, 128066, 128252, 128255, 128317, 128331, 128334, 128336, 128359, 128378, 128378, 128405, 128406, 128420, 128420, 128507, 128591, 128640, 128709, 128716, 128716, 128720, 128722, 128725, 128729, 128732, 128735, 128747, 128748, 128756, 128764, 128986, 128986, 128992, 129003, 129008, 129008, 129292, 129338, 129340, 129349, 129351, 129535, 129648, 129660, 129664, 129734, 129736, 129736, 129740, 129757, 129759, 129771, 129775, 129786, 131072, 196605, 196608, 262141];

// node_modules/get-east-asian-width/utilities.js
var isInRange = (ranges, codePoint) => {
  let low = 0;
  let high = Math.floor(ranges.length / 2) - 1;
  while (low <= high) {
    const mid = Math.floor((low + high) / 2);
    const i = mid * 2;
    if (codePoint < ranges[i]) {
      high = mid - 1;
    } else if (codePoint > ranges[i + 1]) {
      low = mid + 1;
    } else {
      return true;
    }
  }
  return false;
};

// node_modules/get-east-asian-width/lookup.js
var commonCjkCodePoint = 19968;
var [wideFastPathStart, wideFastPathEnd] = /* @__PURE__ */ findWideFastPathRange(wideRanges);
function findWideFastPathRange(ranges) {
  let fastPathStart = ranges[0];
  let fastPathEnd = ranges[1];
  for (let index2 = 0; index2 < ranges.length; index2 += 2) {
    const start = ranges[index2];
    const end = ranges[index2 + 1];
    if (commonCjkCodePoint >= start && commonCjkCodePoint <= end) {
      return [start, end];
    }
    if (end - start > fastPathEnd - fastPathStart) {
      fastPathStart = start;
      fastPathEnd = end;
    }
  }
  return [fastPathStart, fastPathEnd];
}
var isAmbiguous = (codePoint) => {
  if (codePoint < ambiguousMinimalCodePoint || codePoint > ambiguousMaximumCodePoint) {
    return false;
  }
  return isInRange(ambiguousRanges, codePoint);
};
var isFullwidth = (codePoint) => {
  if (codePoint < fullwidthMinimalCodePoint || codePoint > fullwidthMaximumCodePoint) {
    return false;
  }
  return isInRange(fullwidthRanges, codePoint);
};
var isWide = (codePoint) => {
  if (codePoint >= wideFastPathStart && codePoint <= wideFastPathEnd) {
    return true;
  }
  if (codePoint < wideMinimalCodePoint || codePoint > wideMaximumCodePoint) {
    return false;
  }
  return isInRange(wideRanges, codePoint);
};

// node_modules/get-east-asian-width/index.js
function validate(codePoint) {
  if (!Number.isSafeInteger(codePoint)) {
    throw new TypeError(`Expected a code point, got \`${typeof codePoint}\`.`);
  }
}
function eastAsianWidth(codePoint, { ambiguousAsWide = false } = {}) {
  validate(codePoint);
  if (isFullwidth(codePoint) || isWide(codePoint) || ambiguousAsWide && isAmbiguous(codePoint)) {
    return 2;
  }
  return 1;
}

// node_modules/string-width/index.js
var segmenter = new Intl.Segmenter();
var visibleCharacterRegex = new RegExp("[^\\p{Default_Ignorable_Code_Point}\\p{Control}\\p{Format}\\p{Nonspacing_Mark}\\p{Enclosing_Mark}\\p{Surrogate}]", "v");
var spacingMarkRegex = new RegExp("\\p{Spacing_Mark}", "v");
var rgiEmojiRegex = new RegExp("^\\p{RGI_Emoji}$", "v");
var unqualifiedKeycapRegex = /^[\d#*]\u20E3$/;
var extendedPictographicRegex = new RegExp("\\p{Extended_Pictographic}", "gu");
function isDoubleWidthNonRgiEmojiSequence(segment) {
  if (segment.length > 50) {
    return false;
  }
  if (unqualifiedKeycapRegex.test(segment)) {
    return true;
  }
  if (segment.includes("‍")) {
    const pictographics = segment.match(extendedPictographicRegex);
    return pictographics !== null && pictographics.length >= 2;
  }
  return false;
}
function baseVisible(segment) {
  const index2 = segment.search(visibleCharacterRegex);
  return index2 === -1 ? void 0 : segment.slice(index2);
}
function isHangulLeadingJamo(codePoint) {
  return codePoint >= 4352 && codePoint <= 4447 || codePoint >= 43360 && codePoint <= 43388;
}
function isHangulVowelJamo(codePoint) {
  return codePoint >= 4448 && codePoint <= 4519 || codePoint >= 55216 && codePoint <= 55238;
}
function isHangulTrailingJamo(codePoint) {
  return codePoint >= 4520 && codePoint <= 4607 || codePoint >= 55243 && codePoint <= 55291;
}
function isHangulJamo(codePoint) {
  return isHangulLeadingJamo(codePoint) || isHangulVowelJamo(codePoint) || isHangulTrailingJamo(codePoint);
}
function hangulClusterWidth(visibleSegment, eastAsianWidthOptions) {
  const codePoints = [];
  for (const character of visibleSegment) {
    if (!visibleCharacterRegex.test(character)) {
      continue;
    }
    codePoints.push(character.codePointAt(0));
  }
  if (codePoints.length === 0) {
    return void 0;
  }
  let width = 0;
  for (let index2 = 0; index2 < codePoints.length; index2++) {
    const codePoint = codePoints[index2];
    if (!isHangulJamo(codePoint)) {
      if (width === 0) {
        return void 0;
      }
      for (let remaining = index2; remaining < codePoints.length; remaining++) {
        width += eastAsianWidth(codePoints[remaining], eastAsianWidthOptions);
      }
      return width;
    }
    if (isHangulLeadingJamo(codePoint) && isHangulVowelJamo(codePoints[index2 + 1])) {
      width += 2;
      index2 += isHangulTrailingJamo(codePoints[index2 + 2]) ? 2 : 1;
      continue;
    }
    width += eastAsianWidth(codePoint, eastAsianWidthOptions);
  }
  return width;
}
function trailingWidth(visibleSegment, eastAsianWidthOptions) {
  let extra = 0;
  let first = true;
  for (const character of visibleSegment) {
    if (first) {
      first = false;
      continue;
    }
    if (spacingMarkRegex.test(character) || character >= "＀" && character <= "￯") {
      extra += eastAsianWidth(character.codePointAt(0), eastAsianWidthOptions);
    }
  }
  return extra;
}
function stringWidth(input, options = {}) {
  if (typeof input !== "string" || input.length === 0) {
    return 0;
  }
  const {
    ambiguousIsNarrow = true,
    countAnsiEscapeCodes = false
  } = options;
  let string = input;
  if (!countAnsiEscapeCodes && (string.includes("\x1B") || string.includes(""))) {
    string = stripAnsi(string);
  }
  if (string.length === 0) {
    return 0;
  }
  if (/^[\u0020-\u007E]*$/.test(string)) {
    return string.length;
  }
  let width = 0;
  const eastAsianWidthOptions = { ambiguousAsWide: !ambiguousIsNarrow };
  for (const { segment } of segmenter.segment(string)) {
    const visibleSegment = baseVisible(segment);
    if (visibleSegment === void 0) {
      continue;
    }
    if (rgiEmojiRegex.test(segment) || isDoubleWidthNonRgiEmojiSequence(segment)) {
      width += 2;
      continue;
    }
    const hangulWidth = hangulClusterWidth(visibleSegment, eastAsianWidthOptions);
    if (hangulWidth !== void 0) {
      width += hangulWidth;
      continue;
    }
    const codePoint = visibleSegment.codePointAt(0);
    width += eastAsianWidth(codePoint, eastAsianWidthOptions);
    width += trailingWidth(visibleSegment, eastAsianWidthOptions);
  }
  return width;
}

// src/report/terminal/table.ts
var import_cli_table3 = __toESM(require_cli_table3(), 1);
var GAP = 2;
var NARROWEST = 16;
var NO_LINES = Object.fromEntries(
  ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right", "left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"].map(
    (name2) => [name2, ""]
  )
);
function terminalTable(table, paint, paintHeader, width) {
  const all = table.columns.map((_, i) => i);
  const rows = [...table.rows, ...table.footer === void 0 ? [] : [table.footer]];
  const widths = table.columns.map(({ title }, i) => rows.reduce((widest, row) => Math.max(widest, widthOf(row[i], paint)), stringWidth(title)));
  const kept = width === void 0 ? all : dropColumns(table.columns, widths, width);
  const limits = width === void 0 ? widths : shrink(kept, widths, width);
  const result = new import_cli_table3.default({
    chars: NO_LINES,
    colAligns: kept.map((i) => table.columns[i]?.align ?? "left"),
    style: { "padding-left": 0, "padding-right": GAP, head: [], border: [], compact: true }
  });
  result.push(kept.map((i) => paintHeader(table.columns[i]?.title ?? "")));
  const written = (cell2, i) => {
    const limit = limits[i] ?? NARROWEST;
    return table.columns[i]?.isWrapped === true && cell2.tone === void 0 ? wrapped(paint(cell2, Number.POSITIVE_INFINITY), limit) : paint(cell2, limit);
  };
  for (const row of rows) result.push(kept.map((i) => row[i] === void 0 ? "" : written(row[i], i)));
  return result.toString().split("\n").map((line) => line.trimEnd()).join("\n");
}
function wrapped(text, width) {
  const lines = [];
  let line = "";
  for (const part of text.split(/(?<=[ ·*,])/u)) {
    if (line !== "" && stringWidth((line + part).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += part;
    for (; stringWidth(line.trimEnd()) > width; line = [...line].slice(width).join("")) lines.push([...line].slice(0, width).join(""));
  }
  return [...lines, line.trimEnd()].join("\n");
}
function widthOf(cell2, paint) {
  return cell2 === void 0 ? 0 : stringWidth(paint(cell2, Number.POSITIVE_INFINITY));
}
var total = (columns, widths) => columns.reduce((sum, i) => sum + (widths[i] ?? 0) + GAP, 0);
function dropColumns(columns, widths, width) {
  let kept = columns.map((_, i) => i);
  const droppable = [...kept].filter((i) => columns[i]?.dropRank !== void 0).sort((a, b) => (columns[b]?.dropRank ?? 0) - (columns[a]?.dropRank ?? 0));
  const shrinkable = Math.max(0, (widths[0] ?? 0) - 3 * NARROWEST);
  for (const column of droppable) if (total(kept, widths) - shrinkable > width) kept = kept.filter((i) => i !== column);
  return kept;
}
function shrink(columns, widths, width) {
  const limits = [...widths];
  for (let excess = total(columns, limits) - width; excess > 0; excess = total(columns, limits) - width) {
    const widest = columns.reduce((a, b) => (limits[b] ?? 0) > (limits[a] ?? 0) ? b : a, columns[0] ?? 0);
    if ((limits[widest] ?? 0) <= NARROWEST) break;
    limits[widest] = Math.max(NARROWEST, (limits[widest] ?? 0) - excess);
  }
  return limits;
}

// src/report/terminal/render.ts
var MARKS2 = { pass: "✔", skipped: "-", warn: "!", unknown: "?", fail: "✖" };
function renderTerminal(view, { color = false, width } = {}) {
  const colors = import_picocolors.default.createColors(color);
  const mark = view.outcome === void 0 ? "" : `${markOf(view.outcome, colors)} `;
  const blocks = [
    [`${mark}${colors.bold(lineText(view.title))}`, ...view.lines.map((line) => lineOf(line, colors))].join("\n"),
    ...view.sections.filter(({ isFolded }) => !isFolded || view.outcome === void 0).flatMap((section) => sectionBlocks(section, colors, width))
  ];
  return `${blocks.join("\n\n")}
`;
}
function sectionBlocks({ title, table, lines = [], sections = [] }, colors, width) {
  const paint = (cell2, limit) => cellText2(cell2, limit, colors);
  const parts = [
    ...title.length > 0 ? [colors.bold(lineText(title))] : [],
    ...table === void 0 ? [] : [terminalTable(table, paint, (text) => colors.dim(text), width)],
    ...table?.omitted === void 0 || table.omitted === 0 ? [] : [colors.dim(`and ${counted(table.omitted, `more ${table.noun}`)}`)],
    ...lines.map((line) => lineOf(line, colors))
  ];
  return [...parts.length > 0 ? [parts.join("\n")] : [], ...sections.flatMap((section) => sectionBlocks(section, colors, width))];
}
function lineText(text) {
  return visible(plain(text));
}
function lineOf({ text, tone, outcome }, colors) {
  if (outcome !== void 0) return `${markOf(outcome, colors)} ${lineText(text)}`;
  return toned(lineText(text), tone, colors);
}
function cellText2({ text, tone, outcome, indent = 0 }, width, colors) {
  const mark = outcome === void 0 ? "" : MARKS2[outcome];
  const content = "  ".repeat(indent) + [mark, lineText(text)].filter((part) => part !== "").join(" ");
  return toned(stringWidth(content) > width ? shortened(content, width) : content, tone, colors);
}
function markOf(outcome, colors) {
  return toned(MARKS2[outcome], TONES[outcome], colors);
}
function toned(text, tone, colors) {
  if (text === "" || tone === void 0) return text;
  return { good: colors.green, bad: colors.red, warn: colors.yellow, dim: colors.dim, strong: colors.bold }[tone](text);
}

// src/report/measured-section.ts
function measuredSection(models) {
  const results = models.flatMap(({ id, measured }) => measured === void 0 ? [] : [{ id, measured }]);
  if (results.length === 0) return [];
  return [
    {
      title: ["Latency"],
      isFolded: true,
      lines: [
        ...new Map(results.map(({ measured }) => [JSON.stringify([measured.runtime, measured.device.name]), { text: machineText2(measured) }])).values(),
        ...results.flatMap(({ id, measured }) => noteLines(id, measured))
      ],
      table: {
        columns: ["Model", "Side", "Mean", "p50", "p95", "p99", "Samples", "Against base"].map((title, i) => ({ title, align: i < 2 ? "left" : "right" })),
        rows: results.flatMap(({ id, measured }) => [
          ...measured.base === void 0 ? [] : [latencyRow(id, "base", measured.base.latency, EMPTY)],
          latencyRow(id, "head", measured.latency, cell(pairedText(measured)))
        ]),
        noun: "measurement"
      }
    }
  ];
}
function latencyRow(id, side, latency, against) {
  const times = [latency.mean, latency.p50, latency.p95, latency.p99].map((ms2) => cell(quantityText(ms2, "milliseconds")));
  return [nameCell(id), cell(side), ...times, cell(String(latency.samples)), against];
}
function pairedText({ paired }) {
  if (paired === void 0) return "";
  const { ratio, low, high } = paired;
  if (ratio === void 0 || low === void 0 || high === void 0) return paired.outcome === "pass" ? "same file" : paired.outcome;
  return `${signedShareText(ratio - 1)} (${signedShareText(low - 1)} to ${signedShareText(high - 1)}), ${paired.outcome}`;
}
function machineText2({ runtime, device }) {
  return words`${name(`${runtime.package} ${runtime.version}`)}, provider ${name(runtime.provider)}, ${String(runtime.threads)} thread${runtime.threads === 1 ? "" : "s"}, on ${name(device.name)}`;
}
function noteLines(id, { notes, throughput, noise }) {
  return [
    ...throughput === void 0 ? [] : [{ text: words`${name(id)}: ${quantityText(throughput.perSecond, "rate")} at batch ${String(throughput.batch)}` }],
    ...noise.contention === void 0 || noise.contention < 0.1 ? [] : [{ text: words`${name(id)}: the processor was ours only ${shareText(1 - noise.contention)} of the time`, tone: "warn" }],
    ...notes.map((note) => ({ text: words`${name(id)}: ${note}`, tone: "dim" }))
  ];
}

// src/report/model-tables.ts
var OVERVIEW2 = ["params", "macs", "flops", "weightBytes", "peakActivationBytes"];
function modelsTable(models, omitted = 0) {
  const hasLatency = models.some(({ measured }) => measured !== void 0);
  return {
    columns: [
      { title: "", align: "left" },
      { title: "Model", align: "left" },
      ...OVERVIEW2.map((metric, i) => ({ title: titleOf(metric), align: "right", ...i > 1 ? { dropRank: i } : {} })),
      ...hasLatency ? [{ title: "Median latency", align: "right" }] : []
    ],
    rows: models.map((model) => [markCell(model), cell(modelText(model)), ...OVERVIEW2.map((metric) => overviewCell(model, metric)), ...hasLatency ? [latencyCell(model)] : []]),
    noun: "model",
    omitted
  };
}
function modelTable(model) {
  const { comparison, checks, baseProblem } = model;
  if (comparison === void 0) return modelsTable([model]);
  const table = figuresTable(comparison, baseProblem);
  if (!checks.some(({ budget }) => budget.metric in TOTAL_INFO && budget.layers === void 0)) return table;
  const limits = shownTotals(comparison).map(({ metric }) => limitsCell(checks.filter(({ budget }) => budget.metric === metric && budget.layers === void 0)));
  return { ...table, columns: [...table.columns, { title: "Budget", align: "left" }], rows: table.rows.map((row, i) => [...row, limits[i] ?? EMPTY]) };
}
function checksTable(models) {
  const checks = models.flatMap((model) => model.checks.map((check) => ({ model, check })));
  return {
    columns: [
      { title: "", align: "left" },
      { title: "Model", align: "left" },
      { title: "Figure", align: "left" },
      { title: "Actual", align: "right" },
      { title: "Limit", align: "right" }
    ],
    rows: checks.map(({ model, check }) => {
      const { budget, outcome, actual } = check;
      const layers = budget.layers === void 0 ? [] : words` of ${name(budget.layers)}`;
      return [outcomeCell(outcome), nameCell(model.id), cell(words`${budget.metric}${layers}`), figureCell(actual, METRIC_INFO[budget.metric]), cell(limitText(check))];
    }),
    noun: "budget"
  };
}
function modelText(model) {
  const state = stateOf(model);
  const before = model.renamedFrom === void 0 ? [] : words` (was ${name(model.renamedFrom.path)})`;
  return words`${name(model.id)}${before}${state === "changed" || state === "unchanged" ? "" : ` (${state})`}`;
}
function limitText({ budget: { limit, metric } }) {
  if (limit.kind === "increase") return `+${shareText(limit.share)}`;
  return `${limit.kind === "max" ? "≤" : "≥"} ${quantityText(limit.value, METRIC_INFO[metric].unit)}`;
}
function limitsCell(checks) {
  const [worst] = [...checks].sort((a, b) => rankOf(b.outcome) - rankOf(a.outcome));
  return worst === void 0 ? EMPTY : outcomeCell(worst.outcome, checks.map(limitText).join(", "));
}
function markCell(model) {
  return model.checks.length === 0 && model.error === void 0 ? EMPTY : outcomeCell(outcomeOf(model));
}
function outcomeCell(outcome, text = "") {
  return { ...cell(text, TONES[outcome]), outcome };
}
function overviewCell({ comparison, deleted }, metric) {
  const info = TOTAL_INFO[metric];
  if (comparison === void 0) return deleted === void 0 ? EMPTY : cell(figureCell(deleted.totals[metric], info).text, "dim");
  const [base, head] = [comparison.base?.totals[metric], comparison.head.totals[metric]];
  const growth = growthCell(base, head, info);
  if (base === void 0 || isKnown(base) && isKnown(head) && base.value === head.value) return figureCell(head, info);
  const change = plain(growth.text);
  return { ...cell(`${changeText(base, head, info)}${change === "" ? "" : ` (${change})`}`, growth.tone), ...isKnown(head) ? { value: head.value } : {} };
}
function latencyCell({ measured }) {
  if (measured === void 0) return EMPTY;
  const { latency, base, paired } = measured;
  const head = quantityText(latency.p50, "milliseconds");
  const change = paired?.ratio === void 0 ? "" : ` (${signedShareText(paired.ratio - 1)})`;
  return { ...cell(base === void 0 ? head : `${quantityText(base.latency.p50, "milliseconds")} → ${head}${change}`), value: latency.p50 };
}

// src/report/problems.ts
function problemsOf(models) {
  const problems = models.flatMap((model) => model.checks.filter(({ outcome }) => isProblem(outcome)).map((check) => ({ model, check })));
  return problems.sort((a, b) => rankOf(b.check.outcome) - rankOf(a.check.outcome));
}
function problemsTitle(problems) {
  const worst = problems[0]?.check.outcome;
  return worst === "fail" ? "Budgets exceeded" : worst === "unknown" ? "Budgets that cannot be checked" : "Warnings";
}
function problemSection(problems, title, isFolded, isSingle) {
  if (problems.length === 0) return [];
  return [{ title: [isFolded ? `${title} (${problems.length})` : title], isFolded, lines: problemLines(problems, isSingle) }];
}
function problemLines(problems, isSingle) {
  const told = /* @__PURE__ */ new Map();
  return problems.map(({ model, check }) => {
    const [cause] = model.comparison?.causes ?? [];
    const suffix = cause === void 0 ? "" : causeSuffix(cause);
    const isTelling = suffix !== "" && check.message.includes(suffix);
    const teller = isTelling ? told.get(suffix) : void 0;
    if (isTelling && teller === void 0) told.set(suffix, model);
    const names = [check.budget.layers, cause?.key].filter((text) => text !== void 0);
    const sentence = naming(teller === void 0 ? check.message : check.message.replace(suffix, ""), names);
    const reference = teller === void 0 || teller === model ? [] : words`; cause as for ${name(teller.id)}`;
    return { text: isSingle ? sentence : words`${name(model.id)}: ${sentence}${reference}`, outcome: check.outcome, tone: TONES[check.outcome] };
  });
}
function unreadableSection(models) {
  const lines = models.flatMap(
    ({ path, error }) => error === void 0 ? [] : [{ text: naming(withHint(error.message, error.hint), [path]), outcome: "unknown", tone: "bad" }]
  );
  return lines.length === 0 ? [] : [{ title: ["Models that cannot be read"], isFolded: false, lines }];
}

// src/report/verdict-words.ts
function headline({ verdict, models, override }) {
  const checks = models.flatMap((model) => model.checks);
  const count2 = (outcome) => checks.filter((check) => check.outcome === outcome).length;
  const unreadable = models.filter(({ error }) => error !== void 0).length;
  switch (verdict) {
    case "fail": {
      const failing = models.filter((model) => outcomeOf(model) === "fail").length;
      return models.length === 1 ? `Over budget: ${counted(count2("fail"), "budget")} exceeded` : `${failing} of ${counted(models.length, "model")} over budget`;
    }
    case "unknown":
      return [
        ...count2("unknown") > 0 ? [`${counted(count2("unknown"), "budget")} cannot be checked`] : [],
        ...unreadable > 0 ? [`${counted(unreadable, "model")} cannot be read`] : []
      ].join(", ");
    case "warn":
      return `${override === void 0 ? "Within budget" : "Accepted"}, with ${counted(count2("warn"), "warning")}`;
    default:
      if (models.length === 0) return "No models found";
      return checks.length === 0 ? `${counted(models.length, "model")} profiled, no budgets set` : passingText(count2("pass"), count2("skipped"));
  }
}
function passingText(held, skipped) {
  const rest = skipped === 0 ? [] : [`${skipped} skipped`];
  if (held === 0) return `No budget exceeded: ${rest.join()}`;
  const holds = held === 1 ? "1 budget holds" : `${skipped === 0 ? "all " : ""}${held} budgets hold`;
  return `Within budget: ${[holds, ...rest].join(", ")}`;
}
function noticeLines({ base, override, budgetChanges = [], notes = [] }) {
  const changes = [...budgetChanges.slice(0, 10), ...budgetChanges.length > 10 ? [`and ${budgetChanges.length - 10} more`] : []];
  return [
    { text: baseText(base), tone: "dim" },
    ...override === void 0 ? [] : [
      {
        text: words`Accepted by ${name(override.by)} with the label ${name(override.label)} on ${override.at.slice(0, 10)}: failing budgets count as warnings.`,
        tone: "warn"
      }
    ],
    ...changes.length === 0 ? [] : [{ text: [`This pull request changes its own budgets: ${changes.join("; ")}.`], tone: "warn" }],
    ...notes.map((note) => ({ text: [note] }))
  ];
}
var SOURCES = { path: "the files given as base", git: "the files in git", artifact: "the stored baseline" };
function baseText({ source, commit, behind, note }) {
  const remark = note === void 0 ? "" : ` (${note})`;
  if (source === "none") return [`No baseline${remark}: absolute budgets hold, relative ones are skipped.`];
  const of = commit === void 0 ? [] : words` of commit ${name(commit.slice(0, 12))}`;
  const distance = behind === void 0 || behind === 0 ? "" : `, ${counted(behind, "commit")} behind`;
  return words`Compared with ${SOURCES[source]}${of}${distance}${remark}.`;
}

// src/report/verdict-view.ts
function verdictView(verdict, { firstScreen = 12, detailed = 20, layers = 20 } = {}) {
  const models = [...verdict.models].sort(byNews);
  const [news, quiet] = [models.filter(hasNews), models.filter((model) => !hasNews(model))];
  const problems = problemsOf(models);
  const [only] = models;
  const isSingle = models.length === 1;
  const seen = isSingle ? models : news;
  return {
    title: [headline(verdict)],
    outcome: verdict.verdict,
    lines: [...noticeLines(verdict), ...isSingle || quiet.length === 0 ? [] : [{ text: [quietText(quiet)], tone: "dim" }]],
    sections: [
      ...unreadableSection(models),
      ...problemSection(problems.slice(0, firstScreen), problemsTitle(problems), false, isSingle),
      ...only !== void 0 && isSingle ? [{ title: modelText(only), isFolded: false, table: modelTable(only) }] : [],
      ...isSingle || news.length === 0 ? [] : [{ title: ["Models"], isFolded: false, table: modelsTable(news.slice(0, firstScreen), Math.max(0, news.length - firstScreen)) }],
      ...problemSection(problems.slice(firstScreen), "More budgets", true, isSingle),
      ...perModel("Why", seen.slice(0, detailed), isSingle, causesSection),
      ...isSingle ? [] : perModel(
        "All figures",
        news.slice(0, detailed),
        false,
        (model) => model.comparison === void 0 || stateOf(model) === "unchanged" ? void 0 : { table: figuresTable(model.comparison, model.baseProblem) }
      ),
      ...perModel("Layers that changed", seen.slice(0, detailed), isSingle, ({ comparison }) => {
        const table = comparison === void 0 ? void 0 : changesTable(comparison, "layer", layers);
        return table === void 0 ? void 0 : { table };
      }),
      ...measuredSection(models),
      ...models.some(({ checks }) => checks.length > 0) ? [{ title: ["All budgets"], isFolded: true, table: checksTable(models) }] : [],
      ...news.length > firstScreen && !isSingle ? [{ title: [`${counted(news.length - firstScreen, "more model")}`], isFolded: true, table: modelsTable(news.slice(firstScreen)) }] : [],
      ...quiet.length > 0 && !isSingle ? [{ title: ["Unchanged models"], isFolded: true, table: modelsTable(quiet) }] : [],
      ...perModel("What to know", seen, isSingle, remarksSection)
    ]
  };
}
function quietText(quiet) {
  const isJudged = quiet.some(({ checks }) => checks.length > 0);
  return `${counted(quiet.length, "model")} ${quiet.length === 1 ? "is" : "are"} unchanged${isJudged ? " and within budget" : ""}.`;
}
function perModel(title, models, isSingle, detailOf) {
  const details = models.flatMap((model) => {
    const detail = detailOf(model);
    return detail === void 0 ? [] : [{ model, detail }];
  });
  const [first] = details;
  if (first === void 0) return [];
  if (isSingle) return [{ title: [title], isFolded: true, ...first.detail }];
  return [{ title: [title], isFolded: true, sections: details.map(({ model, detail }) => ({ title: modelText(model), isFolded: false, ...detail })) }];
}
function causesSection({ comparison }) {
  return comparison === void 0 || comparison.causes.length === 0 ? void 0 : { lines: causeLines(comparison.causes) };
}
function remarksSection({ comparison, baseProblem }) {
  if (comparison === void 0) return void 0;
  const { head } = comparison;
  const warnings = head.diagnostics.filter(({ level }) => level !== "note").map(({ level, message, hint }) => ({ text: [`${level}: ${withHint(message, hint)}`], tone: "warn" }));
  const problem = baseProblem === void 0 ? [] : [{ text: [`Not known in base: ${baseProblem}.`], tone: "warn" }];
  const lines = [...problem, ...bindingLines(head), ...coverageLines(head), ...warnings];
  return lines.length === 0 ? void 0 : { lines };
}

// src/report/render.ts
var FORMATS = ["table", "json", "jsonl", "markdown", "csv", "html"];
var MAX_PICTURES = 20;
function renderProfiles(profiles, format, options = {}) {
  const [only] = profiles;
  const isSingle = profiles.length === 1 && only !== void 0 && !isFailed(only);
  switch (format) {
    case "json":
      return `${json(profiles.length === 1 ? only : profiles)}
`;
    case "jsonl":
      return profiles.map((profile) => `${json(profile, false)}
`).join("");
    case "csv":
      return profilesCsv(profiles, options.by ?? (isSingle ? "layer" : void 0));
    default: {
      const full = profiles.flatMap((profile) => isFailed(profile) ? [] : [profile]);
      const isInFull = isSingle || options.by !== void 0 || options.sort !== void 0 || full.some(({ measured }) => measured !== void 0);
      const views = [...isSingle ? [] : [overviewView(profiles)], ...isInFull ? full.map((profile) => profileView(profile, options)) : []];
      return renderViews(views, format, options, () => full.slice(0, MAX_PICTURES).map(pictureOf));
    }
  }
}
function renderComparison(comparison, format, options = {}) {
  switch (format) {
    case "json":
      return `${json(comparison)}
`;
    case "jsonl":
      return `${json(comparison, false)}
`;
    case "csv":
      return comparisonCsv(comparison);
    default:
      return renderViews([comparisonView(comparison, options)], format, options, () => [pictureOf(comparison.head)]);
  }
}
function renderVerdict(verdict, format, options = {}) {
  switch (format) {
    case "json":
      return `${json(verdict)}
`;
    case "jsonl":
      return verdict.models.map((model) => `${json(model, false)}
`).join("");
    case "csv":
      return verdictCsv(verdict);
    default:
      return renderViews([verdictView(verdict, options)], format, options, () => picturesOf(verdict.models));
  }
}
function renderViews(views, format, options = {}, pictures = () => []) {
  switch (format) {
    case "table":
      return views.map((view) => renderTerminal(view, options)).join("\n");
    case "markdown":
      return views.map((view) => renderMarkdown(view)).join("\n");
    case "html":
      return renderPage(views, pictures());
  }
}
function pictureOf(profile) {
  return { title: profile.model.path, html: treemapFigure(profile) };
}
function picturesOf(models) {
  const shown2 = models.length <= MAX_PICTURES ? models : models.filter(hasNews);
  return [...shown2].sort(byNews).flatMap(({ comparison }) => comparison === void 0 ? [] : [comparison.head]).slice(0, MAX_PICTURES).map(pictureOf);
}

export {
  name,
  words,
  shortened,
  withHint,
  EMPTY,
  cell,
  nameCell,
  figureCell,
  shapeText,
  titleOf,
  csv,
  figureFields,
  unknownLines,
  renderMarkdown,
  measureView,
  headline,
  verdictView,
  FORMATS,
  renderProfiles,
  renderComparison,
  renderVerdict,
  renderViews
};
