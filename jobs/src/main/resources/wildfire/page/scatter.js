// Speed against breadth, and what charts of posts share.

/** Draws into a path what is drawn around that point. */
function moved(path, x, y) {
  return {
    moveTo: (a, b) => path.moveTo(a + x, b + y),
    lineTo: (a, b) => path.lineTo(a + x, b + y),
    closePath: () => path.closePath(),
    rect: (a, b, w, h) => path.rect(a + x, b + y, w, h),
    arc: (a, b, r, from, to) => {
      path.moveTo(a + x + r, b + y);
      path.arc(a + x, b + y, r, from, to);
    },
  };
}

/** Speed against breadth: one path a verdict, so that tens of thousands stay quick. */
function scatter() {
  const placed = shown.found.filter((p) => p.fast !== null && p.wide !== null);
  const width = widthOf("#scatter", 1150),
    height = Math.max(320, Math.min(560, width * 0.62));
  const margin = { top: 24, right: 16, bottom: 44, left: 52 };
  document.getElementById("scatter-note").textContent =
    placed.length === shown.found.length
      ? say("scatter_all", number(placed.length))
      : say("scatter_some", number(placed.length), number(shown.found.length), number(shown.found.length - placed.length));
  d3.select("#scatter").selectAll("*").remove();
  if (placed.length === 0) {
    return;
  }
  const svg = drawing("#scatter", width, height, say("scatter_label", number(placed.length)));
  // What is usual is always in sight, and a little on both sides of it.
  const none = (values) => {
    const some = values.filter(Number.isFinite);
    return some.length < values.length ? Math.floor(d3.min(some) ?? -1) - 1 : null;
  };
  const noneX = none(placed.map((p) => p.fast)),
    noneY = none(placed.map((p) => p.wide));
  const reach = (values, least) => {
    const [low, high] = d3.extent(values.filter(Number.isFinite));
    return [Math.min(-1, low ?? 0, least ?? 0) - 0.4, Math.max(1, high ?? 0) + 0.4];
  };
  const scaleX = d3.scaleLinear(
    reach(
      placed.map((p) => p.fast),
      noneX,
    ),
    [margin.left, width - margin.right],
  );
  const scaleY = d3.scaleLinear(
    reach(
      placed.map((p) => p.wide),
      noneY,
    ),
    [height - margin.bottom, margin.top],
  );
  const x = (d) => scaleX(d === -Infinity ? noneX : d),
    y = (d) => scaleY(d === -Infinity ? noneY : d);
  const label = (none) => (d) => (d === none ? "0" : d === 0 ? say("as_usual") : d > 0 ? `${number(2 ** d)}×` : `1/${number(2 ** -d)}`);
  const steps = (scale, none) =>
    d3
      .range(Math.ceil(scale.domain()[0]), Math.floor(scale.domain()[1]) + 1)
      .filter((d, i, all) => d === none || all.length < 12 || d % 2 === 0);
  axis(svg, 0, height - margin.bottom)
    .call(d3.axisBottom(scaleX).tickValues(steps(scaleX, noneX)).tickFormat(label(noneX)).tickSizeOuter(0));
  axis(svg, margin.left, 0)
    .call(d3.axisLeft(scaleY).tickValues(steps(scaleY, noneY)).tickFormat(label(noneY)).tickSizeOuter(0));
  svg
    .append("line")
    .attr("class", "usual")
    .attr("x1", x(0))
    .attr("x2", x(0))
    .attr("y1", margin.top)
    .attr("y2", height - margin.bottom);
  svg
    .append("line")
    .attr("class", "usual")
    .attr("y1", y(0))
    .attr("y2", y(0))
    .attr("x1", margin.left)
    .attr("x2", width - margin.right);
  svg
    .append("text")
    .attr("class", "quiet")
    .attr("x", width - margin.right)
    .attr("y", height - 8)
    .attr("text-anchor", "end")
    .text(say("axis_speed"));
  svg.append("text").attr("class", "quiet").attr("x", 4).attr("y", 12).text(say("axis_breadth"));
  const most = d3.max(placed, (p) => p.comments ?? 0) || 1;
  const area = (p) => 22 + 380 * Math.sqrt((p.comments ?? 0) / most) * (placed.length > 3000 ? 0.5 : 1);
  const at = (p) => `translate(${x(p.fast)},${y(p.wide)})`;
  for (const verdict of [...VERDICTS].reverse()) {
    const group = placed.filter((p) => p.verdict === verdict);
    if (group.length === 0) continue;
    if (group.length <= 400) {
      svg
        .append("g")
        .selectAll("path")
        .data(group)
        .join("path")
        .attr("class", "dots v-" + verdict)
        .attr("transform", at)
        .attr("d", (p) => symbol(verdict, area(p)));
    } else {
      const path = d3.pathRound(1);
      for (const p of group) {
        d3.symbol(SHAPES[verdict], area(p)).context(moved(path, x(p.fast), y(p.wide)))();
      }
      svg
        .append("path")
        .attr("class", "dots many v-" + verdict)
        .attr("d", path.toString());
    }
  }
  pointing(
    svg,
    width,
    [...placed].sort((a, b) => x(a.fast) - x(b.fast)),
    {
      at: (p) => [x(p.fast), y(p.wide)],
      radius: (p) => 5 + Math.sqrt(area(p) / Math.PI),
      said: pointed,
    },
  );
}

/**
 * Lets one point at the posts of a chart, or walk over them with the arrow keys, and open one.
 *
 * @param marks where a post is (at), how wide the ring around it is (radius), what is said of it (said)
 */
function pointing(svg, width, posts, marks) {
  const ring = svg.append("circle").attr("class", "hover").attr("visibility", "hidden");
  const tip = svg.append("text").attr("visibility", "hidden");
  const nearest = d3.Delaunay.from(
    posts,
    (post) => marks.at(post)[0],
    (post) => marks.at(post)[1],
  );
  const under = (event) => {
    const [mx, my] = d3.pointer(event, svg.node());
    const post = posts[nearest.find(mx, my)];
    if (!post) return null;
    const [px, py] = marks.at(post);
    return Math.hypot(px - mx, py - my) < 24 ? post : null;
  };
  const show = (post) => {
    ring.attr("visibility", post ? "visible" : "hidden");
    tip.attr("visibility", post ? "visible" : "hidden");
    svg.node().style.cursor = post ? "pointer" : "default";
    if (post) {
      const [px, py] = marks.at(post);
      ring.attr("cx", px).attr("cy", py).attr("r", marks.radius(post));
      tip
        .attr("x", px + (px > width / 2 ? -14 : 14))
        .attr("y", Math.max(12, py - 12))
        .attr("text-anchor", px > width / 2 ? "end" : "start")
        .text(marks.said(post));
    }
  };
  let here = -1;
  svg
    .on("pointermove", (event) => show(under(event)))
    .on("pointerleave", () => show(null))
    .on("click", (event) => {
      const post = under(event);
      if (post) openCard(post);
    })
    .attr("tabindex", 0)
    .attr("aria-describedby", "chart-keys")
    .on("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, Home: -Infinity, End: Infinity }[event.key];
      if (step !== undefined && posts.length > 0) {
        event.preventDefault();
        here = Math.max(0, Math.min(posts.length - 1, here + step));
        show(posts[here]);
        document.getElementById("chart-said").textContent = marks.said(posts[here]);
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
