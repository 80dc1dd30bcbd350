// Campaigns: their posts by day, beside each other, and what to do next.

/** From so many posts on something is said of a group of them. */
const ENOUGH = 3;

/** Posts by day: how often each was shared, and its verdict. */
function timeline() {
  const dated = shown.found.filter((post) => post.published_at !== null && post.shares !== null);
  document.getElementById("timeline-note").textContent =
    dated.length === shown.found.length
      ? say("scatter_all", number(dated.length))
      : say("timeline_some", number(dated.length), number(shown.found.length));
  d3.select("#timeline").selectAll("*").remove();
  if (dated.length === 0) return;
  const width = widthOf("#timeline", 1150),
    height = 260,
    margin = { top: 14, right: 16, bottom: 28, left: 52 };
  const svg = drawing("#timeline", width, height, say("timeline_label", number(dated.length)));
  const [first, last] = d3.extent(dated, (post) => post.published_at);
  const x = d3.scaleUtc([new Date(first * 60000 - 43200000), new Date(last * 60000 + 43200000)], [margin.left, width - margin.right]);
  const y = d3.scaleSymlog(
    [
      0,
      Math.max(
        10,
        d3.max(dated, (post) => post.shares),
      ),
    ],
    [height - margin.bottom, margin.top],
  );
  const format = new Intl.DateTimeFormat(page.language, { timeZone: "UTC", day: "numeric", month: "short" });
  axis(svg, 0, height - margin.bottom)
    .call(
      d3
        .axisBottom(x)
        .ticks(width < 500 ? 4 : 8)
        .tickFormat((date) => format.format(date))
        .tickSizeOuter(0),
    );
  const ticks = [0, 1, 10, 100, 1000, 10000, 100000].filter((n) => n <= y.domain()[1]);
  axis(svg, margin.left, 0)
    .call(
      d3
        .axisLeft(y)
        .tickValues(ticks)
        .tickFormat((n) => number(n))
        .tickSizeOuter(0),
    );
  svg.append("text").attr("class", "quiet").attr("x", 4).attr("y", 10).text(say("axis_shares"));
  const at = (post) => [x(new Date(post.published_at * 60000)), y(post.shares)];
  for (const verdict of [...VERDICTS].reverse()) {
    const posts = dated.filter((post) => post.verdict === verdict);
    const area = verdict === "viral" ? 140 : verdict === "typical" || verdict === "not_enough_evidence" ? 26 : 70;
    const path = d3.pathRound(1);
    for (const post of posts) {
      d3.symbol(SHAPES[verdict], area).context(moved(path, ...at(post)))();
    }
    if (posts.length > 0)
      svg
        .append("path")
        .attr("class", "dots v-" + verdict)
        .attr("d", path.toString());
  }
  pointing(
    svg,
    width,
    [...dated].sort((a, b) => a.published_at - b.published_at),
    {
      at,
      radius: () => 9,
      said: (post) => `${day(post.published_at)}, ${short(post.name)}: ${number(post.shares)}, ${say("verdict_" + post.verdict)}`,
    },
  );
}

/** Median with its 95 % interval by ranks (binomial), which takes posts as independent; null of too few. */
function medianOf(values) {
  const known = values.filter((value) => value !== null && value !== undefined).sort(d3.ascending);
  const n = known.length;
  if (n === 0) return null;
  let rank = -1,
    below = 0,
    chance = 0.5 ** n;
  if (n < 1000) {
    while (below + chance <= 0.025) {
      below += chance;
      rank++;
      chance *= (n - rank) / (rank + 1);
    }
  } else {
    rank = Math.floor(n / 2 - 0.98 * Math.sqrt(n)) - 1;
  }
  return { n, median: d3.median(known), low: rank < 0 ? null : known[rank], high: rank < 0 ? null : known[n - 1 - rank] };
}

/** A median and its interval, written and drawn. */
function medianCell(its, scale, write) {
  if (its === null) return element("td", { cls: "n unknown", text: "–", title: say("unknown") });
  const td = element("td", {
    cls: "n",
    title: say(
      its.low === null ? "median_few" : "median_of",
      number(its.n),
      its.low === null ? "" : write(its.low),
      its.low === null ? "" : write(its.high),
    ),
  });
  td.append(
    element("b", { text: write(its.median) }),
    element("small", { text: its.low === null ? say("n_of", number(its.n)) : ` ${write(its.low)}–${write(its.high)}` }),
  );
  if (its.low !== null) {
    const svg = d3
      .select(td)
      .append("svg")
      .attr("class", "interval-line")
      .attr("width", 120)
      .attr("height", 10)
      .attr("aria-hidden", "true");
    svg.append("line").attr("class", "usual").attr("x1", scale(scale.usual)).attr("x2", scale(scale.usual)).attr("y2", 10);
    svg.append("line").attr("class", "interval clear").attr("x1", scale(its.low)).attr("x2", scale(its.high)).attr("y1", 5).attr("y2", 5);
    svg.append("circle").attr("class", "point clear").attr("cx", scale(its.median)).attr("cy", 5).attr("r", 3.5);
  }
  return td;
}

/** Campaigns beside each other: verdicts as bars, medians with intervals, costs. */
function campaignTable() {
  const head = ["campaign", "posts", "verdicts", "speed", "breadth", "conversation", "outside", "rate", "cost"];
  const factor = d3.scaleLog([0.25, 4], [4, 116]).clamp(true);
  const write = (value) => times(value);
  const share = Object.assign(d3.scaleLinear([0, 1], [4, 116]).clamp(true), { usual: 0.5 });
  const scale = Object.assign((value) => factor(Math.max(0.01, value)), { usual: 1 });
  const body = [];
  for (const [campaign, rows] of d3.group(page.campaigns, (row) => row.campaign_id ?? "-")) {
    const posts = page.posts.filter((post) => (post.campaign_id ?? "-") === campaign);
    const all = d3.sum(rows, (row) => row.posts);
    const verdicts = VERDICTS.map((verdict) => [verdict, d3.sum(rows, (row) => row[verdict + "_posts"] ?? 0)]).filter(
      (each) => each[1] > 0,
    );
    const bar = element("td");
    const svg = d3
      .select(bar)
      .append("svg")
      .attr("width", 110)
      .attr("height", 16)
      .attr("role", "img")
      .attr("aria-label", verdicts.map(([verdict, n]) => `${say("verdict_" + verdict)} ${n}`).join(", "));
    let from = 0;
    for (const [verdict, n] of verdicts) {
      svg
        .append("rect")
        .attr("x", (110 * from) / all)
        .attr("width", Math.max(1, (110 * n) / all - 1))
        .attr("height", 16)
        .attr("class", "v-" + verdict)
        .append("title")
        .text(`${say("verdict_" + verdict)}: ${number(n)} (${percent(n / all)})`);
      from += n;
    }
    bar.append(
      element("small", {
        text: say("viral_flops", number(d3.sum(rows, (row) => row.viral_posts ?? 0)), number(d3.sum(rows, (row) => row.flop_posts ?? 0))),
      }),
    );
    const look = element("button", { cls: "linkish", type: "button", text: filterName("campaign", campaign), "data-campaign": campaign });
    look.addEventListener("click", () => {
      setFilter("campaign", campaign);
      document.getElementById("answer").scrollIntoView();
    });
    const of = (id) => medianOf(posts.map((post) => post[id]));
    const by = ["reach", "impressions", "followers"].map((what) => `engagement_by_${what}_share`).find((id) => of(id) !== null);
    const currencies = [...new Set(posts.filter((post) => post.spend !== null).map((post) => post.currency))];
    const cost = currencies.length === 1 ? costs(posts) : {};
    const costCell = element(
      "td",
      { cls: "n" },
      ...Object.entries(cost)
        .filter(([, value]) => value !== null)
        .flatMap(([key, value]) => [element("b", { text: money(value, currencies[0]) }), element("small", { text: say("column_" + key) })]),
    );
    if (costCell.childNodes.length === 0) costCell.textContent = "–";
    body.push(
      element(
        "tr",
        {},
        element("th", { scope: "row" }, look),
        element("td", { cls: "n", text: number(all) }),
        bar,
        medianCell(of("speed_factor"), scale, write),
        medianCell(of("breadth_factor"), scale, write),
        medianCell(of("conversation_factor"), scale, write),
        medianCell(of("outside_share"), share, percent),
        element("td", { cls: "n", ...(by ? { text: percent(of(by).median), title: say("column_" + by) } : { text: "–" }) }),
        costCell,
      ),
    );
  }
  document
    .getElementById("campaign-table")
    .replaceChildren(
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          ...head.map((each, i) => element("th", { scope: "col", cls: i === 1 || i > 2 ? "n" : "", text: say("campaign_" + each) })),
        ),
      ),
      element("tbody", {}, ...body),
    );
}

/** What follows for a campaign from its rows: three sentences at most, each with how sure it is. */
function nextSteps(posts) {
  const steps = [];
  const having = (post, pattern) =>
    pattern.kind === "trigger" ? (post.triggers ?? "").split(",").includes(pattern.factor) : post.format === pattern.factor;
  const patterns = page.associations
    .filter((a) => isClear(a) && a.unit === "doublings" && (a.kind === "trigger" || a.kind === "format"))
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  for (const wanted of ["more", "less"]) {
    const pattern = patterns.find(
      (a) =>
        a.conclusion === wanted &&
        posts.filter((post) => (a.platform === "all" || post.platform === a.platform) && having(post, a)).length >= ENOUGH,
    );
    if (pattern) {
      steps.push(
        say(
          "next_" + wanted,
          capital(factorName(pattern.kind, pattern.factor)),
          pattern.platform === "all" ? say("all") : nameOf("platform", pattern.platform),
          number(2 ** pattern.difference, 1),
          say("outcome_short_" + pattern.outcome),
          number(2 ** pattern.low, 1),
          number(2 ** pattern.high, 1),
          number(pattern.with),
        ),
      );
    }
  }
  const fast = posts.filter((post) => ["viral", "broadcast"].includes(post.verdict));
  const stayed = fast.filter((post) => post.verdict === "broadcast");
  if (stayed.length > 0 && stayed.length >= fast.length / 2) {
    steps.push(say("next_broadcast", number(stayed.length), number(fast.length)));
  }
  const boosts = d3
    .groups(
      posts.filter((post) => boosted(post) === "yes" && post.speed_factor !== null),
      (post) => post.platform,
    )
    .filter(([, of]) => of.length >= ENOUGH)
    .map(([platform, of]) => [
      platform,
      of,
      of.filter((post) => ["viral", "overperforming", "slow_burn", "broadcast"].includes(post.verdict)).length,
    ])
    .sort((a, b) => a[2] / a[1].length - b[2] / b[1].length || b[1].length - a[1].length);
  if (boosts.length > 0) {
    const [platform, of, above] = boosts[0];
    steps.push(say(above === 0 ? "next_boost_none" : "next_boost_some", nameOf("platform", platform), number(above), number(of.length)));
  }
  const weak = posts.filter((post) => post.causes);
  const causes_ = d3
    .rollups(
      weak.flatMap((post) => post.causes.split(",")),
      (all) => all.length,
      (cause) => cause,
    )
    .filter(([cause]) => !["logging_gap", "too_young"].includes(cause))
    .sort((a, b) => b[1] - a[1]);
  if (causes_.length > 0) {
    steps.push(say("next_cause", say("cause_" + causes_[0][0]), number(causes_[0][1]), number(weak.length)));
  }
  return steps.slice(0, 3);
}

function next() {
  const list = document.getElementById("next");
  list.replaceChildren(
    ...d3
      .groups(page.posts, (post) => post.campaign_id ?? "-")
      .filter(([campaign, posts]) => campaign !== "-" || posts.length === page.posts.length)
      .map(([campaign, posts]) => {
        const steps = nextSteps(posts);
        return element(
          "div",
          {},
          element("h3", { text: filterName("campaign", campaign) }),
          element("ul", { cls: "reasons" }, ...(steps.length > 0 ? steps : [say("next_nothing")]).map((text) => element("li", { text }))),
        );
      }),
  );
}

function startCampaigns() {
  campaignTable();
  next();
}
