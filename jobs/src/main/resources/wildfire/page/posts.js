// All posts: the bar of verdicts, and the table.

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
    svg
      .append("rect")
      .attr("x", x(from))
      .attr("width", Math.max(1.5, x(posts) - 1))
      .attr("height", 22)
      .attr("class", "v-" + verdict)
      .append("title")
      .text(`${say("verdict_" + verdict)}: ${number(posts)}`);
    from += posts;
  }
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
    return element(
      "td",
      { cls: "post-name", ...attributes },
      open,
      element("small", {}, `${nameOf("platform", post.platform)} ${post.post_id} `, ...seePost(post)),
    );
  }
  if (value === null || value === undefined || value === "") {
    return element("td", { cls: NUMERIC.includes(column.kind) ? "n unknown" : "unknown", text: "–", title: say("unknown"), ...attributes });
  }
  switch (column.kind) {
    case "verdict":
      return element(
        "td",
        { title: say("meaning_" + value), ...attributes },
        element("span", { cls: "mark", "data-mark": value }),
        say("verdict_" + value),
      );
    case "times":
      return element("td", { cls: "n", title: against(post, column.id.replace("_factor", "")), text: times(value), ...attributes });
    case "count":
      return element("td", { cls: "n", text: number(value), ...attributes });
    case "share":
      return element("td", { cls: "n", text: percent(value), ...attributes });
    case "money":
      return element("td", { cls: "n", text: money(value, post.currency), ...attributes });
    case "moment":
      return element("td", {
        text: new Date(value * 60000).toLocaleDateString(page.language, {
          timeZone: "UTC",
          day: "numeric",
          month: "short",
          year: "numeric",
        }),
        title: moment(value),
        ...attributes,
      });
    case "names":
      return element("td", {
        text: value
          .split(",")
          .map((each) => nameOf(column.name, each))
          .join(", "),
        ...attributes,
      });
    default:
      return element("td", { text: value, ...attributes });
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
    head.append(
      element(
        "th",
        {
          scope: "col",
          cls: NUMERIC.includes(column.kind) ? "n" : "",
          "data-column": column.id,
          "aria-sort": shown.sort === column ? (shown.descending ? "descending" : "ascending") : "none",
        },
        button,
      ),
    );
  }
  const from = most === ON_A_PAGE ? shown.from : 0;
  const rows = shown.found.slice(from, from + most).map((post) => element("tr", {}, ...columns().map((column) => cell(post, column))));
  document.getElementById("table").replaceChildren(element("thead", {}, head), element("tbody", {}, ...rows));
  drawMarks();
  document.getElementById("found").textContent = say("found", number(shown.found.length), number(page.posts.length));
  const turn = (by, word) => {
    const button = element("button", { type: "button", text: word });
    button.disabled = shown.from + by < 0 || shown.from + by >= shown.found.length;
    button.addEventListener("click", () => {
      shown.from += by;
      table();
    });
    return button;
  };
  const last = Math.min(shown.found.length, shown.from + ON_A_PAGE);
  document
    .getElementById("pages")
    .replaceChildren(
      turn(-ON_A_PAGE, say("previous")),
      ` ${number(Math.min(shown.from + 1, last))}–${number(last)} `,
      turn(ON_A_PAGE, say("next")),
    );
  document.getElementById("left-out").textContent =
    shown.found.length > PRINTED ? say("left_out", number(PRINTED), number(shown.found.length)) : "";
}

/** All columns of the posts that were found, as CSV that a spreadsheet takes for no formula. */
function csv() {
  const ids = [
    "platform",
    "post_id",
    "url",
    ...COLUMNS.map((column) => column.id),
    "currency",
    ...["speed", "breadth", "conversation"].flatMap((d) => [d + "_observed", d + "_baseline"]),
  ];
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
