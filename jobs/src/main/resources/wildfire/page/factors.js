// Patterns: triggers by platform, intervals, hours and days.

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

function isClear(a) {
  return a.conclusion === "more" || a.conclusion === "less";
}

/** A difference as people read it: times as much, points, steps. */
function difference(a, value) {
  switch (a.unit) {
    case "doublings":
      return number(2 ** value, 2) + "×";
    case "edges":
      return (value > 0 ? "+" : "") + number(value, 1);
    default:
      return (value > 0 ? "+" : "") + number(100 * value, 1) + " " + say("points");
  }
}

function chosen() {
  const outcome = document.getElementById("outcome").value;
  const kind = document.getElementById("factors").value;
  return page.associations.filter((a) => a.outcome === outcome && a.kind === kind);
}

function factorName(kind, factor) {
  if (kind === "weekday") {
    const day = new Date(Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(factor)));
    return day.toLocaleDateString(page.language, { weekday: "long", timeZone: "UTC" });
  }
  const own = (id) => nameOf(kind === "format" ? "format" : kind === "platform" ? "platform" : "trigger", id);
  return kind === "detail" ? factor.split(":").map(own).join(": ") : factor.split("+").map(own).join(" + ");
}

/** Shows the whole sentence of a row: on a click, on focus, on hovering. */
function tells(selection) {
  const show = (event, a) => {
    document.getElementById("said").textContent = a.sentence;
  };
  selection.attr("tabindex", 0).on("pointerenter", show).on("focus", show).on("click", show);
  selection.append("title").text((a) => a.sentence);
}

/** What posts with the factor had and those without it, side by side and nothing held equal; null where that is unknown. */
function plain(a) {
  const [one, other] = [a.median_with ?? a.share_with, a.median_without ?? a.share_without];
  if (one === undefined || other === undefined || one === null || other === null || a.with === 0 || a.without === 0) return null;
  const write = (value) => (a.unit === "doublings" ? number(2 ** value - 1, 1) : a.unit === "edges" ? number(value, 1) : percent(value));
  return `${write(one)} | ${write(other)}`;
}

function heatMap() {
  const rows = chosen();
  const factors = [...new Set(rows.map((a) => a.factor))];
  const platforms = [...new Set(rows.map((a) => a.platform))].sort((a, b) => (b === "all") - (a === "all") || d3.ascending(a, b));
  const note = document.getElementById("heat-note");
  if (rows.length === 0) {
    d3.select("#heat").selectAll("*").remove();
    note.textContent = say("heat_nothing");
    return;
  }
  const left = Math.min(230, 16 + 7 * d3.max(factors, (f) => f.length)),
    high = 34,
    wide = Math.max(72, Math.min(120, (1150 - left) / platforms.length));
  const width = left + wide * platforms.length,
    height = 30 + high * factors.length;
  const svg = drawing("#heat", width, height, say("heat_label", say("outcome_" + document.getElementById("outcome").value)));
  svg
    .selectAll(".top")
    .data(platforms)
    .join("text")
    .attr("x", (p, i) => left + wide * (i + 0.5))
    .attr("y", 18)
    .attr("text-anchor", "middle")
    .text((p) => (p === "all" ? say("all") : nameOf("platform", p)));
  svg
    .selectAll(".side")
    .data(factors)
    .join("text")
    .attr("x", 0)
    .attr("y", (f, i) => 30 + high * (i + 0.5))
    .attr("dominant-baseline", "central")
    .text((f) => factorName(document.getElementById("factors").value, f));
  const strongest =
    d3.max(
      rows.filter((a) => a.difference !== null && a.difference !== undefined),
      (a) => Math.abs(a.difference),
    ) || 1;
  const cells = svg
    .selectAll("g.factor")
    .data(rows)
    .join("g")
    .attr("class", "factor")
    .attr("transform", (a) => `translate(${left + wide * platforms.indexOf(a.platform)},${30 + high * factors.indexOf(a.factor)})`);
  const known = (a) => a.difference !== null && a.difference !== undefined;
  const plainly = (a) => (known(a) ? null : plain(a));
  cells
    .append("rect")
    .attr("x", 2)
    .attr("y", 2)
    .attr("width", wide - 4)
    .attr("height", high - 4)
    .attr("rx", 3)
    .attr("class", (a) => "cell " + (!known(a) ? "refused" : (a.difference > 0 ? "more" : "less") + (isClear(a) ? "" : " unclear")))
    .attr("fill-opacity", (a) => (isClear(a) ? 0.65 + (0.35 * Math.abs(a.difference)) / strongest : null));
  cells
    .append("text")
    .attr("x", wide / 2)
    .attr("y", high / 2)
    .attr("class", (a) => "cell-text " + (isClear(a) ? "sure" : "unclear"))
    .classed("descriptive", (a) => plainly(a) !== null)
    .text((a) => (known(a) ? difference(a, a.difference) + (isClear(a) ? "" : " ?") : (plainly(a) ?? "·")));
  tells(cells);
  const told = rows.filter(known).length;
  note.textContent = say("heat_note", number(told), number(rows.filter(isClear).length), number(rows.length - told));
}

/** Points and intervals, one line a factor. */
function intervals(place, rows, name, most) {
  const known = rows.filter((a) => a.low !== null && a.low !== undefined);
  const label = say("forest_label", say("outcome_" + document.getElementById("outcome").value));
  const longest = d3.max(known, (a) => name(a).length) ?? 0;
  const width = widthOf(place, most),
    left = Math.min(0.36 * width, 30 + 7 * longest),
    right = 74,
    high = 22;
  const svg = drawing(place, width, 40 + high * Math.max(1, known.length), label);
  if (known.length === 0) {
    svg
      .append("text")
      .attr("class", "quiet")
      .attr("y", 20)
      .text(say(rows.length === 0 ? "forest_not_asked" : "forest_refused", number(rows.length)));
    return;
  }
  const reach = d3.max(known, (a) => Math.max(Math.abs(a.low), Math.abs(a.high)));
  // One wild interval must not flatten all others; what goes beyond the edge ends in an arrow.
  const usual = d3.quantile(
    known.map((a) => Math.max(Math.abs(a.low), Math.abs(a.high))),
    0.75,
  );
  const end = Math.min(reach, Math.max(2.5 * usual, 1.15 * d3.max(known, (a) => Math.abs(a.difference)))) || 1;
  const x = d3.scaleLinear([-end, end], [left, width - right]).clamp(true);
  const bottom = 8 + high * known.length;
  svg.append("line").attr("class", "usual").attr("x1", x(0)).attr("x2", x(0)).attr("y1", 0).attr("y2", bottom);
  const one = known[0];
  axis(svg, 0, bottom)
    .call(
      d3
        .axisBottom(x)
        .ticks(width < 500 ? 4 : 7)
        .tickFormat((v) => difference(one, v))
        .tickSizeOuter(0),
    );
  const lines = svg
    .selectAll("g.factor")
    .data(known)
    .join("g")
    .attr("class", "factor")
    .attr("transform", (a, i) => `translate(0,${8 + high * i})`);
  const cls = (a) => (isClear(a) ? " clear" : "");
  lines.append("rect").attr("width", width).attr("height", high).attr("fill", "transparent");
  lines
    .append("text")
    .attr("x", 0)
    .attr("y", high / 2)
    .attr("dominant-baseline", "central")
    .text(name);
  lines
    .append("line")
    .attr("class", (a) => "interval" + cls(a))
    .attr("x1", (a) => x(a.low))
    .attr("x2", (a) => x(a.high))
    .attr("y1", high / 2)
    .attr("y2", high / 2);
  lines
    .filter((a) => a.high > end)
    .append("text")
    .attr("x", width - right + 1)
    .attr("y", high / 2)
    .attr("dominant-baseline", "central")
    .text("›");
  lines
    .filter((a) => a.low < -end)
    .append("text")
    .attr("x", left - 6)
    .attr("y", high / 2)
    .attr("dominant-baseline", "central")
    .text("‹");
  lines
    .append("circle")
    .attr("class", (a) => "point" + cls(a))
    .attr("r", 4.5)
    .attr("cx", (a) => x(a.difference))
    .attr("cy", high / 2);
  lines
    .append("text")
    .attr("class", "quiet")
    .attr("x", width)
    .attr("y", high / 2)
    .attr("text-anchor", "end")
    .attr("dominant-baseline", "central")
    .text((a) => say("n_posts", number(a.with)));
  tells(lines);
}

function forest() {
  const rows = chosen()
    .filter((a) => a.platform === "all")
    .sort((a, b) => d3.descending(a.difference ?? -Infinity, b.difference ?? -Infinity));
  intervals("#forest", rows, (a) => factorName(a.kind, a.factor), 1150);
}

function hoursAndDays() {
  const outcome = document.getElementById("outcome").value;
  const of = (kind) => page.associations.filter((a) => a.outcome === outcome && a.kind === kind && a.platform === "all");
  intervals(
    "#hours",
    of("hour").sort((a, b) => d3.ascending(a.factor, b.factor)),
    (a) => say("hour", a.factor),
    560,
  );
  intervals(
    "#weekdays",
    of("weekday").sort((a, b) => WEEKDAYS.indexOf(a.factor) - WEEKDAYS.indexOf(b.factor)),
    (a) => factorName("weekday", a.factor),
    560,
  );
}

/** How posts did by weekday and hour in the audience's time zone: the middle post of each three hours of a weekday. */
function weekMap() {
  const zone = (() => {
    try {
      new Intl.DateTimeFormat("en", { timeZone: page.timeZone });
      return page.timeZone;
    } catch {
      return "UTC";
    }
  })();
  const form = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "long", hour: "2-digit", hourCycle: "h23" });
  const timed = page.posts.filter((p) => p.published_at !== null && p.speed_factor !== null);
  const cells = d3.rollups(
    timed,
    (posts) => [posts.length, d3.median(posts, (p) => p.speed_factor)],
    (p) => {
      const parts = Object.fromEntries(form.formatToParts(new Date(p.published_at * 60000)).map((part) => [part.type, part.value]));
      return 8 * WEEKDAYS.indexOf(parts.weekday.toLowerCase()) + Math.floor(+parts.hour / 3);
    },
  );
  const place = document.getElementById("week");
  if (cells.length === 0) {
    place.replaceChildren(element("p", { cls: "note", text: say("forest_not_asked") }));
    return;
  }
  const width = widthOf("#week", 760),
    left = 84,
    wide = (width - left) / 8,
    high = 30;
  const svg = drawing("#week", width, 26 + 7 * high, say("week_label", zone));
  svg
    .selectAll(".top")
    .data(d3.range(8))
    .join("text")
    .attr("class", "quiet")
    .attr("x", (h) => left + wide * (h + 0.5))
    .attr("y", 16)
    .attr("text-anchor", "middle")
    .text((h) => `${String(3 * h).padStart(2, "0")}–${String(3 * h + 3).padStart(2, "0")}`);
  svg
    .selectAll(".side")
    .data(WEEKDAYS)
    .join("text")
    .attr("x", 0)
    .attr("y", (d, i) => 26 + high * (i + 0.5))
    .attr("dominant-baseline", "central")
    .text((d) => factorName("weekday", d));
  const group = svg
    .selectAll("g.hour")
    .data(cells)
    .join("g")
    .attr("class", "hour")
    .attr("transform", ([at]) => `translate(${left + wide * (at % 8)},${26 + high * Math.floor(at / 8)})`);
  const few = (n) => n < 5;
  group
    .append("rect")
    .attr("x", 1)
    .attr("y", 1)
    .attr("width", wide - 2)
    .attr("height", high - 2)
    .attr("rx", 3)
    .attr("class", ([, [n, median]]) => "cell " + (median >= 1 ? "more" : "less") + (few(n) ? " unclear" : ""))
    .attr("fill-opacity", ([, [n, median]]) => (few(n) ? null : Math.min(0.85, 0.15 + 0.5 * Math.abs(Math.log2(Math.max(0.1, median))))));
  group
    .append("text")
    .attr("x", wide / 2)
    .attr("y", high / 2)
    .attr("class", ([, [n]]) => "cell-text" + (few(n) ? " unclear" : ""))
    .text(([, [n, median]]) => `${times(median)}${width > 600 ? ` (${number(n)})` : ""}`);
  group.append("title").text(([, [n, median]]) => say("week_cell", times(median), number(n)));
}

function drawFactors() {
  heatMap();
  forest();
  hoursAndDays();
  weekMap();
}

function startFactors() {
  const fill = (id, values, name) => {
    const select = document.getElementById(id);
    for (const value of values) {
      select.append(element("option", { value, text: hasWord(name + "_" + value) ? say(name + "_" + value) : value }));
    }
    select.addEventListener("change", drawFactors);
  };
  const order = ["breadth", "speed", "size", "conversation", "outside_share", "viral", "structural_virality", "cascade_depth"];
  const known = d3
    .groups(page.associations, (a) => a.outcome)
    .map(([outcome, rows]) => [outcome, rows.filter((a) => (a.difference ?? null) !== null).length, rows.filter(isClear).length]);
  // The outcome that most is clear of stands first, then those of which something is known.
  const isOfShape = (id) => id === "structural_virality" || id === "cascade_depth";
  const outcomes = known
    .sort(
      (a, b) => (b[1] > 0) - (a[1] > 0) || isOfShape(a[0]) - isOfShape(b[0]) || b[2] - a[2] || order.indexOf(a[0]) - order.indexOf(b[0]),
    )
    .map((k) => k[0]);
  const kinds = ["trigger", "detail", "pair", "format", "platform", "reaction"].filter((k) => page.associations.some((a) => a.kind === k));
  fill("outcome", outcomes, "outcome");
  fill("factors", kinds, "factors");
  drawFactors();
  const more = document.getElementById("more-rules");
  const rules = document.querySelector(".rules");
  if (more && rules.querySelector(".one-platform")) {
    more.hidden = false;
    more.addEventListener("click", () => {
      const all = rules.classList.toggle("everything");
      more.setAttribute("aria-expanded", String(all));
      more.textContent = say(all ? "fewer_rules" : "all_rules");
    });
  }
}
