"use strict";
// What all parts of the page share: the content, its words and numbers, and what verdicts look like.

/** The text that was packed (gzip, base 64) into a script element. */
async function unpacked(id) {
  const packed = atob(document.getElementById(id).textContent);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) {
    bytes[i] = packed.charCodeAt(i);
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

/** Filled in by start.js before anything is drawn. */
const page = { words: {}, language: "en", posts: [], all: 0, associations: [], campaigns: [], details: null };

/** A word or sentence of the page's language, with {0}, {1} and so on filled in. */
function say(key, ...values) {
  const pattern = page.words[key] ?? key;
  return pattern.replace(/\{(\d)\}/g, (whole, i) => values[i] ?? whole);
}

function hasWord(key) {
  return key in page.words;
}

/** A number in the language's own form; unknown is no number. */
function number(value, digits = 0) {
  return value === null || value === undefined
    ? say("unknown")
    : value.toLocaleString(page.language, { maximumFractionDigits: digits, minimumFractionDigits: 0 });
}

function percent(share) {
  return share === null || share === undefined
    ? say("unknown")
    : share.toLocaleString(page.language, { style: "percent", maximumFractionDigits: 1 });
}

/** A factor: 4×, 0.3×. */
function times(factor) {
  if (factor === null || factor === undefined) {
    return say("unknown");
  }
  return factor > 0 && factor < 0.01 ? "<" + number(0.01, 2) + "×" : number(factor, factor < 0.095 ? 2 : factor < 10 ? 1 : 0) + "×";
}

/** Where a factor stands on an axis on which twice as much is one step; without any it is at the very end. */
function doublings(factor) {
  return factor === null || factor === undefined ? null : factor > 0 ? Math.log2(factor) : -Infinity;
}

/** A day and time in UTC, of minutes since 1970. */
function moment(minutes) {
  return minutes === null
    ? say("unknown")
    : new Date(minutes * 60000).toLocaleString(page.language, {
        timeZone: "UTC",
        day: "numeric",
        month: "short",
        year: "numeric",
        hour: "2-digit",
        minute: "2-digit",
      });
}

function day(minutes) {
  return new Date(minutes * 60000).toLocaleDateString(page.language, { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
}

/** What somebody calls a value, such as a format or a trigger: by its own name where there is no word for it. */
function nameOf(kind, id) {
  const key = kind + "_" + id;
  return hasWord(key) ? say(key) : id.replaceAll("_", " ");
}

/** What a post is called: its first words; where these are not published its format and day. */
function title(post) {
  const what = post.format ? nameOf("format", post.format) : say("post");
  return post.first_words ?? (post.published_at === null ? say("post_name_undated", what) : say("post_name", what, day(post.published_at)));
}

/** Observed and baseline, and the factor that they give; without one where the baseline is too small. */
function against(post, dimension) {
  const observed = post[dimension + "_observed"],
    baseline = post[dimension + "_baseline"],
    factor = post[dimension + "_factor"];
  if (observed === null || baseline === null) {
    return say("unknown");
  }
  const numbers = say("against", number(observed), number(baseline, 1));
  return factor === null ? numbers : `${times(factor)} (${numbers})`;
}

/** An amount of money. */
function money(amount, currency) {
  return amount.toLocaleString(page.language, { style: "currency", currency, maximumFractionDigits: amount < 100 ? 2 : 0 });
}

/** An address that a browser may open; null for anything else. */
function link(address) {
  return address !== null && address !== undefined && /^https?:\/\//i.test(address.trim()) ? address.trim() : null;
}

/** A link to the post itself; nothing where its address is not known. */
function seePost(post) {
  const address = link(post.url);
  return address === null ? [] : [element("a", { href: address, target: "_blank", rel: "noopener noreferrer", text: say("see_post") })];
}

/** An element with a class, text and children; text is never read as markup. */
function element(name, { cls, text, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  if (cls) made.className = cls;
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** All verdicts, those that people ask about first in front; filled in by start.js. */
let VERDICTS = [];

/** Shapes tell verdicts apart where colours do not. */
const SHAPES = {
  viral: d3.symbolStar,
  bought: d3.symbolDiamond,
  overperforming: d3.symbolTriangle,
  slow_burn: d3.symbolTriangle2 ?? d3.symbolWye,
  broadcast: d3.symbolSquare,
  talked_about: d3.symbolCircle,
  typical: d3.symbolCircle,
  flop: d3.symbolCross,
  not_enough_evidence: d3.symbolCircle,
};

function symbol(verdict, area) {
  return d3.symbol(SHAPES[verdict] ?? d3.symbolCircle, area)();
}

/** Puts a verdict's mark into each placeholder. */
function drawMarks() {
  d3.selectAll("[data-mark]").each(function () {
    const verdict = this.dataset.mark;
    this.replaceChildren();
    d3.select(this)
      .append("svg")
      .attr("viewBox", "-10 -10 20 20")
      .attr("aria-hidden", "true")
      .append("path")
      .attr("d", symbol(verdict, verdict === "viral" ? 110 : 150))
      .attr("class", "v-" + verdict);
  });
}

/** An empty drawing of that size, which shrinks with its place. */
function drawing(place, width, height, label) {
  const into = d3.select(place);
  into.selectAll("*").remove();
  return into
    .append("svg")
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("width", width)
    .attr("height", height)
    .attr("role", "img")
    .attr("aria-label", label);
}

/** A place for an axis in a drawing. */
function axis(svg, x, y) {
  return svg.append("g").attr("class", "axis").attr("transform", `translate(${x},${y})`);
}

/** How wide a drawing may be where it stands. */
function widthOf(place, most, least = 300) {
  return Math.max(least, Math.min(most, document.querySelector(place).clientWidth || most));
}
