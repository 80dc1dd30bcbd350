// All posts: the bar of verdicts, speed against breadth, and the table.

const COLUMNS = [
  { id: "name", kind: "text" },
  { id: "platform", kind: "text" },
  { id: "verdict", kind: "verdict" },
  { id: "speed_factor", kind: "times" },
  { id: "breadth_factor", kind: "times" },
  { id: "conversation_factor", kind: "times" },
  { id: "shares", kind: "count" },
  { id: "unique_actors", kind: "count" },
  { id: "comments", kind: "count" },
  { id: "outside_share", kind: "share" },
  { id: "paid_share", kind: "share" },
  { id: "published_at", kind: "moment" },
  { id: "format", kind: "names", name: "format" },
  { id: "campaign_id", kind: "text" },
  { id: "triggers", kind: "names", name: "trigger" },
];
const ON_A_PAGE = 25;
const shown = { sort: null, descending: true, from: 0, found: [] };

function verdictBar() {
  const counts = VERDICTS.map(v => ({ verdict: v, posts: +(page.verdicts[v] ?? 0) })).filter(v => v.posts > 0);
  const width = widthOf("#verdict-bar", 1150);
  const svg = drawing("#verdict-bar", width, 22, document.getElementById("verdict-bar").getAttribute("aria-label"));
  const x = d3.scaleLinear([0, d3.sum(counts, d => d.posts)], [0, width]);
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
        .text(`${short(p.name)}: ${say("verdict_" + p.verdict)}, ${times(p.speed_factor)} / ${times(p.breadth_factor)}, ${say("n_comments", number(p.comments))}`);
    }
  }).on("pointerleave", () => { ring.attr("visibility", "hidden"); tip.attr("visibility", "hidden"); })
    .on("click", event => { const p = near(event); if (p) openCard(p); });
}

/** So much of a name as a label has room for. */
function short(name) {
  return name.length > 40 ? name.slice(0, 39) + "…" : name;
}

function options(id, values, all) {
  const select = document.getElementById(id);
  select.append(element("option", { value: "", text: all }));
  for (const [value, text] of values) {
    select.append(element("option", { value, text }));
  }
  select.addEventListener("change", refresh);
}

function refresh() {
  const words = document.getElementById("search").value.toLocaleLowerCase(page.language).split(/\s+/).filter(w => w);
  const verdict = document.getElementById("filter-verdict").value;
  const platform = document.getElementById("filter-platform").value;
  const campaign = document.getElementById("filter-campaign").value;
  shown.found = page.posts.filter(p =>
    (!verdict || p.verdict === verdict) && (!platform || p.platform === platform)
      && (!campaign || (p.campaign_id ?? "") === campaign) && words.every(w => p.searched.includes(w)));
  if (shown.sort) {
    const { id } = shown.sort;
    const sign = shown.descending ? -1 : 1;
    // What is unknown stands last, whichever way one sorts.
    shown.found.sort((a, b) => {
      const left = a[id] === "" ? null : a[id], right = b[id] === "" ? null : b[id];
      return left === null || right === null ? (left === null) - (right === null) : sign * d3.ascending(left, right);
    });
  }
  shown.from = 0;
  for (const button of document.querySelectorAll("#verdict-legend button")) {
    button.setAttribute("aria-pressed", String(button.dataset.verdict === verdict));
  }
  scatter();
  table();
}

function cell(post, column) {
  const value = post[column.id];
  if (column.id === "name") {
    const open = element("button", { cls: "linkish", type: "button", text: value, dir: "auto" });
    open.addEventListener("click", () => openCard(post));
    return element("td", { cls: "post-name" }, open, element("small", {}, `${post.platform} ${post.post_id} `, ...seePost(post)));
  }
  switch (column.kind) {
    case "verdict": return element("td", {}, element("span", { cls: "mark", "data-mark": value }), say("verdict_" + value));
    case "times": return value === null ? unknown() : element("td", { cls: "n", text: times(value) });
    case "count": return value === null ? unknown() : element("td", { cls: "n", text: number(value) });
    case "share": return value === null ? unknown() : element("td", { cls: "n", text: percent(value) });
    case "moment": return value === null ? unknown() : element("td", { text: moment(value) });
    case "names": return element("td", { text: (value ?? "").split(",").filter(v => v).map(v => nameOf(column.name, v)).join(", ") });
    default: return element("td", { text: value ?? "" });
  }
  function unknown() { return element("td", { cls: "n unknown", text: "–", title: say("unknown") }); }
}

function table() {
  const head = element("tr");
  for (const column of COLUMNS) {
    const button = element("button", { type: "button", text: say("column_" + column.id) });
    button.addEventListener("click", () => {
      shown.descending = shown.sort === column ? !shown.descending : column.kind !== "text" && column.kind !== "names";
      shown.sort = column;
      refresh();
      document.querySelector(`#table th[data-column="${column.id}"] button`).focus();
    });
    const numeric = ["times", "count", "share"].includes(column.kind);
    head.append(element("th", {
      scope: "col", cls: numeric ? "n" : "", "data-column": column.id,
      "aria-sort": shown.sort === column ? (shown.descending ? "descending" : "ascending") : "none" }, button));
  }
  const rows = shown.found.slice(shown.from, shown.from + ON_A_PAGE).map(p => element("tr", {}, ...COLUMNS.map(c => cell(p, c))));
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
}

function startPosts() {
  const values = id => [...new Set(page.posts.map(p => p[id]).filter(v => v))].sort(d3.ascending);
  options("filter-verdict", VERDICTS.filter(v => page.verdicts[v]).map(v => [v, say("verdict_" + v)]), say("any"));
  options("filter-platform", values("platform").map(v => [v, v]), say("any"));
  options("filter-campaign", values("campaign_id").map(v => [v, v]), say("any"));
  document.getElementById("search").addEventListener("input", refresh);
  document.getElementById("filters").addEventListener("submit", event => event.preventDefault());
  for (const button of document.querySelectorAll("#verdict-legend button")) {
    button.addEventListener("click", () => {
      const select = document.getElementById("filter-verdict");
      select.value = select.value === button.dataset.verdict ? "" : button.dataset.verdict;
      refresh();
      document.getElementById("posts").scrollIntoView();
    });
  }
  verdictBar();
  refresh();
}
