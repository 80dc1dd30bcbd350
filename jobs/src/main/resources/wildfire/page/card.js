// One post: its verdict and why, its growth against the usual, its cascade.

const REASONS_SHOWN = 5;

/** What is known of a post beside its line in the table; unpacked once, read a line at a time. */
async function detailsOf(post) {
  page.details ??= unpacked("details").then((text) => text.split("\n"));
  return JSON.parse((await page.details)[post.place] || "{}");
}

function postOf(platform, id) {
  return page.posts.find((post) => post.platform === platform && post.post_id === id);
}

/** Shows a post; the address says so, and Back closes it. */
async function openCard(post) {
  const details = await detailsOf(post);
  const dialog = document.getElementById("card");
  const asked = addressOf(post);
  if (dialog.open || addressedPost() === post) history.replaceState(null, "", asked);
  else history.pushState(null, "", asked);
  const body = document.getElementById("card-body");
  body.replaceChildren(
    element(
      "h2",
      { id: "card-title" },
      element("span", { cls: "mark", "data-mark": post.verdict }),
      element("span", { text: post.name, dir: "auto" }),
    ),
    which(post),
    element("p", { cls: "meaning", text: say("meaning_" + post.verdict) }),
    tools(post),
  );
  if (details.text && details.text[0][0] !== post.name) {
    body.append(element("p", { cls: "post-text", dir: "auto", text: details.text[0][0] }));
  }
  body.append(facts(post));
  const reasons = (details.reasons ?? []).sort((a, b) => a[0] - b[0]);
  body.append(element("h3", { text: say("why_this") }), reasonList(post, reasons));
  causes(body, details.causes ?? []);
  const drawn = details.drawn?.[0]?.[0] ?? "shares";
  body.append(
    element(
      "div",
      { cls: "pair" },
      element("div", {}, element("h3", { text: say("growth_" + drawn) }), element("div", { cls: "chart", id: "card-growth" })),
      element("div", {}, element("h3", { text: say("cascade_title") }), element("div", { cls: "chart", id: "card-cascade" })),
    ),
  );
  if (!dialog.open) {
    dialog.showModal();
  }
  dialog.scrollTop = 0;
  drawMarks();
  growthChart(post, details, drawn);
  cascadeChart(post, details);
}

/** To copy the address of the card, and to print it alone. */
function tools(post) {
  const copy = element("button", { type: "button", id: "copy-link", text: say("copy_link") });
  copy.addEventListener("click", async () => {
    const field = element("input", { readonly: "", value: location.href, "aria-label": say("copy_link") });
    try {
      await navigator.clipboard.writeText(location.href);
      copy.textContent = say("copied");
    } catch {
      copy.replaceWith(field); // a page from disk may not reach the clipboard: there it is, to be copied by hand
      field.select();
    }
  });
  const print_ = element("button", { type: "button", text: say("print_card") });
  print_.addEventListener("click", () => print());
  return element("p", { cls: "tools" }, copy, print_);
}

function facts(post) {
  const list = element("ul", { cls: "facts" });
  const add = (key, value) => list.append(element("li", {}, say("fact_" + key) + " ", element("b", { text: value })));
  const some = (key, value, write) => {
    if (value !== null && value !== undefined) add(key, write(value));
  };
  add("published", moment(post.published_at));
  some("format", post.format, (format) => nameOf("format", format));
  some("campaign", post.campaign_id, (campaign) => campaign);
  if (post.triggers)
    add(
      "triggers",
      post.triggers
        .split(",")
        .map((trigger) => nameOf("trigger", trigger))
        .join(", "),
    );
  add(post.speed_age === "settled" ? "size" : "speed", against(post, "speed"));
  add("breadth", against(post, "breadth"));
  add("conversation", against(post, "conversation"));
  add(post.paid_share === null ? "shares_of_any_kind" : "shares", number(post.shares));
  add("accounts", number(post.unique_actors));
  add("comments", number(post.comments));
  add("outside", percent(post.outside_share) + (post.outside_share_within > 0 ? ` ± ${percent(post.outside_share_within)}` : ""));
  add("paid", percent(post.paid_share));
  some("reach", post.reach, number);
  some("impressions", post.impressions, number);
  some("views", post.views, number);
  some("rate_reach", post.engagement_by_reach_share, percent);
  some("rate_impressions", post.engagement_by_impressions_share, percent);
  some("rate_followers", post.engagement_by_followers_share, percent);
  if (post.spend !== null) {
    add("spend", money(post.spend, post.currency));
    for (const [key, cost] of Object.entries(costs([post]))) {
      if (cost !== null) add(key, money(cost, post.currency));
    }
  }
  return list;
}

/** What bought posts of one currency cost, by what they got; null where that is unknown or nothing. */
function costs(posts) {
  const bought = posts.filter((post) => post.spend !== null);
  const by = (count) => {
    const known = bought.filter((post) => count(post) !== null);
    const got = d3.sum(known, count);
    return known.length > 0 && got > 0 ? d3.sum(known, (post) => post.spend) / got : null;
  };
  const outsiders = (post) => (post.unique_actors === null || post.outside_share === null ? null : post.unique_actors * post.outside_share);
  return {
    cost_share: by((post) => post.shares),
    cost_outsider: by(outsiders),
    cost_reached: by((post) => (post.reach === null ? null : post.reach / 1000)),
  };
}

/** Whether what goes with more, or with less, points to where the post is. */
function fits(verdict, weight) {
  switch (verdict) {
    case "viral":
    case "overperforming":
    case "slow_burn":
    case "broadcast":
    case "talked_about":
      return weight > 0;
    case "flop":
      return weight < 0;
    default:
      return false;
  }
}

/** The weightiest reasons; the others where one asks for them. */
function reasonList(post, reasons) {
  const isFirst = (r) => (r[1] === "evidence" ? r[0] <= REASONS_SHOWN : r[1] !== "association" || fits(post.verdict, r[3]));
  const first = listed(post, reasons.filter(isFirst));
  const others = reasons.filter((r) => !isFirst(r));
  return others.length === 0
    ? first
    : element(
        "div",
        {},
        first,
        element("details", {}, element("summary", { text: say("more_reasons", others.length) }), listed(post, others)),
      );
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
  const fitting = rows.filter((r) => r[3]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const unchecked = [...new Set(rows.filter((r) => !r[3]).map((r) => r[2]))];
  if (fitting.length > 0) {
    body.append(element("h3", { text: say("fits_title") }));
    for (const [cause, signs] of d3.group(fitting, (r) => r[2])) {
      const list = element("ul", { cls: "reasons" }, ...signs.map((s) => element("li", { text: s[5] })));
      body.append(element("p", { "data-cause": cause, text: signs[0][6] }), list);
    }
  }
  if (unchecked.length > 0) {
    body.append(element("p", { cls: "note", text: say("unchecked", unchecked.map((c) => say("cause_" + c)).join(", ")) }));
  }
}

/** Opens the card that the address asks for, or closes the one that it no longer asks for. */
function followAddress() {
  const post = addressedPost();
  const dialog = document.getElementById("card");
  if (post) openCard(post);
  else if (dialog.open) dialog.close();
}

function startCards() {
  for (const link of document.querySelectorAll("a[data-post]")) {
    link.addEventListener("click", (event) => {
      const post = postOf(link.dataset.platform, link.dataset.post);
      if (post) {
        event.preventDefault();
        openCard(post);
      }
    });
  }
  const dialog = document.getElementById("card");
  dialog.addEventListener("close", () => history.replaceState(null, "", addressOf(null)));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  addEventListener("beforeprint", () => {
    if (dialog.open) {
      const copy = document.getElementById("card-body").cloneNode(true);
      copy.id = "printed-card";
      document.body.append(copy);
    }
  });
  addEventListener("afterprint", () => document.getElementById("printed-card")?.remove());
  addEventListener("popstate", followAddress);
  followAddress();
}
