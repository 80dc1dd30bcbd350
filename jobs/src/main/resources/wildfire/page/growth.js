// How a post grew, against what is usual.

/** How many so far, at the end of each span in which there were some. */
function soFar(curve, count) {
  const spans = d3
    .rollups(
      curve,
      (rows) => d3.sum(rows, count),
      (r) => r[1],
    )
    .sort((a, b) => a[0] - b[0]);
  let sum = 0;
  return spans.map(([until, n]) => ({ age: until, n: (sum += n) }));
}

function growthChart(post, details, drawn) {
  const growth = (details.growth ?? []).sort((a, b) => a[0] - b[0]);
  const organic = soFar(details.curve ?? [], (r) => r[2] - r[3]);
  const whole = soFar(details.curve ?? [], (r) => r[2]);
  const known = growth.filter((g) => g[1] !== null);
  if (organic.length === 0 && growth.length === 0) {
    document
      .getElementById("card-growth")
      .append(element("p", { cls: "note", text: say(drawn === "shares" && post.shares === 0 ? "growth_none" : "growth_unknown") }));
    return;
  }
  const width = widthOf("#card-growth", 620),
    height = 280,
    margin = { top: 12, right: 74, bottom: 36, left: 48 };
  const svg = drawing("#card-growth", width, height, say("growth_label", say("growth_" + drawn)));
  const last = Math.max(24, d3.max(organic, (d) => d.age) ?? 0, post.observed_hours ?? 0, d3.max(known, (d) => d[0]) ?? 0);
  const shownGrowth = growth.filter((g) => g[0] <= Math.max(last, 24));
  const x = d3.scaleLog([0.5, last], [margin.left, width - margin.right]);
  const top = Math.max(3, d3.max(whole, (d) => d.n) ?? 0, d3.max(known, (d) => d[1]) ?? 0, d3.max(shownGrowth, (d) => d[4]) ?? 0);
  const y = d3.scaleLinear([0, top * 1.05], [height - margin.bottom, margin.top]);
  const ages = [
    [1, "1 h"],
    [6, "6 h"],
    [24, "24 h"],
    [72, "72 h"],
    [168, "7 d"],
    [720, "30 d"],
  ].filter((a) => a[0] <= last);
  axis(svg, 0, height - margin.bottom)
    .call(
      d3
        .axisBottom(x)
        .tickValues(ages.map((a) => a[0]))
        .tickFormat((h) => ages.find((a) => a[0] === h)[1])
        .tickSizeOuter(0),
    );
  axis(svg, margin.left, 0)
    .call(
      d3
        .axisLeft(y)
        .ticks(5)
        .tickFormat((n) => number(n))
        .tickSizeOuter(0),
    );
  svg
    .append("text")
    .attr("class", "quiet")
    .attr("x", width - margin.right)
    .attr("y", height - 4)
    .attr("text-anchor", "end")
    .text(say("axis_age"));
  if (shownGrowth.length > 0) {
    svg
      .append("path")
      .attr("class", "band")
      .attr(
        "d",
        d3.area(
          (g) => x(g[0]),
          (g) => y(g[3]),
          (g) => y(g[4]),
        )(shownGrowth),
      );
    svg
      .append("path")
      .attr("class", "usual")
      .attr(
        "d",
        d3.line(
          (g) => x(g[0]),
          (g) => y(g[2]),
        )(shownGrowth),
      );
    for (const g of shownGrowth) {
      svg
        .append("circle")
        .attr("cx", x(g[0]))
        .attr("cy", y(g[2]))
        .attr("r", 3)
        .attr("class", "point")
        .append("title")
        .text(say("growth_at", number(g[0]), number(g[2], 1), number(g[3]), number(g[4]), number(g[5])));
    }
    const end = shownGrowth.at(-1);
    // Beside each other where they would lie upon each other.
    const near = organic.length > 0 && Math.abs(y(end[2]) - y(organic.at(-1).n)) < 13 && x(end[0]) > width - margin.right - 40;
    svg
      .append("text")
      .attr("class", "quiet")
      .attr("x", x(end[0]) + 6)
      .attr("y", y(end[2]) + (near ? (end[2] > organic.at(-1).n ? -9 : 17) : 4))
      .text(say("usual"));
  }
  const points = (line) => [
    { age: 0.5, n: 0 },
    ...line.map((p) => ({ age: Math.max(0.5, p.age), n: p.n })),
    { age: Math.min(last, Math.max(post.observed_hours ?? 0, line.at(-1)?.age ?? 0.5)), n: line.at(-1)?.n ?? 0 },
  ];
  const steps = (line) =>
    d3
      .line(
        (p) => x(p.age),
        (p) => y(p.n),
      )
      .curve(d3.curveStepAfter)(points(line));
  if (organic.length > 0) {
    if (whole.at(-1).n > organic.at(-1).n) {
      // organic below, bought on top
      const area = d3
        .area(
          (p) => x(p.age),
          (p) => y(p.low),
          (p) => y(p.n),
        )
        .curve(d3.curveStepAfter);
      svg
        .insert("path", ".band")
        .attr("class", "paid-area")
        .attr("d", area(points(whole).map((p) => ({ ...p, low: 0 }))));
      svg
        .insert("path", ".band")
        .attr("class", "organic-area")
        .attr("d", area(points(organic).map((p) => ({ ...p, low: 0 }))));
      svg.append("path").attr("class", "paid").attr("d", steps(whole));
      svg
        .append("text")
        .attr("class", "quiet")
        .attr("x", width - margin.right + 6)
        .attr("y", y(whole.at(-1).n) + 4)
        .text(say("with_paid"));
    }
    svg.append("path").attr("class", "observed").attr("d", steps(organic));
    svg
      .append("text")
      .attr("x", width - margin.right + 6)
      .attr("y", y(organic.at(-1).n) + 4)
      .text(say("this_post"));
  } else {
    svg
      .selectAll(".counted")
      .data(known)
      .join("circle")
      .attr("class", "clear point")
      .attr("r", 4.5)
      .attr("cx", (g) => x(g[0]))
      .attr("cy", (g) => y(g[1]));
  }
  const n = d3.extent(shownGrowth, (g) => g[5]);
  document
    .getElementById("card-growth")
    .append(
      element("p", {
        cls: "note",
        text:
          shownGrowth.length === 0
            ? say("growth_no_usual")
            : say("growth_note", n[0] === n[1] ? number(n[0]) : number(n[0]) + "–" + number(n[1])),
      }),
    );
}
