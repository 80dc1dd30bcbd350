// A cascade: the nodes that most came through, around the post; a dashed ring stands for those left out.

/** Draws it into a place, as large as that at most; gives the nodes. */
function cascade(place, post, rows, most) {
  const nodes = [...rows].sort((a, b) => a[0] - b[0]);
  const root = d3
    .stratify()
    .id((d) => d[0])
    .parentId((d) => d[1])(nodes);
  const size = Math.min(most, widthOf(place, most, 160));
  const radius = size / 2 - 26 * Math.min(1, size / 420);
  d3
    .tree()
    .size([2 * Math.PI, radius])
    .separation((a, b) => (a.parent === b.parent ? 1 : 2) / Math.max(1, a.depth))(root);
  const svg = drawing(place, size, size, say("cascade_label", number(post.cascade_size), number(nodes.length), number(post.cascade_depth)));
  const centre = svg.append("g").attr("transform", `translate(${size / 2},${size / 2})`);
  const at = (d) => [d.y * Math.sin(d.x), -d.y * Math.cos(d.x)];
  centre
    .selectAll(".edge")
    .data(root.links())
    .join("path")
    .attr("class", "edge")
    .attr(
      "d",
      d3
        .linkRadial()
        .angle((d) => d.x)
        .radius((d) => d.y),
    );
  const group = centre
    .selectAll("g.n")
    .data(root.descendants())
    .join("g")
    .attr("class", "n")
    .attr("transform", (d) => `translate(${at(d)})`);
  const small = size < 300 ? 0.75 : 1;
  group
    .filter((d) => d.data[5] > 0)
    .append("circle")
    .attr("class", "hidden-nodes")
    .attr("r", (d) => small * (5 + Math.min(18, Math.sqrt(d.data[5]))));
  group
    .append("circle")
    .attr("class", (d) => "node " + nodeKind(d.data))
    .attr("r", (d) => small * (d.depth === 0 ? 6 : 3.2));
  group
    .append("title")
    .text((d) =>
      d.depth === 0
        ? say("node_root", number(d.data[5]))
        : say("node", say("kind_" + nodeKind(d.data)), number(d.data[3], 1), number(d.data[4] - 1), number(d.data[5])),
    );
  group
    .filter((d) => d.data[5] >= 10 && size >= 300)
    .append("text")
    .attr("class", "quiet")
    .attr("x", 8)
    .attr("y", -6)
    .text((d) => "+" + number(d.data[5]));
  // The drawing is cut to what is on it.
  const [west, east] = d3.extent(root.descendants(), (d) => at(d)[0]),
    [north, south] = d3.extent(root.descendants(), (d) => at(d)[1]);
  const wide = Math.max(0.4 * size, east - west + 50),
    high = Math.max(0.3 * size, south - north + 50);
  svg
    .attr("viewBox", `${size / 2 + (west + east - wide) / 2} ${size / 2 + (north + south - high) / 2} ${wide} ${high}`)
    .attr("width", Math.min(size, 1.6 * wide))
    .attr("height", (Math.min(size, 1.6 * wide) * high) / wide);
  return nodes;
}

/** The post itself, a bought share, or the kind of an organic one. */
function nodeKind(node) {
  return node[1] === null ? "root" : node[6] ? "paid" : node[2];
}

/** The cascade on a card, with what it tells and who carried it. */
function cascadeChart(post, details) {
  const place = document.getElementById("card-cascade");
  if (!details.cascade) {
    const why = post.shape_null_because
      ? "cascade_unknown"
      : post.shares === null
        ? "cascade_unlogged"
        : post.cascade_size > 1
          ? "cascade_unknown"
          : "cascade_none";
    place.append(element("p", { cls: "note", text: say(why) }));
    return;
  }
  const nodes = cascade("#card-cascade", post, details.cascade, 420);
  const left = d3.sum(nodes, (d) => d[5]);
  const figures = [
    number(nodes.length),
    ...(left === 0 ? [] : [number(nodes.length + left)]),
    number(post.cascade_depth),
    number(post.structural_virality, 2),
  ];
  place.append(element("p", { cls: "note", text: say(left === 0 ? "cascade_whole" : "cascade_part", ...figures) }));
  // Shares by how many came through each; all left out came through a node that is drawn.
  const carried = nodes.filter((d) => d[1] !== null).map((d) => d[4] - 1);
  const classes = [
    [10, Infinity],
    [2, 9],
    [1, 1],
  ].map(([least, most]) => carried.filter((n) => n >= least && n <= most).length);
  place.append(
    element("p", { cls: "note", text: say("carriers", ...classes.map((n) => number(n)), number(post.cascade_size - 1 - d3.sum(classes))) }),
  );
  const legend = element("p", { cls: "note" });
  for (const kind of new Set(nodes.map(nodeKind))) {
    const mark = d3.create("svg").attr("width", 12).attr("height", 10).attr("aria-hidden", "true");
    mark
      .append("circle")
      .attr("class", "key " + kind)
      .attr("cx", 5)
      .attr("cy", 5)
      .attr("r", 4);
    legend.append(mark.node(), (kind === "root" ? say("this_post") : say("kind_" + kind)) + "\u2003");
  }
  place.append(legend);
}
