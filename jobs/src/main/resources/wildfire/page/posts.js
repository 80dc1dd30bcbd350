// All posts: the bar of verdicts, speed against breadth, and the table.

/** What the table can show of a post; those that are always shown, on a phone too, and those at the beginning. */
const COLUMNS = [
  { id: "name", kind: "text", always: true },
  { id: "verdict", kind: "verdict", always: true },
  { id: "speed_factor", kind: "times", always: true },
  { id: "breadth_factor", kind: "times", always: true },
  { id: "conversation_factor", kind: "times", always: true },
  { id: "shares", kind: "count", first: true },
  { id: "comments", kind: "count", first: true },
  { id: "outside_share", kind: "share", first: true },
  { id: "paid_share", kind: "share", first: true },
  { id: "published_at", kind: "moment", first: true },
  { id: "campaign_id", kind: "text" },
  { id: "triggers", kind: "names", name: "trigger" },
  { id: "format", kind: "names", name: "format" },
  { id: "unique_actors", kind: "count" },
  { id: "reactions", kind: "count" },
  { id: "saves", kind: "count" },
  { id: "clicks", kind: "count" },
  { id: "reach", kind: "count" },
  { id: "impressions", kind: "count" },
  { id: "views", kind: "count" },
  { id: "engagement_by_reach_share", kind: "share" },
  { id: "engagement_by_impressions_share", kind: "share" },
  { id: "engagement_by_followers_share", kind: "share" },
  { id: "spend", kind: "money" },
  { id: "cost_share", kind: "money", value: (post) => costs([post]).cost_share },
  { id: "cost_outsider", kind: "money", value: (post) => costs([post]).cost_outsider },
  { id: "cost_reached", kind: "money", value: (post) => costs([post]).cost_reached },
].map((column) => ({ value: (post) => post[column.id], ...column }));
const NUMERIC = ["times", "count", "share", "money"];
const ON_A_PAGE = 25;
const PRINTED = 400;

function verdictBar() {
  const found = verdictCounts();
  const counts = VERDICTS.map((verdict) => ({ verdict, posts: found[verdict] ?? 0 })).filter((each) => each.posts > 0);
  const width = widthOf("#verdict-bar", 1150);
  const svg = drawing("#verdict-bar", width, 22, say("verdicts_of", number(d3.sum(counts, (each) => each.posts))));
  const x = d3.scaleLinear([0, d3.sum(counts, (each) => each.posts) || 1], [0, width]);
  let from = 0;
  for (const { verdict, posts } of counts) {
    svg.append("rect").attr("x", x(from)).attr("width", Math.max(1.5, x(posts) - 1)).attr("height", 22).attr("class", "v-" + verdict)
      .append("title").text(`${say("verdict_" + verdict)}: ${number(posts)}`);
    from += posts;
  }
}

/** Draws into a path what is drawn around that point. */
function moved(path, x, y) {
  return {
    moveTo: (a, b) => path.moveTo(a + x, b + y), lineTo: (a, b) => path.lineTo(a + x, b + y), closePath: () => path.closePath(),
    rect: (a, b, w, h) => path.rect(a + x, b + y, w, h), arc: (a, b, r, from, to) => { path.moveTo(a + x + r, b + y); path.arc(a + x, b + y, r, from, to); } };
}

/** Speed against breadth: one path a verdict, so that tens of thousands stay quick. */
function scatter() {
  const placed = shown.found.filter(p => p.fast !== null && p.wide !== null);
  const width = widthOf("#scatter", 1150), height = Math.max(320, Math.min(560, width * 0.62));
  const margin = { top: 24, right: 16, bottom: 44, left: 52 };
  document.getElementById("scatter-note").textContent =
    placed.length === shown.found.length ? say("scatter_all", number(placed.length))
      : say("scatter_some", number(placed.length), number(shown.found.length), number(shown.found.length - placed.length));
  d3.select("#scatter").selectAll("*").remove();
  if (placed.length === 0) {
    return;
  }
  const svg = drawing("#scatter", width, height, say("scatter_label", number(placed.length)));
  // What is usual is always in sight, and a little on both sides of it.
  const none = values => { const some = values.filter(Number.isFinite); return some.length < values.length ? Math.floor(d3.min(some) ?? -1) - 1 : null; };
  const noneX = none(placed.map(p => p.fast)), noneY = none(placed.map(p => p.wide));
  const reach = (values, least) => { const [low, high] = d3.extent(values.filter(Number.isFinite)); return [Math.min(-1, low ?? 0, least ?? 0) - 0.4, Math.max(1, high ?? 0) + 0.4]; };
  const scaleX = d3.scaleLinear(reach(placed.map(p => p.fast), noneX), [margin.left, width - margin.right]);
  const scaleY = d3.scaleLinear(reach(placed.map(p => p.wide), noneY), [height - margin.bottom, margin.top]);
  const x = d => scaleX(d === -Infinity ? noneX : d), y = d => scaleY(d === -Infinity ? noneY : d);
  const label = none => d => d === none ? "0" : d === 0 ? say("as_usual") : d > 0 ? `${number(2 ** d)}×` : `1/${number(2 ** -d)}`;
  const steps = (scale, none) => d3.range(Math.ceil(scale.domain()[0]), Math.floor(scale.domain()[1]) + 1).filter((d, i, all) => d === none || all.length < 12 || d % 2 === 0);
  svg.append("g").attr("class", "axis").attr("transform", `translate(0,${height - margin.bottom})`)
    .call(d3.axisBottom(scaleX).tickValues(steps(scaleX, noneX)).tickFormat(label(noneX)).tickSizeOuter(0));
  svg.append("g").attr("class", "axis").attr("transform", `translate(${margin.left},0)`)
    .call(d3.axisLeft(scaleY).tickValues(steps(scaleY, noneY)).tickFormat(label(noneY)).tickSizeOuter(0));
  svg.append("line").attr("class", "usual").attr("x1", x(0)).attr("x2", x(0)).attr("y1", margin.top).attr("y2", height - margin.bottom);
  svg.append("line").attr("class", "usual").attr("y1", y(0)).attr("y2", y(0)).attr("x1", margin.left).attr("x2", width - margin.right);
  svg.append("text").attr("class", "quiet").attr("x", width - margin.right).attr("y", height - 8).attr("text-anchor", "end").text(say("axis_speed"));
  svg.append("text").attr("class", "quiet").attr("x", 4).attr("y", 12).text(say("axis_breadth"));
  const most = d3.max(placed, p => p.comments ?? 0) || 1;
  const area = p => 22 + 380 * Math.sqrt((p.comments ?? 0) / most) * (placed.length > 3000 ? 0.5 : 1);
  const at = p => `translate(${x(p.fast)},${y(p.wide)})`;
  for (const verdict of [...VERDICTS].reverse()) {
    const group = placed.filter(p => p.verdict === verdict);
    if (group.length === 0) continue;
    if (group.length <= 400) {
      svg.append("g").selectAll("path").data(group).join("path").attr("class", "dots v-" + verdict)
        .attr("transform", at).attr("d", p => symbol(verdict, area(p)));
    } else {
      const path = d3.pathRound(1);
      for (const p of group) {
        d3.symbol(SHAPES[verdict], area(p)).context(moved(path, x(p.fast), y(p.wide)))();
      }
      svg.append("path").attr("class", "dots many v-" + verdict).attr("d", path.toString());
    }
  }
  const ring = svg.append("circle").attr("class", "hover").attr("visibility", "hidden");
  const tip = svg.append("text").attr("visibility", "hidden");
  const delaunay = d3.Delaunay.from(placed, p => x(p.fast), p => y(p.wide));
  const near = event => {
    const [mx, my] = d3.pointer(event, svg.node());
    const p = placed[delaunay.find(mx, my)];
    return Math.hypot(x(p.fast) - mx, y(p.wide) - my) < 24 ? p : null;
  };
  svg.on("pointermove", event => {
    const p = near(event);
    ring.attr("visibility", p ? "visible" : "hidden");
    tip.attr("visibility", p ? "visible" : "hidden");
    svg.node().style.cursor = p ? "pointer" : "default";
    if (p) {
      const px = x(p.fast), py = y(p.wide);
      ring.attr("cx", px).attr("cy", py).attr("r", 5 + Math.sqrt(area(p) / Math.PI));
      tip.attr("x", px + (px > width / 2 ? -14 : 14)).attr("y", py - 12).attr("text-anchor", px > width / 2 ? "end" : "start")
        .text(pointed(p));
    }
  }).on("pointerleave", () => { ring.attr("visibility", "hidden"); tip.attr("visibility", "hidden"); })
    .on("click", event => { const p = near(event); if (p) openCard(p); });
  byKeyboard(svg, [...placed].sort((a, b) => x(a.fast) - x(b.fast)), p => [x(p.fast), y(p.wide)], ring);
}

/** Lets one walk over the marks of a chart with the arrow keys, and open one with Enter. */
function byKeyboard(svg, posts, at, ring) {
  let here = -1;
  const said = document.getElementById("chart-said");
  svg.attr("tabindex", 0).attr("aria-describedby", "chart-keys").on("keydown", event => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step !== undefined && posts.length > 0) {
      event.preventDefault();
      here = Math.max(0, Math.min(posts.length - 1, here + step));
      const [px, py] = at(posts[here]);
      ring.attr("visibility", "visible").attr("cx", px).attr("cy", py).attr("r", 11);
      said.textContent = pointed(posts[here]);
    } else if ((event.key === "Enter" || event.key === " ") && here >= 0) {
      event.preventDefault();
      openCard(posts[here]);
    }
  });
}

/** What is said of a mark. */
function pointed(post) {
  return `${short(post.name)}: ${say("verdict_" + post.verdict)}, ${times(post.speed_factor)} / ${times(post.breadth_factor)}, ${say("n_comments", number(post.comments))}`;
}

/** So much of a name as a label has room for. */
function short(name) {
  return name.length > 40 ? name.slice(0, 39) + "…" : name;
}

function columns() {
  return COLUMNS.filter((column) => column.always || (shown.columns === null ? column.first : shown.columns.includes(column.id)));
}

function cell(post, column) {
  const value = column.value(post);
  const attributes = { "data-column": column.id };
  if (column.id === "name") {
    const open = element("button", { cls: "linkish", type: "button", text: value, dir: "auto" });
    open.addEventListener("click", () => openCard(post));
    return element("td", { cls: "post-name", ...attributes }, open, element("small", {}, `${nameOf("platform", post.platform)} ${post.post_id} `, ...seePost(post)));
  }
  if (value === null || value === undefined || value === "") {
    return element("td", { cls: NUMERIC.includes(column.kind) ? "n unknown" : "unknown", text: "–", title: say("unknown"), ...attributes });
  }
  switch (column.kind) {
    case "verdict": return element("td", { title: say("meaning_" + value), ...attributes }, element("span", { cls: "mark", "data-mark": value }), say("verdict_" + value));
    case "times": return element("td", { cls: "n", title: against(post, column.id.replace("_factor", "")), text: times(value), ...attributes });
    case "count": return element("td", { cls: "n", text: number(value), ...attributes });
    case "share": return element("td", { cls: "n", text: percent(value), ...attributes });
    case "money": return element("td", { cls: "n", text: money(value, post.currency), ...attributes });
    case "moment": return element("td", { text: new Date(value * 60000).toLocaleDateString(page.language, { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" }), title: moment(value), ...attributes });
    case "names": return element("td", { text: value.split(",").map((each) => nameOf(column.name, each)).join(", "), ...attributes });
    default: return element("td", { text: value, ...attributes });
  }
}

/** The table, so many of its rows. */
function table(most = ON_A_PAGE) {
  const head = element("tr");
  for (const column of columns()) {
    const button = element("button", { type: "button", text: say("column_" + column.id) });
    button.addEventListener("click", () => {
      shown.descending = shown.sort === column ? !shown.descending : NUMERIC.includes(column.kind) || column.kind === "moment";
      shown.sort = column;
      refresh();
      document.querySelector(`#table th[data-column="${column.id}"] button`).focus();
    });
    head.append(element("th", {
      scope: "col", cls: NUMERIC.includes(column.kind) ? "n" : "", "data-column": column.id,
      "aria-sort": shown.sort === column ? (shown.descending ? "descending" : "ascending") : "none" }, button));
  }
  const from = most === ON_A_PAGE ? shown.from : 0;
  const rows = shown.found.slice(from, from + most).map((post) => element("tr", {}, ...columns().map((column) => cell(post, column))));
  document.getElementById("table").replaceChildren(element("thead", {}, head), element("tbody", {}, ...rows));
  drawMarks();
  document.getElementById("found").textContent = say("found", number(shown.found.length), number(page.posts.length));
  const turn = (by, word) => {
    const button = element("button", { type: "button", text: word });
    button.disabled = shown.from + by < 0 || shown.from + by >= shown.found.length;
    button.addEventListener("click", () => { shown.from += by; table(); });
    return button;
  };
  const last = Math.min(shown.found.length, shown.from + ON_A_PAGE);
  document.getElementById("pages").replaceChildren(
    turn(-ON_A_PAGE, say("previous")), ` ${number(Math.min(shown.from + 1, last))}–${number(last)} `, turn(ON_A_PAGE, say("next")));
  document.getElementById("left-out").textContent = shown.found.length > PRINTED ? say("left_out", number(PRINTED), number(shown.found.length)) : "";
}

/** All columns of the posts that were found, as CSV that a spreadsheet takes for no formula. */
function csv() {
  const ids = ["platform", "post_id", "url", ...COLUMNS.map((column) => column.id), "currency", ...["speed", "breadth", "conversation"].flatMap((d) => [d + "_observed", d + "_baseline"])];
  const byId = Object.fromEntries(COLUMNS.map((column) => [column.id, column.value]));
  const written = (id, value) => {
    if (value === null || value === undefined) return "";
    if (id === "published_at") return new Date(value * 60000).toISOString();
    if (typeof value === "number") return String(value);
    return '"' + value.replace(/^'*[=+\-@\t\r\n＝＋－＠]/, "'$&").replaceAll('"', '""') + '"';
  };
  const line = (post) => ids.map((id) => written(id, id in byId ? byId[id](post) : post[id])).join(",");
  return [ids.join(","), ...shown.found.map(line)].join("\n") + "\n";
}

function startPosts() {
  const chosen = document.getElementById("columns");
  for (const column of COLUMNS.filter((each) => !each.always)) {
    const box = element("input", { type: "checkbox", value: column.id });
    box.checked = columns().includes(column);
    box.addEventListener("change", () => {
      shown.columns = [...chosen.querySelectorAll("input:checked")].map((each) => each.value);
      history.replaceState(null, "", addressOf(addressedPost()));
      table();
    });
    chosen.append(element("label", {}, box, " " + say("column_" + column.id)));
  }
  document.getElementById("csv").addEventListener("click", () => {
    const file = URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" }));
    const save = element("a", { href: file, download: "posts.csv" });
    save.click();
    setTimeout(() => URL.revokeObjectURL(file), 10000);
  });
  addEventListener("beforeprint", () => table(PRINTED));
  addEventListener("afterprint", () => table());
}
