// One post: its verdict and why, its growth against the usual, its cascade.

const REASONS_SHOWN = 5;

/** What is known of a post beside its line in the table; unpacked once, read a line at a time. */
async function detailsOf(post) {
  page.details ??= unpacked("details").then(text => text.split("\n"));
  return JSON.parse((await page.details)[post.place] || "{}");
}

function postOf(platform, id) {
  return page.posts.find(p => p.platform === platform && p.post_id === id);
}

async function openCard(post) {
  const details = await detailsOf(post);
  const body = document.getElementById("card-body");
  body.replaceChildren(
    element("h2", { id: "card-title" }, element("span", { cls: "mark", "data-mark": post.verdict }),
      element("span", { text: post.name, dir: "auto" })),
    element("p", { cls: "which" }, element("b", { text: say("verdict_" + post.verdict) }), ` · ${post.platform} ${post.post_id} `, ...seePost(post)));
  if (details.text && details.text[0][0] !== post.name) {
    body.append(element("p", { cls: "post-text", dir: "auto", text: details.text[0][0] }));
  }
  body.append(facts(post));
  const reasons = (details.reasons ?? []).sort((a, b) => a[0] - b[0]);
  body.append(element("h3", { text: say("why_this") }), reasonList(post, reasons));
  causes(body, details.causes ?? []);
  body.append(element("div", { cls: "pair" },
    element("div", {}, element("h3", { text: say("growth_title") }), element("div", { cls: "chart", id: "card-growth" })),
    element("div", {}, element("h3", { text: say("cascade_title") }), element("div", { cls: "chart", id: "card-cascade" }))));
  const dialog = document.getElementById("card");
  if (!dialog.open) {
    dialog.showModal();
  }
  dialog.scrollTop = 0;
  drawMarks();
  growthChart(post, details);
  cascadeChart(post, details);
  history.replaceState(null, "", "#post=" + encodeURIComponent(post.platform) + "/" + encodeURIComponent(post.post_id));
}

function facts(post) {
  const list = element("ul", { cls: "facts" });
  const add = (key, value) => list.append(element("li", {}, say("fact_" + key) + " ", element("b", { text: value })));
  add("published", moment(post.published_at));
  if (post.format) add("format", nameOf("format", post.format));
  if (post.campaign_id) add("campaign", post.campaign_id);
  if (post.triggers) add("triggers", post.triggers.split(",").map(t => nameOf("trigger", t)).join(", "));
  add(post.speed_age === "settled" ? "size" : "speed", against(post, "speed"));
  add("breadth", against(post, "breadth"));
  add("conversation", against(post, "conversation"));
  add(post.paid_share === null ? "shares_of_any_kind" : "shares", number(post.shares));
  add("accounts", number(post.unique_actors));
  add("comments", number(post.comments));
  add("outside", percent(post.outside_share) + (post.outside_share_within > 0 ? ` ± ${percent(post.outside_share_within)}` : ""));
  add("paid", percent(post.paid_share));
  return list;
}

/** Whether what goes with more, or with less, points to where the post is. */
function fits(verdict, weight) {
  switch (verdict) {
    case "viral": case "overperforming": case "slow_burn": case "broadcast": case "talked_about": return weight > 0;
    case "flop": return weight < 0;
    default: return false;
  }
}

/** The weightiest reasons; the others where one asks for them. */
function reasonList(post, reasons) {
  const isFirst = r => r[1] === "evidence" ? r[0] <= REASONS_SHOWN : r[1] !== "association" || fits(post.verdict, r[3]);
  const first = listed(post, reasons.filter(isFirst));
  const others = reasons.filter(r => !isFirst(r));
  return others.length === 0 ? first
    : element("div", {}, first, element("details", {}, element("summary", { text: say("more_reasons", others.length) }), listed(post, others)));
}

function listed(post, reasons) {
  const list = element("ul", { cls: "reasons" });
  for (const [, kind, , , sentence, other] of reasons) {
    const item = element("li", { text: sentence });
    const better = other && postOf(post.platform, other);
    if (better) {
      const open = element("button", { cls: "linkish", type: "button", text: say("open_other", other) });
      open.addEventListener("click", () => openCard(better));
      item.append(" ", open);
    }
    item.dataset.kind = kind;
    list.append(item);
  }
  if (reasons.length === 0) {
    list.append(element("li", { text: say("no_reasons") }));
  }
  return list;
}

/** What its doing badly fits, the signs under their cause; and what could not be checked. */
function causes(body, rows) {
  const fitting = rows.filter(r => r[3]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const unchecked = [...new Set(rows.filter(r => !r[3]).map(r => r[2]))];
  if (fitting.length > 0) {
    body.append(element("h3", { text: say("fits_title") }));
    for (const [cause, signs] of d3.group(fitting, r => r[2])) {
      const list = element("ul", { cls: "reasons" }, ...signs.map(s => element("li", { text: s[5] })));
      body.append(element("p", { "data-cause": cause, text: signs[0][6] }), list);
    }
  }
  if (unchecked.length > 0) {
    body.append(element("p", { cls: "note", text: say("unchecked", unchecked.map(c => say("cause_" + c)).join(", ")) }));
  }
}

/** Shares so far, at the end of each span in which there were some. */
function soFar(curve, count) {
  const spans = d3.rollups(curve.filter(r => r[2] !== "comment"), rows => d3.sum(rows, count), r => r[1]).sort((a, b) => a[0] - b[0]);
  let sum = 0;
  return spans.map(([until, n]) => ({ age: until, n: (sum += n) }));
}

function growthChart(post, details) {
  const growth = (details.growth ?? []).sort((a, b) => a[0] - b[0]);
  const organic = soFar(details.curve ?? [], r => r[3] - r[4]);
  const whole = soFar(details.curve ?? [], r => r[3]);
  const known = growth.filter(g => g[1] !== null);
  if (organic.length === 0 && growth.length === 0) {
    document.getElementById("card-growth").append(element("p", { cls: "note", text: say(post.shares === 0 ? "growth_none" : "growth_unknown") }));
    return;
  }
  const width = widthOf("#card-growth", 620), height = 280, margin = { top: 12, right: 74, bottom: 36, left: 48 };
  const svg = drawing("#card-growth", width, height, say("growth_label"));
  const last = Math.max(24, d3.max(organic, d => d.age) ?? 0, post.observed_hours ?? 0, d3.max(known, d => d[0]) ?? 0);
  const shownGrowth = growth.filter(g => g[0] <= Math.max(last, 24));
  const x = d3.scaleLog([0.5, last], [margin.left, width - margin.right]);
  const top = Math.max(3, d3.max(whole, d => d.n) ?? 0, d3.max(known, d => d[1]) ?? 0, d3.max(shownGrowth, d => d[4]) ?? 0);
  const y = d3.scaleLinear([0, top * 1.05], [height - margin.bottom, margin.top]);
  const ages = [[1, "1 h"], [6, "6 h"], [24, "24 h"], [72, "72 h"], [168, "7 d"], [720, "30 d"]].filter(a => a[0] <= last);
  svg.append("g").attr("class", "axis").attr("transform", `translate(0,${height - margin.bottom})`)
    .call(d3.axisBottom(x).tickValues(ages.map(a => a[0])).tickFormat(h => ages.find(a => a[0] === h)[1]).tickSizeOuter(0));
  svg.append("g").attr("class", "axis").attr("transform", `translate(${margin.left},0)`)
    .call(d3.axisLeft(y).ticks(5).tickFormat(n => number(n)).tickSizeOuter(0));
  svg.append("text").attr("class", "quiet").attr("x", width - margin.right).attr("y", height - 4).attr("text-anchor", "end").text(say("axis_age"));
  if (shownGrowth.length > 0) {
    svg.append("path").attr("class", "band").attr("d", d3.area(g => x(g[0]), g => y(g[3]), g => y(g[4]))(shownGrowth));
    svg.append("path").attr("class", "usual").attr("d", d3.line(g => x(g[0]), g => y(g[2]))(shownGrowth));
    for (const g of shownGrowth) {
      svg.append("circle").attr("cx", x(g[0])).attr("cy", y(g[2])).attr("r", 3).attr("class", "point")
        .append("title").text(say("growth_at", number(g[0]), number(g[2], 1), number(g[3]), number(g[4]), number(g[5])));
    }
    const end = shownGrowth.at(-1);
    svg.append("text").attr("class", "quiet").attr("x", x(end[0]) + 6).attr("y", y(end[2]) + 4).text(say("usual"));
  }
  const steps = points => {
    const all = [{ age: 0.5, n: 0 }, ...points.map(p => ({ age: Math.max(0.5, p.age), n: p.n })), { age: Math.min(last, Math.max(post.observed_hours ?? 0, points.at(-1).age)), n: points.at(-1).n }];
    return d3.line(p => x(p.age), p => y(p.n)).curve(d3.curveStepAfter)(all);
  };
  if (organic.length > 0) {
    if (whole.at(-1).n > organic.at(-1).n) {
      svg.append("path").attr("class", "paid").attr("d", steps(whole));
      svg.append("text").attr("class", "quiet").attr("x", width - margin.right + 6).attr("y", y(whole.at(-1).n) + 4).text(say("with_paid"));
    }
    svg.append("path").attr("class", "observed").attr("d", steps(organic));
    svg.append("text").attr("x", width - margin.right + 6).attr("y", y(organic.at(-1).n) + 4).text(say("this_post"));
  } else {
    svg.selectAll(".counted").data(known).join("circle").attr("class", "clear point").attr("r", 4.5).attr("cx", g => x(g[0])).attr("cy", g => y(g[1]));
  }
  const n = d3.extent(shownGrowth, g => g[5]);
  document.getElementById("card-growth").append(element("p", { cls: "note",
    text: shownGrowth.length === 0 ? say("growth_no_usual") : say("growth_note", n[0] === n[1] ? number(n[0]) : number(n[0]) + "–" + number(n[1])) }));
}

/** The nodes that most came through, around the post; a dashed ring stands for those left out. */
function cascadeChart(post, details) {
  const nodes = (details.cascade ?? []).sort((a, b) => a[0] - b[0]);
  const place = document.getElementById("card-cascade");
  if (nodes.length === 0) {
    const why = post.shape_null_because ? "cascade_unknown" : post.shares === null ? "cascade_unlogged" : post.cascade_size > 1 ? "cascade_unknown" : "cascade_none";
    place.append(element("p", { cls: "note", text: say(why) }));
    return;
  }
  const root = d3.stratify().id(d => d[0]).parentId(d => d[1])(nodes.map(d => d));
  const size = widthOf("#card-cascade", 420);
  const radius = size / 2 - 26;
  d3.tree().size([2 * Math.PI, radius]).separation((a, b) => (a.parent === b.parent ? 1 : 2) / Math.max(1, a.depth))(root);
  const svg = drawing("#card-cascade", size, size, say("cascade_label", number(post.cascade_size), number(nodes.length), number(post.cascade_depth)));
  const centre = svg.append("g").attr("transform", `translate(${size / 2},${size / 2})`);
  const at = d => [d.y * Math.sin(d.x), -d.y * Math.cos(d.x)];
  centre.selectAll(".edge").data(root.links()).join("path").attr("class", "edge")
    .attr("d", d3.linkRadial().angle(d => d.x).radius(d => d.y));
  const group = centre.selectAll("g.n").data(root.descendants()).join("g").attr("class", "n").attr("transform", d => `translate(${at(d)})`);
  group.filter(d => d.data[5] > 0).append("circle").attr("class", "hidden-nodes").attr("r", d => 5 + Math.min(18, Math.sqrt(d.data[5])));
  group.append("circle").attr("class", d => "node " + (d.depth === 0 ? "root" : d.data[2])).attr("r", d => d.depth === 0 ? 6 : 3.2);
  group.append("title").text(d => d.depth === 0 ? say("node_root", number(d.data[5]))
    : say("node", say("kind_" + d.data[2]), number(d.data[3], 1), number(d.data[4] - 1), number(d.data[5])));
  group.filter(d => d.data[5] >= 10).append("text").attr("class", "quiet").attr("x", 8).attr("y", -6).text(d => "+" + number(d.data[5]));
  // The drawing is cut to what is on it.
  const [west, east] = d3.extent(root.descendants(), d => at(d)[0]), [north, south] = d3.extent(root.descendants(), d => at(d)[1]);
  const wide = Math.max(160, east - west + 70), high = Math.max(90, south - north + 60);
  svg.attr("viewBox", `${size / 2 + (west + east - wide) / 2} ${size / 2 + (north + south - high) / 2} ${wide} ${high}`)
    .attr("width", Math.min(size, 1.6 * wide)).attr("height", Math.min(size, 1.6 * wide) * high / wide);
  const left = d3.sum(nodes, d => d[5]);
  place.append(element("p", { cls: "note", text: left === 0 ? say("cascade_whole", number(nodes.length), number(post.cascade_depth), number(post.structural_virality, 2))
    : say("cascade_part", number(nodes.length), number(nodes.length + left), number(post.cascade_depth), number(post.structural_virality, 2)) }));
  const legend = element("p", { cls: "note" });
  for (const kind of ["root", ...new Set(nodes.filter(d => d[2] !== null).map(d => d[2]))]) {
    const mark = d3.create("svg").attr("width", 12).attr("height", 10).attr("aria-hidden", "true");
    mark.append("circle").attr("class", "key " + kind).attr("cx", 5).attr("cy", 5).attr("r", 4);
    legend.append(mark.node(), (kind === "root" ? say("this_post") : say("kind_" + kind)) + "\u2003");
  }
  place.append(legend);
}

function openFromAddress() {
  const asked = /^#post=([^/]+)\/(.+)$/.exec(location.hash);
  if (asked) {
    const post = postOf(decodeURIComponent(asked[1]), decodeURIComponent(asked[2]));
    if (post) openCard(post);
  }
}

function startCards() {
  for (const link of document.querySelectorAll("a[data-post]")) {
    link.addEventListener("click", event => {
      const post = postOf(link.dataset.platform, link.dataset.post);
      if (post) {
        event.preventDefault();
        openCard(post);
      }
    });
  }
  const dialog = document.getElementById("card");
  dialog.addEventListener("close", () => history.replaceState(null, "", location.pathname + location.search));
  dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
  window.addEventListener("hashchange", openFromAddress);
  openFromAddress();
}
