// Which posts are looked at: the filters, the address that says them, and what the first screen says of them.

const FILTERS = ["verdict", "platform", "campaign", "account", "trigger", "boosted"];
const shown = { filters: {}, words: "", columns: null, sort: null, descending: true, from: 0, found: [] };

/** What stands behind # in the address: name=value, with & between them. */
function address() {
  const parts = {};
  for (const part of location.hash.slice(1).split("&")) {
    const equals = part.indexOf("=");
    if (equals > 0) parts[part.slice(0, equals)] = part.slice(equals + 1);
  }
  return parts;
}

/** What the address says of the filters, the search, the columns and the order. */
function readAddress() {
  const parts = address();
  const read = (name) => (name in parts ? decodeURIComponent(parts[name]) : "");
  shown.filters = Object.fromEntries(FILTERS.map((name) => [name, read(name)]).filter(([, value]) => value !== ""));
  shown.words = read("q");
  const columns = read("columns")
    .split(",")
    .filter((id) => COLUMNS.some((column) => column.id === id));
  shown.columns = columns.length > 0 ? columns : null;
  const order = /^(-?)(\w+)$/.exec(read("sort"));
  shown.sort = order ? (COLUMNS.find((column) => column.id === order[2]) ?? null) : null;
  shown.descending = order ? order[1] === "-" : true;
}

/** The address of what is shown, with a post's card or without. */
function addressOf(post) {
  const parts = FILTERS.filter((name) => shown.filters[name]).map((name) => [name, encodeURIComponent(shown.filters[name])]);
  if (shown.words) parts.push(["q", encodeURIComponent(shown.words)]);
  if (shown.columns) parts.push(["columns", shown.columns.join(",")]);
  if (shown.sort) parts.push(["sort", (shown.descending ? "-" : "") + shown.sort.id]);
  if (post) parts.push(["post", encodeURIComponent(post.platform) + "/" + encodeURIComponent(post.post_id)]);
  const hash = parts.map(([name, value]) => name + "=" + value).join("&");
  return location.pathname + location.search + (hash ? "#" + hash : "");
}

/** The post whose card the address asks for; null for none. */
function addressedPost() {
  const asked = /^([^/]+)\/(.+)$/.exec(address().post ?? "");
  return asked ? (postOf(decodeURIComponent(asked[1]), decodeURIComponent(asked[2])) ?? null) : null;
}

/** Whether money is known to have pushed a post: yes, no, or unknown. */
function boosted(post) {
  if (post.spend > 0 || post.paid_share > 0) return "yes";
  return post.paid_share === 0 ? "no" : "unknown";
}

function has(post, filter, value) {
  switch (filter) {
    case "campaign":
      return (post.campaign_id ?? "-") === value;
    case "trigger":
      return (post.triggers ?? "").split(",").includes(value);
    case "boosted":
      return boosted(post) === value;
    case "account":
      return post.account === value;
    default:
      return post[filter] === value;
  }
}

function isNarrowed() {
  return Object.keys(shown.filters).length > 0;
}

function setFilter(name, value) {
  if (value) shown.filters[name] = value;
  else delete shown.filters[name];
  const select = document.getElementById("filter-" + name);
  if (select) select.value = value ?? "";
  refresh();
}

/** Looks for the posts anew, puts them in order, and draws all that is of them. */
function refresh() {
  const words = shown.words
    .toLocaleLowerCase(page.language)
    .split(/\s+/)
    .filter((word) => word);
  const filters = Object.entries(shown.filters);
  shown.found = page.posts.filter(
    (post) => filters.every(([name, value]) => has(post, name, value)) && words.every((word) => post.searched.includes(word)),
  );
  if (shown.sort) {
    const { value } = shown.sort;
    const sign = shown.descending ? -1 : 1;
    // What is unknown stands last, whichever way one sorts.
    shown.found.sort((a, b) => {
      const left = value(a) === "" ? null : value(a),
        right = value(b) === "" ? null : value(b);
      return left === null || right === null ? (left === null) - (right === null) : sign * d3.ascending(left, right);
    });
  }
  shown.from = 0;
  history.replaceState(null, "", addressOf(addressedPost()));
  for (const button of document.querySelectorAll("#verdict-legend button")) {
    button.setAttribute("aria-pressed", String(button.dataset.verdict === shown.filters.verdict));
  }
  headline();
  verdictBar();
  highlights();
  scatter();
  timeline();
  table();
}

/** The counts of what is looked at: of all posts where nothing is filtered, also of those that are not on the page. */
function verdictCounts() {
  if (!isNarrowed() && !shown.words) return page.verdicts;
  const counts = d3.rollup(
    shown.found,
    (posts) => posts.length,
    (post) => post.verdict,
  );
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, counts.get(verdict) ?? 0]));
}

function filterName(name, value) {
  switch (name) {
    case "verdict":
      return say("verdict_" + value);
    case "platform":
      return nameOf("platform", value);
    case "trigger":
      return nameOf("trigger", value);
    case "boosted":
      return say("boosted_" + value);
    case "account":
      return accountName(value);
    default:
      return value === "-" ? say("no_campaign") : value;
  }
}

function accountName(account) {
  const [platform, number_] = account.split("/");
  return say("account_name", nameOf("platform", platform), number_);
}

/** The first line, of what is looked at. */
function headline() {
  const title = document.getElementById("headline");
  page.headline ??= title.textContent;
  const counts = verdictCounts();
  const narrowed = isNarrowed();
  title.textContent = narrowed
    ? say(
        shown.found.length === 1 ? "headline_one" : "headline_some",
        Object.entries(shown.filters)
          .map(([name, value]) => filterName(name, value))
          .join(", "),
        number(counts.viral ?? 0),
        number(shown.found.length),
        number(counts.flop ?? 0),
      )
    : page.headline;
  document.getElementById("show-all").hidden = !narrowed;
  const span = document.querySelector(".span");
  page.span ??= span.textContent;
  span.textContent = narrowed ? say("narrowed") : page.span;
  for (const button of document.querySelectorAll("#verdict-legend button")) {
    button.querySelector("b").textContent = number(counts[button.dataset.verdict] ?? 0);
  }
}

/** A post on the first screen, with the reason that weighs most. */
async function toldPost(post, sentence) {
  const details = await detailsOf(post);
  const first = (details.reasons ?? []).reduce((least, reason) => (least === null || reason[0] < least[0] ? reason : least), null);
  const open = element("a", { href: addressOf(post), dir: "auto", text: post.name });
  open.addEventListener("click", (event) => {
    event.preventDefault();
    openCard(post);
  });
  const figures = ["speed", "breadth"]
    .filter((dimension) => post[dimension + "_baseline"] !== null && post[dimension + "_observed"] !== null)
    .map((dimension) => {
      const factor = post[dimension + "_factor"];
      const name = say("told_" + (dimension === "speed" && post.speed_age === "settled" ? "size" : dimension));
      const numbers = say("against", number(post[dimension + "_observed"]), number(post[dimension + "_baseline"], 1));
      return element(
        "span",
        {},
        ...(factor === null ? [] : [element("b", { text: times(factor) }), " "]),
        name + " ",
        element("small", { text: numbers }),
      );
    });
  return element(
    "article",
    { cls: "told" },
    element("h3", {}, open),
    which(post),
    element("p", { cls: "times" }, ...figures.flatMap((figure) => [figure, " "])),
    element("p", { text: sentence ?? first?.[4] ?? say("no_reasons") }),
  );
}

/** Verdict, day, platform and id, and the post itself. */
function which(post) {
  const day_ = post.published_at === null ? "" : ` · ${day(post.published_at)}`;
  const see = seePost(post);
  return element(
    "p",
    { cls: "which" },
    element("span", { cls: "verdict", text: say("verdict_" + post.verdict) }),
    `${day_} · ${nameOf("platform", post.platform)} ${post.post_id}`,
    ...(see.length > 0 ? [" · ", ...see] : []),
  );
}

/** With a capital in front. */
function capital(words) {
  return words.slice(0, 1).toLocaleUpperCase(page.language) + words.slice(1);
}

/** How far a post is from the usual, as the first screen has it. */
function distance(post) {
  const far = (doublings_) => (doublings_ === null ? 0 : Math.max(-10, doublings_));
  return Math.abs(far(post.fast) + far(post.wide));
}

/** The post that came closest to going viral, and what was missing; null where none came close. */
function nearestMiss(posts) {
  for (const verdict of ["broadcast", "bought", "overperforming", "slow_burn"]) {
    const near = posts.filter((post) => post.verdict === verdict && post.speed_factor !== null);
    const post = d3.greatest(near, distance);
    if (post) {
      const what =
        verdict === "broadcast" && post.outside_share !== null
          ? "outside"
          : verdict === "bought" && post.paid_share !== null
            ? "paid"
            : "plain";
      return [post, say("miss_" + what, times(post.speed_factor), percent(what === "paid" ? post.paid_share : post.outside_share))];
    }
  }
  return null;
}

/** What went viral, what flopped, what came closest, and three cascades beside each other. */
async function highlights() {
  const turn = (highlights.turn = (highlights.turn ?? 0) + 1);
  const farthest = (verdict) =>
    shown.found.filter((post) => post.verdict === verdict).sort((a, b) => distance(b) - distance(a) || a.place - b.place);
  const miss = nearestMiss(shown.found);
  const missed = miss === null ? [element("p", { cls: "none", text: say("miss_none") })] : [await toldPost(...miss)];
  const lists = isNarrowed()
    ? await Promise.all(
        ["viral", "flop"].map((verdict) =>
          Promise.all(
            farthest(verdict)
              .slice(0, 3)
              .map((post) => toldPost(post)),
          ),
        ),
      )
    : null;
  const drawn = [];
  for (const verdict of ["viral", "broadcast", "bought"]) {
    for (const post of farthest(verdict).slice(0, 5)) {
      const details = await detailsOf(post);
      if (details.cascade) {
        drawn.push([post, details]);
        break;
      }
    }
  }
  if (turn !== highlights.turn) return; // what is looked at has changed meanwhile
  document.getElementById("miss").replaceChildren(...missed);
  for (const [place, verdict] of [
    ["told-viral", 0],
    ["told-flops", 1],
  ]) {
    const into = document.getElementById(place);
    into.original ??= [...into.childNodes];
    into.replaceChildren(
      ...(lists === null
        ? into.original
        : lists[verdict].length > 0
          ? lists[verdict]
          : [element("p", { cls: "none", text: say("none_here") })]),
    );
  }
  document.getElementById("told-bought").hidden = lists !== null;
  const shapes = document.getElementById("shapes");
  shapes.replaceChildren(
    ...drawn.map(([post]) => {
      const open = element("button", { cls: "linkish", type: "button", text: short(post.name), dir: "auto" });
      open.addEventListener("click", () => openCard(post));
      return element(
        "figure",
        { id: "shape-" + post.verdict },
        element("div", { cls: "chart" }),
        element(
          "figcaption",
          {},
          element("b", { text: say("verdict_" + post.verdict) }),
          " ",
          open,
          element("small", { text: say("shape_" + post.verdict) }),
        ),
      );
    }),
  );
  for (const [post, details] of drawn) {
    cascade(`#shape-${post.verdict} .chart`, post, details.cascade, 210);
  }
}

function options(name, values) {
  const select = document.getElementById("filter-" + name);
  select.append(element("option", { value: "", text: say("any") }), ...values.map(([value, text]) => element("option", { value, text })));
  select.value = shown.filters[name] ?? "";
  select.addEventListener("change", () => setFilter(name, select.value));
  select.closest("label").hidden = values.length < 2 && !select.value;
}

function startFilters() {
  readAddress();
  const values = (read) => [...new Set(page.posts.flatMap(read))].filter((value) => value).sort(d3.ascending);
  options(
    "verdict",
    VERDICTS.filter((verdict) => page.verdicts[verdict] > 0).map((verdict) => [verdict, say("verdict_" + verdict)]),
  );
  for (const [name, read] of [
    ["platform", (post) => post.platform],
    ["campaign", (post) => post.campaign_id ?? "-"],
    ["account", (post) => post.account],
    ["trigger", (post) => (post.triggers ?? "").split(",")],
    ["boosted", boosted],
  ]) {
    options(
      name,
      values(read).map((value) => [value, filterName(name, value)]),
    );
  }
  const search = document.getElementById("search");
  search.value = shown.words;
  search.addEventListener("input", () => {
    shown.words = search.value.trim();
    refresh();
  });
  document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("show-all").addEventListener("click", () => {
    for (const name of FILTERS) document.getElementById("filter-" + name).value = "";
    shown.filters = {};
    refresh();
  });
  for (const button of document.querySelectorAll("#verdict-legend button")) {
    button.addEventListener("click", () =>
      setFilter("verdict", shown.filters.verdict === button.dataset.verdict ? "" : button.dataset.verdict),
    );
  }
  document.getElementById("how-texts").hidden = page.posts.length === 0 || page.posts.some((post) => post.first_words !== null);
}
